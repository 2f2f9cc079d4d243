import { access, constants, mkdir, open, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Somebody else works in the folder: `pid` is the process that holds it, 0 if it cannot be told. */
export class LockedError extends Error {
  readonly pid: number;

  constructor(pid: number) {
    super(`Held by process ${pid}`);
    this.pid = pid;
  }
}

/**
 * Runs `work` while holding `folder` for this call alone. The lock is SQLite's own on an empty
 * database: of many that ask at once one gets it, and the system gives it back with the process,
 * however that ends, so a killed run needs no cleaning up.
 *
 * @throws {LockedError} when somebody else holds the folder.
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = path.join(folder, 'lock.db');
  const holder = path.join(folder, 'lock.pid');
  await mkdir(folder, { recursive: true });
  await access(folder, constants.W_OK); // Node's complaints name the path, SQLite's do not
  await (await open(lock, 'a')).close();
  using database = new DatabaseSync(lock);
  if (!acquire(database))
    throw new LockedError(Number(await readFile(holder, 'utf8').catch(() => 0)));
  await writeFile(holder, String(process.pid)).catch(() => undefined); // only for the message
  return await work();
}

const SQLITE_BUSY = 5;

/** @returns False when the database is held. */
function acquire(database: DatabaseSync): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false;
    throw error;
  }
}
