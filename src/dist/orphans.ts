/** Files that may lie in `dist/` though no manifest names them, as a killed build leaves them. */
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomically } from '../base/platform/files.ts';
import type { Folders } from './output.ts';

const listOf = ({ cache }: Folders): string => path.join(cache, 'outputs', 'orphans.json');

/** Paths below `dist/` that were placed, or have to leave, since the last finished build. */
export async function readOrphans(folders: Folders): Promise<string[]> {
  const text = await readFile(listOf(folders), 'utf8').catch(() => '[]');
  return JSON.parse(text) as string[];
}

/** Writes paths down before they are placed or removed: the next build takes away what it lacks. */
export async function addOrphans(folders: Folders, paths: readonly string[]): Promise<void> {
  const known = new Set(await readOrphans(folders));
  const fresh = paths.filter((name) => !known.has(name));
  if (fresh.length === 0) return;
  await writeFileAtomically(listOf(folders), JSON.stringify([...known, ...fresh]));
}

/** After a finished build nothing is left to remember. */
export const forgetOrphans = (folders: Folders): Promise<void> =>
  rm(listOf(folders), { force: true });
