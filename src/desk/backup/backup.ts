/** A copy of everything the desk keeps, made while it works: whole and checked, or not at all. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from '../../base/platform/lock.ts';
import { isBroken } from '../store/integrity.ts';
import { ARCHIVE, DATABASE, DESK_ID, holdsDesk, PHOTOS } from '../store/private-folder.ts';
import { Database } from '../store/database.ts';
import { isPhotoNamed } from '../store/photos.ts';
import { copyArchive } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { clear, generationsOf, nameOfNext, removeOldest } from './generations.ts';
import { databaseIn, inventoryOf, refuseLosses } from './inventory.ts';
import { copyPhotos } from './photos.ts';

/**
 * Adds a generation to a folder of copies. It is made beside the others and gets its name when
 * everything in it was checked: whatever fails or is killed leaves those before as they are.
 * @param data The desk's private folder; the desk may be running.
 * @param wishes How many copies stay; `force` makes one although much is gone, or photographs are
 *   missing.
 * @returns Its folder; how many photographs were not in the copy before (`added`), and how many only
 *   that one still had, as the desk has lost them (`rescued`).
 * @throws {BackupError} when there is nothing to copy, it is another desk's, or it is not whole.
 * @throws {LockedError} when another copy is being made.
 */
export async function backup(
  data: string,
  target: string,
  { generations = 7, force = false } = {},
) {
  // Without database or archive it is a disk that is not mounted or a mistyped path.
  if (!(await holdsDesk(data))) throw new BackupError('source', { folder: data });
  await mkdir(target, { recursive: true, mode: 0o700 });
  return withLock(target, async () => {
    await clear(target);
    const last = (await generationsOf(target)).at(-1) ?? null;
    const unfinished = path.join(target, `.making-${randomUUID()}`);
    await mkdir(unfinished, { mode: 0o700 });
    try {
      const made = await fill(unfinished, { data, last, force });
      const folder = path.join(target, nameOfNext(last, new Date()));
      await rename(unfinished, folder);
      await removeOldest(target, generations);
      return { folder, ...made };
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  });
}

async function fill(
  unfinished: string,
  { data, last, force }: { data: string; last: string | null; force: boolean },
) {
  using db = new Database(path.join(data, DATABASE));
  // The database first: of what it names nothing is missing in what is copied after it.
  db.secret(DESK_ID);
  copyDatabase(db, path.join(unfinished, DATABASE));
  const stillNamed = (sha256: string): boolean => isPhotoNamed(db, sha256);
  const before = last === null ? null : await inventoryOf(last);
  const { id, photos } = databaseIn(unfinished);
  if (before?.id && before.id !== id) throw new BackupError('foreign', { folder: data });
  const copied = await copyPhotos(photos, {
    from: path.join(data, PHOTOS),
    to: path.join(unfinished, PHOTOS),
    last: last === null ? null : path.join(last, PHOTOS),
    stillNamed,
  });
  if (copied.missing > 0 && !force) throw new BackupError('missing', { count: copied.missing });
  const mirror = path.join(unfinished, ARCHIVE);
  await copyArchive(path.join(data, ARCHIVE), mirror, last && path.join(last, ARCHIVE));
  if (before && !force) refuseLosses(before, await inventoryOf(unfinished));
  return { added: copied.added, rescued: copied.rescued };
}

/** @throws {BackupError} when the database, or the copy of it, is broken. */
function copyDatabase(db: Database, target: string): void {
  try {
    db.copyTo(target);
  } catch (error) {
    if (isBroken(error)) throw new BackupError('broken', { file: db.file });
    throw error;
  }
}
