/** Trees of a bare repository: what they hold, one made of another, what differs between two commits. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { git, gitLine } from '../../../git/run.ts';

export interface TreeEntry {
  path: string;
  mode: string;
  type: string;
  sha: string;
  size: number;
}

/** @param tree A commit, a tree, or `commit:folder`. @param deep Also what lies in its folders. */
export async function entriesOf(folder: string, tree: string, deep: boolean): Promise<TreeEntry[]> {
  const args = ['ls-tree', '-z', '-l', '--full-tree', ...(deep ? ['-r', '-t'] : []), tree];
  const lines = (await git(folder, args)).toString();
  const entries = lines.matchAll(/(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t([^\0]+)\0/g);
  return [...entries].map(([, mode = '', type = '', sha = '', size, name = '']) => ({
    path: name,
    mode,
    type,
    sha,
    size: Number(size) || 0,
  }));
}

/** Keeps bytes. @returns Their name. */
export const keepBlob = async (folder: string, bytes: Buffer): Promise<string> =>
  (await git(folder, ['hash-object', '-w', '--stdin'], { input: [bytes] })).toString().trim();

/** Another tree with some files changed; those without `sha` are left out. */
export async function changedTree(
  folder: string,
  base: string,
  changes: readonly { path: string; sha: string | null; mode?: string }[],
): Promise<string> {
  const index = path.join(tmpdir(), `estelik-index-${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  await git(folder, ['read-tree', base], { env });
  const input = changes.map(
    ({ path: file, mode = '100644', sha }) =>
      `${sha ? mode : '0'} ${sha ?? '0'.repeat(40)}\t${file}\n`,
  );
  await git(folder, ['update-index', '--index-info'], { env, input });
  const tree = (await git(folder, ['write-tree'], { env })).toString().trim();
  await rm(index, { force: true });
  return tree;
}

export interface Difference {
  path: string;
  sha: string;
  kind: 'A' | 'M' | 'D';
  binary: boolean;
}

/** What the second commit changed since both were one. */
export async function differences(
  folder: string,
  from: string,
  to: string,
): Promise<{ base: string; files: Difference[] }> {
  const base = await gitLine(folder, ['merge-base', from, to]);
  const raw = (
    await git(folder, ['diff', '--raw', '-z', '--no-abbrev', '--no-renames', base, to])
  ).toString();
  const lines = (await git(folder, ['diff', '--numstat', '--no-renames', base, to])).toString();
  const found = raw.matchAll(/:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([AMD])\0([^\0]+)\0/g);
  const files = [...found].map(([, sha = '', kind, name = '']) => ({
    path: name,
    sha,
    kind: kind as Difference['kind'],
    binary: lines.includes(`-\t-\t${name}`),
  }));
  return { base, files };
}
