/** Wrong passwords: guessing gets slow, and nobody can shut somebody else out. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Database } from '../store/database.ts';
import { Tally } from '../app/tally.ts';

const SPAN = 15 * 60_000;
/** Attempts without a pause, of a login from one network or of a known device. */
const FREE = 8;
/** The same of a login from everywhere; known devices are not held up by it. */
const FREE_EVERYWHERE = 60;
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 60_000;

export interface Attempt {
  login: string;
  network: string;
  /** The device was in with this login before. */
  isKnown: boolean;
}

export class LoginThrottle {
  readonly #tally = new Tally(SPAN);

  /**
   * Counts an attempt before anything is compared, so that a hundred at once are a hundred.
   * @returns Seconds to wait when it is too early, and then it does not count; 0 when it may go on.
   */
  begin(attempt: Attempt, now = Date.now()): number {
    const keys = keysOf(attempt);
    const waits = keys.map(([key, free]) => {
      const { count, last } = this.#tally.of(key, now);
      const pause = count < free ? 0 : FIRST_PAUSE * 2 ** (count - free);
      return last + Math.min(pause, LONGEST_PAUSE) - now;
    });
    const wait = Math.max(...waits);
    if (wait > 0) return Math.ceil(wait / 1000);
    for (const [key] of keys) this.#tally.add(key, now);
    return 0;
  }

  /** The password was right. */
  clear(attempt: Attempt): void {
    for (const [key] of keysOf(attempt)) this.#tally.clear(key);
  }
}

const keysOf = ({ login, network, isKnown }: Attempt): [key: string, free: number][] =>
  isKnown
    ? [[`device\n${login}`, FREE]]
    : [
        [`${network}\n${login}`, FREE],
        [login, FREE_EVERYWHERE],
      ];

/** What a device keeps after a login: it opens nothing, and only passes the pauses. */
export const deviceMark = (db: Database, login: string): string =>
  `${Buffer.from(login).toString('base64url')}.${signed(db, login)}`;

/** Whose device it is. */
export function loginOfDevice(db: Database, mark: string | undefined): string | null {
  const [name = '', signature = ''] = (mark ?? '').split('.');
  const login = Buffer.from(name, 'base64url').toString();
  const [right, found] = [Buffer.from(signed(db, login)), Buffer.from(signature)];
  return right.length === found.length && timingSafeEqual(right, found) ? login : null;
}

const signed = (db: Database, login: string): string =>
  createHmac('sha256', db.secret('device')).update(login).digest('base64url');
