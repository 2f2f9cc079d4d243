/** `npm run check -- --stick DIR`: whether a simple player will keep the order of the films. */
import type { Options } from '../../base/command/options.ts';
import { t } from '../../i18n/index.ts';
import { namesAsWritten, orderOf, sayOrder } from './index.ts';

/** @returns The exit code: 1 when something on the stick must be looked at. */
export async function checkStick({ lang }: Options, folder: string): Promise<number> {
  const { isRight, text } = sayOrder(orderOf(await namesAsWritten(folder)), t(lang));
  process.stdout.write(text);
  return isRight ? 0 : 1;
}
