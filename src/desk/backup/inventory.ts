/** What a copy holds: compared before another one takes its place. */
import path from 'node:path';
import { MAIN } from '../../git/change.ts';
import { gitLine } from '../../git/run.ts';
import { isBroken } from '../store/integrity.ts';
import { readCopy } from '../store/copy.ts';
import { ARCHIVE, DATABASE, DESK_ID } from '../store/private-folder.ts';
import { BackupError } from './backup-error.ts';

export interface Inventory {
  /** Of the desk; `null` in a copy from before desks had one. */
  id: string | null;
  submissions: ReadonlySet<string>;
  /** Hashes of the photographs that are named, as sent and cleaned. */
  photos: ReadonlySet<string>;
  /** Ids of the archive's entries. */
  entries: ReadonlySet<string>;
}

/** @throws {BackupError} when the copy's database is broken. */
export async function inventoryOf(folder: string): Promise<Inventory> {
  const args = ['ls-tree', '-r', '--name-only', MAIN, '--', 'content/veterans'];
  const files = await gitLine(path.join(folder, ARCHIVE), args).catch(() => '');
  const entries = new Set([...files.matchAll(/([^/\n]+)\/index\.md$/gm)].map(([, id]) => id ?? ''));
  return { ...databaseIn(folder), entries };
}

/** What the database of a copy names, after it was looked through. @throws {BackupError} */
export function databaseIn(folder: string): Omit<Inventory, 'entries'> {
  const file = path.join(folder, DATABASE);
  try {
    const { meta, ...named } = readCopy(file);
    return { ...named, id: meta.get(DESK_ID) ?? null };
  } catch (error) {
    throw isBroken(error) ? new BackupError('broken', { file }) : error;
  }
}

/** More than a fifth of anything is no day's work: somebody must have looked. */
const LARGEST_LOSS = 0.2;

/** @throws {BackupError} when much of what the last copy has would be in the new one no more. */
export function refuseLosses(before: Inventory, now: Inventory): void {
  for (const what of ['submissions', 'photos', 'entries'] as const) {
    const lost = [...before[what]].filter((one) => !now[what].has(one)).length;
    // One of a few is a person who took back what was sent.
    if (lost > 1 && lost > before[what].size * LARGEST_LOSS)
      throw new BackupError('losses', { what, count: lost, total: before[what].size });
  }
}
