/** Photographs of a copy: those of the copy before are linked, and so cost neither room nor reading. */
import { hash } from 'node:crypto';
import { copyFile, link, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

interface Folders {
  from: string;
  to: string;
  /** Those of the copy before. */
  last: string | null;
  /** Whether the desk still names it: what somebody took back meanwhile is not missing. */
  stillNamed: (sha256: string) => boolean;
}

/** What became of the photographs that a database names. */
export async function copyPhotos(
  named: Iterable<string>,
  { from, to, last, stillNamed }: Folders,
): Promise<{ added: number; rescued: number; missing: number }> {
  const counts = { added: 0, rescued: 0, missing: 0 };
  for (const sha256 of named) {
    const file = path.join(sha256.slice(0, 2), sha256);
    const target = path.join(to, file);
    const before = last === null ? null : path.join(last, file);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    const [size, sizeBefore] = await Promise.all([sizeOf(path.join(from, file)), sizeOf(before)]);
    if (before && sizeBefore !== null && size === sizeBefore) await linkOrCopy(before, target);
    else if (size !== null && (await copyWhole(path.join(from, file), target, sha256)))
      counts.added += 1;
    else if (!stillNamed(sha256)) continue;
    else if (before && sizeBefore !== null) {
      await linkOrCopy(before, target);
      counts.rescued += 1;
    } else counts.missing += 1;
  }
  return counts;
}

const sizeOf = async (file: string | null): Promise<number | null> =>
  file === null
    ? null
    : stat(file).then(
        ({ size }) => size,
        () => null,
      );

/** Copies a photograph whose bytes are what its name says. @returns False when they are not. */
export async function copyWhole(from: string, to: string, sha256: string): Promise<boolean> {
  const bytes = await readFile(from).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null; // taken back at this moment
    throw error;
  });
  if (!bytes || hash('sha256', bytes) !== sha256) return false;
  await writeFile(to, bytes, { mode: 0o600, flush: true });
  return true;
}

/** File systems without links, and those that have given all they can. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'];

/** A second name of a file that never changes. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch((error: NodeJS.ErrnoException) => {
    if (!NO_LINKS.includes(error.code ?? '')) throw error;
    return copyFile(from, to);
  });
}
