/** Git's objects, read many at a time. */
import { git } from './run.ts';

/** A file of a commit. */
export interface StoredFile {
  path: string;
  /** Git's name of its bytes. */
  blob: string;
}

interface GitObject {
  name: string;
  /** `blob`, `tree`, `commit`. */
  kind: string;
  bytes: Buffer;
}

/** Many objects (`main:content/archive.yaml`, or blobs) by one process, in their order. */
export async function readObjects(
  folder: string,
  names: readonly string[],
): Promise<(GitObject | null)[]> {
  if (names.length === 0) return [];
  if (names.some((name) => /[\n\0]/.test(name))) throw new Error('A name of two lines');
  const input = names.map((name) => `${name}\n`);
  const answer = await git(folder, ['cat-file', '--batch'], { input });
  let at = 0;
  return names.map(() => {
    const end = answer.indexOf(10, at);
    const header = answer.toString('utf8', at, end);
    const [, kind, size] = / ([a-z]+) (\d+)$/.exec(header) ?? [];
    at = end + 1;
    if (kind === undefined) return null;
    const bytes = answer.subarray(at, at + Number(size));
    at += Number(size) + 1;
    return { name: header.slice(0, header.indexOf(' ')), kind, bytes };
  });
}

/** Git's own form of a folder: mode, name and the twenty bytes of what is in it. A file is itself. */
export function filesIn({ name: own, kind, bytes: tree }: GitObject, folder: string): StoredFile[] {
  if (kind === 'blob') return [{ path: folder, blob: own }];
  if (kind !== 'tree') return [];
  const files: StoredFile[] = [];
  for (let at = 0; at < tree.length;) {
    const end = tree.indexOf(0, at);
    const [mode = '', name = ''] = tree.toString('utf8', at, end).split(/ (.*)/s);
    const blob = tree.toString('hex', end + 1, end + 21);
    if (mode.startsWith('100')) files.push({ path: `${folder}/${name}`, blob });
    at = end + 21;
  }
  return files;
}
