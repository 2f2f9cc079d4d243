/** The desk's users: invited by a link, known by a password, held by a cookie. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { latinWords } from '../../intake/draft/latin.ts';
import { DAY } from '../../model/duration.ts';
import { digestOf, newSecret } from './codes.ts';
import { Store, type Row } from './database.ts';
import { readPlaces, type Places } from './places.ts';

/** `specialist`: prepares and approves in the own places; `editor`: also for the screens; `region`: all. */
export const ROLES = ['specialist', 'editor', 'region'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  id: number;
  login: string;
  name: string;
  role: Role;
  places: Places;
}

export interface Invitation {
  name: string;
  role: Role;
  places: Places;
  /** Who is here already and gets a new password by it. */
  staff?: number | null;
}

/** An invitation that nobody has taken up. */
export interface OpenInvitation extends Invitation {
  /** What is kept of the link: it names the invitation and opens nothing. */
  token: string;
  /** Who invited; nobody of the desk where it was the operator. */
  inviter: string | null;
  /** ms since 1970. */
  expires: number;
}

export interface Session {
  person: Person;
  /** What every form of this session must carry (`csrf-token.ts`). */
  csrfToken: string;
}

const INVITATION = 7 * DAY;

/** 64 MB and some 0.2 s for each guess. */
const COST = { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };
const derive = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt);

export class Staff extends Store {
  list(): (Person & { disabled: number | null })[] {
    return this.db.all('SELECT * FROM staff ORDER BY name').map((row) => ({
      ...personOf(row),
      disabled: row['disabled'] as number | null,
    }));
  }

  /** @returns The secret of the link; only its hash is kept. */
  invite({ name, role, places, staff }: Invitation, inviter: number | null): string {
    const secret = newSecret();
    this.db.run(
      `INSERT INTO invitation (token, name, role, places, inviter, expires, staff)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ...[digestOf(secret), name, role, JSON.stringify(places), inviter],
      ...[this.now() + INVITATION, staff ?? null],
    );
    return secret;
  }

  invitation(secret: string): Invitation | undefined {
    const sql = 'SELECT * FROM invitation WHERE token = ? AND expires > ?';
    const row = this.db.get(sql, digestOf(secret), this.now());
    return row && invitationOf(row);
  }

  /** What was not taken up yet, the newest first. */
  openInvitations(): OpenInvitation[] {
    const sql = `SELECT invitation.*, staff.name AS by FROM invitation
      LEFT JOIN staff ON staff.id = inviter WHERE expires > ? ORDER BY expires DESC`;
    return this.db.all(sql, this.now()).map((row) => ({
      ...invitationOf(row),
      token: String(row['token']),
      inviter: row['by'] as string | null,
      expires: Number(row['expires']),
    }));
  }

  /** The link opens nothing any more. */
  revoke({ token }: Pick<OpenInvitation, 'token'>): void {
    this.db.run('DELETE FROM invitation WHERE token = ?', token);
  }

  /** Takes an invitation up, once; the login is made of the name. */
  async join(secret: string, password: string): Promise<Person | undefined> {
    const hash = await hashPassword(password);
    return this.db.transaction(() => {
      const invited = this.invitation(secret);
      if (!invited) return undefined;
      this.db.run('DELETE FROM invitation WHERE token = ?', digestOf(secret));
      if (invited.staff) return this.#renew(invited.staff, hash);
      const login = this.#freeLogin(invited.name);
      this.db.run(
        'INSERT INTO staff (login, name, role, places, passcode, made) VALUES (?, ?, ?, ?, ?, ?)',
        ...[login, invited.name, invited.role, JSON.stringify(invited.places), hash, this.now()],
      );
      return this.byLogin(login);
    });
  }

  /** Somebody who is here gets another password; whoever had the old one is out. */
  #renew(id: number, hash: string): Person | undefined {
    const sql = 'UPDATE staff SET passcode = ? WHERE id = ? AND disabled IS NULL';
    if (this.db.run(sql, hash, id) === 0) return undefined;
    this.db.run('DELETE FROM session WHERE staff = ?', id);
    return this.#by('id', id);
  }

  #by(column: 'id' | 'login', value: number | string): Person | undefined {
    const row = this.db.get(`SELECT * FROM staff WHERE ${column} = ?`, value);
    return row && personOf(row);
  }

  #freeLogin(name: string): string {
    const base = latinWords(name).slice(0, 2).join('-').slice(0, 30) || 'desk';
    let login = base;
    for (let number = 2; this.byLogin(login); number += 1) login = `${base}-${number}`;
    return login;
  }

  byLogin(login: string): Person | undefined {
    return this.#by('login', login);
  }

  /** The person of that login and password; takes as long for a login that does not exist. */
  async verify(login: string, password: string): Promise<Person | undefined> {
    const sql = 'SELECT * FROM staff WHERE login = ? AND disabled IS NULL';
    const row = this.db.get(sql, login.trim().toLowerCase());
    const right = await isPassword(password, String(row?.['passcode'] ?? NOBODY));
    return row && right ? personOf(row) : undefined;
  }

  async setPassword({ id }: Person, next: string): Promise<void> {
    const hash = await hashPassword(next);
    this.db.run('UPDATE staff SET passcode = ? WHERE id = ?', hash, id);
  }

  /** Shuts somebody out at once, with every link they gave away, or lets them in again. */
  setDisabled(id: number, disabled: boolean): void {
    this.db.transaction(() => {
      this.db.run('UPDATE staff SET disabled = ? WHERE id = ?', disabled ? this.now() : null, id);
      if (!disabled) return;
      this.db.run('DELETE FROM session WHERE staff = ?', id);
      this.db.run('DELETE FROM invitation WHERE inviter = ?1 OR staff = ?1', id);
    });
  }
}

const invitationOf = (row: Row): Invitation => ({
  name: String(row['name']),
  role: row['role'] as Role,
  places: readPlaces(row['places']),
  staff: row['staff'] as number | null,
});

/** Somebody of the desk as the database keeps them, without what they sign in by. */
export const personOf = (row: Row): Person => ({
  id: Number(row['id']),
  login: String(row['login']),
  name: String(row['name']),
  role: row['role'] as Role,
  places: readPlaces(row['places']),
});

async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password.normalize('NFC'), salt, 32, COST);
  return `${salt.toString('base64')}:${key.toString('base64')}`;
}

/** Nobody's password, to be compared with when there is no such login. */
const NOBODY = `${Buffer.alloc(16).toString('base64')}:${Buffer.alloc(32).toString('base64')}`;

async function isPassword(password: string, kept: string): Promise<boolean> {
  const [salt, key] = kept.split(':').map((part) => Buffer.from(part, 'base64'));
  if (!salt || !key) return false;
  return timingSafeEqual(await derive(password.normalize('NFC'), salt, 32, COST), key);
}
