/** The archive's repository in a copy: objects of the copy before are linked, new ones fetched. */
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { walk } from '../../base/platform/files.ts';
import { MAIN } from '../../git/change.ts';
import { git, GitError } from '../../git/run.ts';
import { BackupError } from './backup-error.ts';
import { linkOrCopy } from './photos.ts';

/** Photographs are not like each other: to look for what they share costs hours and gains nothing. */
const UPLOAD_PACK = 'git -c pack.window=0 upload-pack';
/** What is linked is never packed anew, or copies would share nothing. */
const FETCH = ['-c', 'gc.auto=0', '-c', 'fetch.unpackLimit=1', 'fetch', '--quiet', '--prune'];

/**
 * @param source The desk's repository, which may be written to meanwhile.
 * @param last The one of the copy before.
 * @throws {BackupError} when it is not whole.
 */
export async function copyArchive(
  source: string,
  mirror: string,
  last: string | null,
): Promise<void> {
  try {
    await git(mirror, ['init', '--quiet', '--bare', `--initial-branch=${MAIN}`, mirror]);
    if (last !== null) await linkObjects(last, mirror);
    const what = '+refs/heads/*:refs/heads/*';
    await git(mirror, [...FETCH, `--upload-pack=${UPLOAD_PACK}`, source, what]);
    await git(mirror, ['rev-parse', '--verify', '--quiet', `refs/heads/${MAIN}`]);
    await git(mirror, ['fsck', '--connectivity-only', '--no-dangling', '--no-progress']);
    await copyFile(path.join(source, 'config'), path.join(mirror, 'config'));
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new BackupError('archive', { folder: source, reason: error.message });
  }
}

async function linkObjects(last: string, mirror: string): Promise<void> {
  const objects = path.join(last, 'objects');
  for (const file of await walk(objects)) {
    if (!/^[0-9a-f]{2}\/|^pack\/pack-[0-9a-f]+\.(?:pack|idx|rev)$/.test(file)) continue;
    const target = path.join(mirror, 'objects', file);
    await mkdir(path.dirname(target), { recursive: true });
    await linkOrCopy(path.join(objects, file), target);
  }
}
