/** A second factor at sign-in: codes by time (TOTP, RFC 6238) and codes for a lost telephone. */
import { Secret, TOTP } from 'otpauth';
import { digestOf } from './codes.ts';
import { Store, type Row } from './database.ts';

const SECONDS = 30;
const DIGITS = 6;
/** A telephone's clock may be a step early or late. */
const WINDOW = 1;
const RECOVERY_CODES = 8;
/** Bytes by chance of each: beyond guessing, so that a plain hash may be kept (OWASP ASVS 6.5.2). */
const RECOVERY_BYTES = 15;
const MOST_FAILED = 5;
const PAUSE = 15 * 60_000;

/** What an authenticator app is given. */
export interface Enrolment {
  /** Base32, to be typed. */
  secret: string;
  /** `otpauth://…`, to be scanned. */
  uri: string;
}

export class SecondFactor extends Store {
  isOn(staff: number): boolean {
    return this.#row(staff)?.['confirmed'] === 1;
  }

  /** How many codes for a lost telephone are left. */
  recoveryLeft(staff: number): number {
    return this.#recovery(staff).length;
  }

  /** The secret to enrol with: the same until it is confirmed, so that a page may be opened again. */
  begin(staff: number, { issuer, login }: { issuer: string; login: string }): Enrolment {
    const waiting = this.#row(staff);
    const secret = waiting ? String(waiting['secret']) : new Secret({ size: 20 }).base32;
    if (!waiting)
      this.db.run('INSERT INTO second_factor (staff, secret) VALUES (?, ?)', staff, secret);
    return { secret, uri: totpOf(secret, { issuer, label: login }).toString() };
  }

  /**
   * Turns it on with the first right code.
   * @returns The codes for a lost telephone, shown once; nothing for a wrong code.
   */
  confirm(staff: number, code: string): string[] | undefined {
    return this.db.transaction(() => {
      if (this.isOn(staff) || !this.#useTimed(staff, code)) return undefined;
      const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
      this.db.run(
        'UPDATE second_factor SET confirmed = 1, recovery = ? WHERE staff = ?',
        JSON.stringify(codes.map(recoveryDigest)),
        staff,
      );
      return codes;
    });
  }

  /**
   * Judges a code; each is right once. Whoever knows the password and guesses codes gets five, then
   * one in a quarter of an hour.
   */
  use(staff: number, code: string): 'right' | 'wrong' | 'wait' {
    return this.db.transaction(() => {
      const row = this.#row(staff);
      if (row?.['confirmed'] !== 1) return 'wrong';
      const isTired = Number(row['failed']) >= MOST_FAILED;
      if (isTired && this.now() - Number(row['failed_at']) < PAUSE) return 'wait';
      const isRight = this.#useTimed(staff, code) || this.#useRecovery(staff, code);
      const sql = isRight
        ? 'UPDATE second_factor SET failed = 0, failed_at = ? WHERE staff = ?'
        : 'UPDATE second_factor SET failed = failed + 1, failed_at = ? WHERE staff = ?';
      this.db.run(sql, this.now(), staff);
      return isRight ? 'right' : 'wrong';
    });
  }

  turnOff(staff: number): void {
    this.db.run('DELETE FROM second_factor WHERE staff = ?', staff);
  }

  #useTimed(staff: number, code: string): boolean {
    const row = this.#row(staff);
    const token = code.replace(/\s/g, '');
    if (!row || token.length !== DIGITS) return false;
    const timestamp = this.now();
    const step = totpOf(String(row['secret'])).validate({ token, timestamp, window: WINDOW });
    if (step === null) return false;
    const counter = Math.floor(timestamp / 1000 / SECONDS) + step;
    // A code that was seen over a shoulder is worth nothing a second time.
    const sql = 'UPDATE second_factor SET used = ? WHERE staff = ? AND used < ?';
    return this.db.run(sql, counter, staff, counter) === 1;
  }

  #useRecovery(staff: number, code: string): boolean {
    const known = recoveryDigest(code.slice(0, 60));
    const left = this.#recovery(staff);
    if (!left.includes(known)) return false;
    this.db.run(
      'UPDATE second_factor SET recovery = ? WHERE staff = ?',
      JSON.stringify(left.filter((digest) => digest !== known)),
      staff,
    );
    return true;
  }

  #recovery(staff: number): string[] {
    return JSON.parse(String(this.#row(staff)?.['recovery'] ?? '[]')) as string[];
  }

  #row(staff: number): Row | undefined {
    return this.db.get('SELECT * FROM second_factor WHERE staff = ?', staff);
  }
}

/** `ABCDEF-GHIJKL-MNOPQR-STUVWX`: Base32, to be written down. */
const newRecoveryCode = (): string =>
  new Secret({ size: RECOVERY_BYTES }).base32.replace(/.{6}(?=.)/g, '$&-');

/** What is kept of such a code, however it is typed. */
const recoveryDigest = (code: string): string =>
  digestOf(code.toUpperCase().replace(/[^A-Z2-7]/g, ''));

const totpOf = (secret: string, names: { issuer?: string; label?: string } = {}): TOTP =>
  new TOTP({ ...names, algorithm: 'SHA1', digits: DIGITS, period: SECONDS, secret });
