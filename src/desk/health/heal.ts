/** What a killed desk leaves behind and would stumble over. */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { walk } from '../../base/platform/files.ts';
import { git } from '../../git/run.ts';
import { ARCHIVE } from '../store/private-folder.ts';

/** A lock from after now was made by another clock. */
const AHEAD = 60_000;

/**
 * Removes locks of Git that are older than this process, half-made copies and posted files. Only
 * for the one desk that serves the folder: whatever it removes may be another's work otherwise.
 */
export async function heal(data: string, started = performance.timeOrigin): Promise<void> {
  await rm(path.join(data, 'incoming'), { recursive: true, force: true });
  const repository = path.join(data, ARCHIVE);
  for (const name of await readdir(data).catch(() => []))
    if (/^files\.index\..|^archive\.git\../.test(name))
      await rm(path.join(data, name), { recursive: true, force: true });
  for (const name of await walk(repository)) {
    if (!name.endsWith('.lock')) continue;
    const lock = path.join(repository, name);
    const at = (await stat(lock).catch(() => null))?.mtimeMs ?? Date.now();
    if (at < started || at > Date.now() + AHEAD) await rm(lock, { force: true });
  }
  await removeHalfWritten(repository);
}

/** Commits that were made and had not become the branch's: they are made again. */
async function removeHalfWritten(repository: string): Promise<void> {
  const args = ['for-each-ref', '--format=delete %(refname)', 'refs/desk'];
  const refs = await git(repository, args).catch(() => Buffer.alloc(0));
  if (refs.length > 0)
    await git(repository, ['update-ref', '--stdin'], { input: [refs] }).catch(() => undefined);
}
