/**
 * Wrong receipt codes by network, over all routes that take one. Right ones never count, so that a
 * village behind one address sees all its receipts.
 */
import type { FastifyRequest } from 'fastify';
import { t } from '../../i18n/index.ts';
import { isLongCode } from '../store/codes.ts';
import { networkOf } from './network.ts';
import { languageOf } from './language-of.ts';
import { httpError } from './http-error.ts';
import { Tally } from './tally.ts';

const SPAN = 10 * 60_000;
const MOST = 60;

export class WrongCodes {
  readonly #tally = new Tally(SPAN);

  /**
   * What a code opens.
   * @param find By the code in its one spelling.
   * @throws 429 after too many wrong ones: for wrong codes, and for the short ones of former
   * years, which could be guessed. A long one that is right always passes.
   */
  open<T>(
    request: FastifyRequest,
    code: string | null,
    find: (code: string) => T | undefined,
  ): T | undefined {
    const network = networkOf(request.ip);
    const { count, since } = this.#tally.of(network);
    const isShut = count >= MOST;
    const mayOpen = code !== null && (!isShut || isLongCode(code));
    const found = mayOpen ? find(code) : undefined;
    if (found !== undefined) return found;
    if (isShut) {
      const minutes = Math.max(1, Math.ceil((since + SPAN - Date.now()) / 60_000));
      const key = request.method === 'GET' ? 'desk.wait.look' : 'desk.wait';
      throw httpError(429, t(languageOf(request))(key, { count: minutes }), minutes * 60);
    }
    this.#tally.add(network);
    return undefined;
  }
}
