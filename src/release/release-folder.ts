/** A folder that a web server serves, exchanged in one moment: `<folder>/current`. */
import { link, mkdir, readFile, readlink, rename, rm, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { copy, hashFile } from '../base/platform/files.ts';
import { withLock } from '../base/platform/lock.ts';
import { forEachConcurrently } from '../base/platform/pool.ts';
import type { SiteFile } from './split.ts';
import { parseFile } from '../model/files/file.ts';
import { earlierManifest, type Earlier } from '../model/files/manifest.ts';
import { wrongFiles } from './verify.ts';

const WRITERS = 16;

/** A file arrived with other bytes than the manifest names. */
export class DamagedError extends Error {}

/**
 * Writes the files into a release beside the present one and then leads `current` to it, so that
 * visitors see the old archive or the new one whole. Unchanged files are shared with the present
 * release, which is kept for going back unless somebody in it has withdrawn. A release that was
 * damaged is made anew.
 *
 * @param files The manifest is the last of them.
 * @throws {DamagedError} and leaves `current` as it was.
 */
export function publishFolder(
  folder: string,
  files: readonly SiteFile[],
  withdrawn: ReadonlySet<string>,
): Promise<void> {
  return withLock(folder, async () => {
    const releases = path.join(folder, 'releases');
    const current = await readlink(path.join(folder, 'current')).catch(() => null);
    const before = current && path.basename(current);
    const names = [0, 1].map((turn) => `${files.at(-1)?.output.sha256.slice(0, 16)}-${turn}`);
    const present = before === null ? null : path.join(releases, before);
    const isSame = present !== null && names.includes(path.basename(present));
    const isWhole = isSame && (await isRight(present, files));
    const name = isWhole ? before : names.find((candidate) => candidate !== before);
    if (!isWhole && name) {
      await fill(path.join(releases, name), isSame ? null : present, files);
      await point(folder, name);
    }
    for (const other of await readdir(releases)) {
      if (other === name) continue;
      const folderOfOther = path.join(releases, other);
      // the same release once more, as each night, leaves the way back as it is
      const isWayBack = isWhole ? !other.endsWith('.new') : other === before;
      if (!isWayBack || (await holdsAny(folderOfOther, withdrawn)))
        await rm(folderOfOther, { recursive: true, force: true });
    }
  });
}

const isRight = async (release: string, files: readonly SiteFile[]): Promise<boolean> =>
  (await wrongFiles(release, files)).length === 0;

async function fill(
  target: string,
  present: string | null,
  files: readonly SiteFile[],
): Promise<void> {
  const scratch = `${target}.new`;
  await rm(scratch, { recursive: true, force: true });
  await rm(target, { recursive: true, force: true });
  const old = new Map((await manifestOf(present)).map(({ path: name, sha256 }) => [name, sha256]));
  for (const folder of new Set(files.map(({ output }) => path.dirname(output.path))))
    await mkdir(path.join(scratch, folder), { recursive: true });
  const failures = await forEachConcurrently(files, WRITERS, async ({ output, file }) => {
    const to = path.join(scratch, output.path);
    if (present && old.get(output.path) === output.sha256) {
      await link(path.join(present, output.path), to);
      return;
    }
    await copy(file, to);
    if ((await hashFile(to)) !== output.sha256) throw new DamagedError(output.path);
  });
  if (failures[0]) throw failures[0].cause;
  await rename(scratch, target);
}

/** A symbolic link cannot be changed, but it can be replaced by renaming another one over it. */
async function point(folder: string, name: string): Promise<void> {
  const next = path.join(folder, 'current.new');
  await rm(next, { force: true });
  await symlink(path.join('releases', name), next, 'dir');
  await rename(next, path.join(folder, 'current'));
}

const holdsAny = async (release: string, withdrawn: ReadonlySet<string>): Promise<boolean> =>
  (await manifestOf(release)).some(({ person }) => person !== null && withdrawn.has(person));

async function manifestOf(release: string | null): Promise<Earlier['outputs']> {
  if (release === null) return [];
  const file = path.join(release, 'manifest.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? [] : parseFile(file, text, earlierManifest).outputs;
}
