/** Whether the database is whole. A broken one takes nothing more in and drives nothing. */
import type { Database } from './database.ts';
import type { Troubles } from './troubles.ts';

const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** The database is broken: nothing may be done that rests on it. */
export class BrokenDatabaseError extends Error {}

/** Whether an error says that the database's file is broken. */
export const isBroken = (error: unknown): boolean => {
  const code = ((error as { errcode?: number } | null)?.errcode ?? 0) & 0xff;
  return code === CORRUPT || code === NOT_A_DATABASE;
};

/** From now on nothing is written: what can still be read stays as it is, for whoever saves it. */
export function giveUp(db: Database, troubles: Troubles): void {
  if (troubles.has('database')) return;
  troubles.tell('database');
  db.seal();
  process.stderr.write(`database: ${db.file} is broken; bring back a backup (docs/deploy.md)\n`);
}

/** Looks through the whole file: at the start, and once a day. */
export function checkDatabase(db: Database, troubles: Troubles): void {
  if (!isWhole(db)) giveUp(db, troubles);
}

function isWhole(db: Database): boolean {
  try {
    return db.isWhole();
  } catch (error) {
    if (isBroken(error)) return false;
    throw error;
  }
}
