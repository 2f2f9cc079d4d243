/**
 * Two states of the archive become one, path by path. Git's own merge looks for files that moved and
 * before 2.50 cannot be told not to: one person's page is much like another's, and words said of the
 * one would be written into the other's.
 */
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from '../base/platform/files.ts';
import { readObjects } from './objects.ts';
import { git, GitError, gitLine } from './run.ts';

/** Both sides changed the same lines; a person must decide. */
export class ConflictError extends Error {}

/** A path that both sides changed: its file at the base, here and there, as far as there is one. */
interface Unmerged {
  path: string;
  /** By stage: 1 the base, 2 ours, 3 theirs. */
  files: Map<number, { mode: string; blob: string }>;
}

/**
 * @returns Git's name of the merged tree.
 * @throws {ConflictError} when the same file was changed differently here and there.
 */
export async function mergeTrees(
  folder: string,
  base: string,
  ours: string,
  theirs: string,
): Promise<string> {
  const index = path.join(folder, `merging.${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    await git(folder, ['read-tree', '-i', '-m', '--aggressive', base, ours, theirs], { env });
    const unmerged = unmergedIn((await git(folder, ['ls-files', '-u', '-z'], { env })).toString());
    const lines: string[] = [];
    for (const one of unmerged) {
      const { mode, blob } = await mergeFile(folder, one);
      lines.push(`0 ${'0'.repeat(blob.length)}\t${one.path}\0`, `${mode} ${blob}\t${one.path}\0`);
    }
    await git(folder, ['update-index', '-z', '--index-info'], { env, input: lines });
    return await gitLine(folder, ['write-tree'], { env });
  } finally {
    for (const left of [index, `${index}.lock`]) await rm(left, { force: true });
  }
}

function unmergedIn(listed: string): Unmerged[] {
  const found = new Map<string, Unmerged>();
  for (const [, mode = '', blob = '', stage, name = ''] of listed.matchAll(
    /(\d+) ([0-9a-f]+) ([123])\t([^\0]+)\0/g,
  )) {
    const one = found.get(name) ?? { path: name, files: new Map() };
    found.set(name, one);
    one.files.set(Number(stage), { mode, blob });
  }
  return [...found.values()];
}

/** The lines of both sides, where they are not the same ones. */
async function mergeFile(folder: string, { path: name, files }: Unmerged) {
  const sides = [2, 1, 3].map((stage) => files.get(stage));
  const isText = sides.every((side) => side?.mode.startsWith('100'));
  if (!isText) throw new ConflictError(`CONFLICT: ${name} was changed here and removed there`);
  const contents = await readObjects(
    folder,
    sides.map((side) => side?.blob ?? ''),
  );
  await using scratch = await temporaryFolder('merge');
  const paths = ['ours', 'base', 'theirs'].map((side) => path.join(scratch.path, side));
  for (const [at, file] of paths.entries()) await writeFile(file, contents[at]?.bytes ?? '');
  const merged = await git(folder, ['merge-file', '-p', '-q', ...paths]).catch((error: unknown) => {
    if (!(error instanceof GitError)) throw error;
    throw new ConflictError(`CONFLICT: the same lines of ${name} were changed here and there`);
  });
  const stored = await git(folder, ['hash-object', '-w', '--stdin'], { input: [merged] });
  return { mode: sides[0]?.mode ?? '100644', blob: stored.toString().trim() };
}
