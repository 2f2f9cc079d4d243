/** Where half-made files lie, which a killed build leaves behind. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../base/platform/cache.ts';
import { hashOf } from '../base/platform/files.ts';
import type { Folders } from './output.ts';

/**
 * Removes what a killed build has left; to be called while holding the cache. Builds with other
 * caches may be at work in the project: what is theirs stays.
 */
export async function clearScratch(folders: Folders): Promise<void> {
  for (const left of [...scratchFolders(folders), workFolderOf(folders.cache)])
    await rm(left, { recursive: true, force: true });
}

/** Where Astro works, which must be below the project: a folder of its own for each cache. */
export const workFolderOf = (cache: string): string =>
  path.join(PROJECT, '.astro', `site-${hashOf(cache).slice(0, 16)}`);

/** Of `dist/`: outside of it if that can be, inside where it is a disk or a volume of its own. */
const scratchFolders = ({ out, cache }: Folders): [string, ...string[]] => [
  path.join(out, '.tmp'),
  path.join(cache, 'tmp'),
  `${out}.tmp`,
];

const found = new Map<string, string>();

/** The one from which a rename reaches `dist/`: being on the same device does not tell it. */
export async function scratchFolder(folders: Folders): Promise<string> {
  const [inside, ...outside] = scratchFolders(folders);
  const known = found.get(folders.out);
  if (known) return known;
  await mkdir(folders.out, { recursive: true });
  for (const folder of outside)
    if (await reaches(folder, folders.out)) {
      found.set(folders.out, folder);
      return folder;
    }
  return inside;
}

async function reaches(from: string, to: string): Promise<boolean> {
  const name = `.${randomUUID()}`;
  try {
    await mkdir(from, { recursive: true });
    await writeFile(path.join(from, name), '');
    await rename(path.join(from, name), path.join(to, name));
    return true;
  } catch {
    return false;
  } finally {
    for (const folder of [from, to])
      await rm(path.join(folder, name), { force: true }).catch(() => undefined);
  }
}
