/** The way back from a copy, after all of it was read and checked. */
import { existsSync } from 'node:fs';
import { constants, cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { copy } from '../../base/platform/files.ts';
import { git, GitError } from '../../git/run.ts';
import { ARCHIVE, DATABASE, PHOTOS } from '../store/private-folder.ts';
import { generationsOf } from './generations.ts';
import { databaseIn } from './inventory.ts';
import { copyWhole } from './photos.ts';
import { BackupError } from './backup-error.ts';

/**
 * Makes the private folder anew from a copy.
 * @param source A copy, or the folder of copies, of which the newest is taken.
 * @returns The copy it was made from.
 * @throws {BackupError} when there is none, or it is broken.
 * @throws when something lies there already: nothing is ever overwritten.
 */
export async function restore(source: string, data: string): Promise<string> {
  if (existsSync(data) && (await readdir(data)).length > 0)
    throw Object.assign(new Error('The folder is not empty'), {
      syscall: 'restore',
      code: 'ENOTEMPTY',
      path: data,
    });
  const generation = (await generationsOf(source)).at(-1);
  if (generation === undefined) throw new BackupError('none', { folder: source });
  const temporary = `${data}.restoring`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true, mode: 0o700 });
  await copy(path.join(generation, DATABASE), path.join(temporary, DATABASE));
  await restorePhotos(generation, temporary);
  await restoreArchive(path.join(generation, ARCHIVE), path.join(temporary, ARCHIVE));
  await rm(data, { recursive: true, force: true });
  await rename(temporary, data);
  return generation;
}

/** What the copy could not have is not asked for; what it has must be what its name says. */
async function restorePhotos(generation: string, data: string): Promise<void> {
  const { photos } = databaseIn(generation);
  for (const sha256 of photos) {
    const file = path.join(PHOTOS, sha256.slice(0, 2), sha256);
    const [from, to] = [path.join(generation, file), path.join(data, file)];
    if (!existsSync(from)) continue;
    await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
    if (!(await copyWhole(from, to, sha256))) throw new BackupError('broken', { file: from });
  }
}

async function restoreArchive(source: string, target: string): Promise<void> {
  // Where a copy has none, `fsck` says so.
  if (existsSync(source))
    await cp(source, target, { recursive: true, mode: constants.COPYFILE_FICLONE });
  await mkdir(path.join(target, 'refs'), { recursive: true });
  await git(target, ['fsck', '--no-dangling', '--no-progress']).catch((error: unknown) => {
    if (!(error instanceof GitError)) throw error;
    throw new BackupError('archive', { folder: source, reason: error.message });
  });
}
