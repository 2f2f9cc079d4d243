/** Copies side by side, each whole: `0042-2026-11-29T0300` in the order of their numbers. */
import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { DATABASE } from '../store/private-folder.ts';

const NAME = /^(\d{4,})-\d{4}-\d\d-\d\dT\d{4}$/;
const numberOf = (folder: string): number => Number(NAME.exec(path.basename(folder))?.[1] ?? 0);

/**
 * Folders of the copies, the newest last: by their numbers, since clocks jump. A folder that is a
 * copy itself, as they were made once, is the oldest.
 */
export async function generationsOf(target: string): Promise<string[]> {
  const names = (await readdir(target).catch(() => [])).filter((name) => NAME.test(name));
  const folders = names
    .map((name) => path.join(target, name))
    .sort((a, b) => numberOf(a) - numberOf(b));
  return existsSync(path.join(target, DATABASE)) ? [target, ...folders] : folders;
}

/** The name of the copy after the last one. */
export function nameOfNext(last: string | null, now: Date): string {
  const number = String(numberOf(last ?? '') + 1).padStart(4, '0');
  return `${number}-${now.toISOString().slice(0, 16).replace(':', '')}`;
}

/** Removes the oldest, so that so many stay; what is being removed is no copy any more. */
export async function removeOldest(target: string, keep: number): Promise<void> {
  const folders = (await generationsOf(target)).filter((folder) => folder !== target);
  for (const folder of folders.slice(0, -keep)) {
    const removing = path.join(target, `.removing-${path.basename(folder)}`);
    await rename(folder, removing);
    await rm(removing, { recursive: true, force: true });
  }
}

/** Removes what a killed run has left half-made or half-removed. */
export async function clear(target: string): Promise<void> {
  for (const name of await readdir(target))
    if (/^\.(?:making|removing)-/.test(name))
      await rm(path.join(target, name), { recursive: true, force: true });
}
