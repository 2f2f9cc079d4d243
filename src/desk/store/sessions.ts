/** Who is signed in: held by a cookie, ended by time, by silence or by hand. */
import { HOUR, MINUTE } from '../../model/duration.ts';
import type { SecondFactor } from './second-factor.ts';
import { digestOf, newSecret } from './codes.ts';
import { csrfTokenOf } from './csrf-token.ts';
import { Store, type Database, type Row } from './database.ts';
import { personOf, type Person, type Session } from './staff.ts';

/** A working day. */
const LONGEST = 12 * HOUR;
/** Nothing was asked for so long: somebody left the table (OWASP ASVS 7.3.1). */
const IDLE = HOUR;
/** From the password to the code of the second factor. */
const WAITING = 10 * MINUTE;

export interface OpenSession {
  /** When it was opened and last used, ms since 1970. */
  opened: number;
  seen: number;
  isOwn: boolean;
}

export class Sessions extends Store {
  readonly #factor: SecondFactor;

  constructor(db: Database, now: () => number, factor: SecondFactor) {
    super(db, now);
    this.#factor = factor;
  }

  /**
   * After a right password.
   * @returns What the cookie holds; `waiting` where a code of the second factor comes first.
   */
  open({ id }: Person): { secret: string; waiting: boolean } {
    const waiting = this.#factor.isOn(id);
    return { secret: this.#insert(id, waiting), waiting };
  }

  #insert(staff: number, waiting: boolean): string {
    const secret = newSecret();
    const now = this.now();
    this.db.run('DELETE FROM session WHERE expires < ? OR seen < ?', now, now - LONGEST);
    const expires = now + (waiting ? WAITING : LONGEST);
    this.db.run(
      `INSERT INTO session (token, staff, csrf_token, expires, seen, opened, pending)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ...[digestOf(secret), staff, newSecret(), expires, now, now, waiting ? 1 : 0],
    );
    return secret;
  }

  /** Whose session that is; looking keeps it awake. */
  find(secret: string): Session | undefined {
    const row = this.#row(secret, 0);
    if (!row) return undefined;
    if (Number(row['seen']) < this.now() - MINUTE)
      this.db.run('UPDATE session SET seen = ? WHERE token = ?', this.now(), digestOf(secret));
    return sessionOf(row);
  }

  /** Who has given the right password and not yet the code. */
  waiting(secret: string): Session | undefined {
    const row = this.#row(secret, 1);
    return row && sessionOf(row);
  }

  /** After a right code. @returns Another secret: what was known before it opens nothing. */
  admit(secret: string): string {
    const session = this.waiting(secret);
    if (!session) throw new Error('No session waits for a code');
    return this.db.transaction(() => {
      this.close(secret);
      return this.#insert(session.person.id, false);
    });
  }

  /** After the password was asked for again. @returns Another secret for the same session. */
  renew(secret: string): string {
    const next = newSecret();
    const sql = 'UPDATE session SET token = ? WHERE token = ?';
    this.db.run(sql, digestOf(next), digestOf(secret));
    return next;
  }

  close(secret: string): void {
    this.db.run('DELETE FROM session WHERE token = ?', digestOf(secret));
  }

  /** Ends a person's sessions, but for the one that asks. */
  closeAll(staff: number, except = ''): void {
    this.db.run('DELETE FROM session WHERE staff = ? AND token <> ?', staff, digestOf(except));
  }

  /** A person's sessions, the last used first. */
  list(staff: number, own: string): OpenSession[] {
    const sql = `SELECT opened, seen, token = ? AS own FROM session
      WHERE staff = ? AND pending = 0 AND expires > ? AND seen > ? ORDER BY seen DESC`;
    const now = this.now();
    return this.db
      .all<Omit<OpenSession, 'isOwn'> & { own: 0 | 1 }>(sql, digestOf(own), staff, now, now - IDLE)
      .map(({ opened, seen, own: isOwn }) => ({ opened, seen, isOwn: isOwn === 1 }));
  }

  #row(secret: string, pending: 0 | 1): Row | undefined {
    const sql = `SELECT staff.*, session.csrf_token, session.seen FROM session
      JOIN staff ON staff.id = session.staff
      WHERE session.token = ? AND session.expires > ? AND session.seen > ?
      AND session.pending = ? AND staff.disabled IS NULL`;
    const now = this.now();
    return this.db.get(sql, digestOf(secret), now, now - IDLE, pending);
  }
}

const sessionOf = (row: Row): Session => {
  const person = personOf(row);
  return { person, csrfToken: csrfTokenOf(person.id, String(row['csrf_token'])) };
};
