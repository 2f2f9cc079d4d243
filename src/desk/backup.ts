/** A second copy of everything the desk keeps, made while it works, and the way back. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { copy, walk, writeAtomically } from '../base/files.ts';
import { git } from './git/run.ts';
import { Database } from './store/database.ts';

const DATABASE = 'desk.sqlite';
const PHOTOS = 'photos';
const ARCHIVE = 'archive.git';

/**
 * Brings a folder to the state of the desk's: database, photographs, repository. Photographs that
 * are there already are not copied again, so that it may be called every hour.
 * @param data The desk's private folder; the desk may be running.
 * @returns How many photographs were new.
 */
export async function backup(data: string, target: string): Promise<number> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  const db = new Database(path.join(data, DATABASE));
  try {
    await writeAtomically(path.join(target, DATABASE), target, async (temporary) =>
      db.copyTo(temporary),
    );
  } finally {
    db.close();
  }
  const added = await copyPhotos(path.join(data, PHOTOS), path.join(target, PHOTOS), target);
  const mirror = path.join(target, ARCHIVE);
  if (!existsSync(mirror)) await git(mirror, ['init', '--quiet', '--bare', mirror]);
  await git(mirror, [
    'fetch',
    '--quiet',
    '--prune',
    path.join(data, ARCHIVE),
    '+refs/heads/*:refs/heads/*',
  ]);
  return added;
}

async function copyPhotos(from: string, to: string, scratch: string): Promise<number> {
  const wanted = (await walk(from)).filter((file) => !file.endsWith('.part'));
  let added = 0;
  for (const file of wanted) {
    const target = path.join(to, file);
    if (existsSync(target)) continue;
    await writeAtomically(target, scratch, (temporary) => copy(path.join(from, file), temporary));
    added += 1;
  }
  // What was erased at the desk is erased in the copy too: a person's wish holds for both.
  const kept = new Set(wanted);
  for (const file of await walk(to)) if (!kept.has(file)) await rm(path.join(to, file));
  return added;
}

/**
 * Makes the private folder anew from a backup.
 * @throws when something lies there already: nothing is ever overwritten.
 */
export async function restore(source: string, data: string): Promise<void> {
  if (existsSync(data) && (await readdir(data)).length > 0)
    throw Object.assign(new Error('The folder is not empty'), {
      ...{ syscall: 'restore', code: 'ENOTEMPTY', path: data },
    });
  const temporary = `${data}.restoring`;
  await rm(temporary, { recursive: true, force: true });
  for (const file of await walk(source)) {
    const target = path.join(temporary, file);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await copy(path.join(source, file), target);
  }
  await mkdir(path.join(temporary, ARCHIVE, 'refs'), { recursive: true });
  await rm(data, { recursive: true, force: true });
  await rename(temporary, data);
}
