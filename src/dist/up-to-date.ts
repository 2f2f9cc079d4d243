/**
 * A whole build leaves a note of what it read. While that and what lies in `dist/` are untouched there
 * is nothing to make, so a region's unchanged build costs its check and a look at its files.
 */
import { readdirSync, statSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../base/platform/cache.ts';
import { hashOf, writeFileAtomically } from '../base/platform/files.ts';
import { fingerprintOf, isOldEnough } from '../base/platform/stat-cache.ts';
import type { Options } from '../base/command/options.ts';
import { ffmpegVersion } from '../base/platform/programs.ts';
import { readPlaced } from './outputs.ts';
import { STEPS } from './steps.ts';
import type { Folders } from './output.ts';
import { isUntouched } from './place.ts';

/** The code and what it is made of: `package-lock.json` stands for all packages. */
const CODE = ['src', 'remotion', 'public', 'astro.config.mjs', 'package-lock.json'];

const noteOf = ({ cache }: Pick<Folders, 'cache'>): string =>
  path.join(cache, 'outputs', 'up-to-date.json');

/**
 * Hash of everything a build reads, files by name, size, number and times. Must be taken before
 * anything is read, so that what changes meanwhile is seen by the next build.
 *
 * @returns `null` when that cannot be told: a file has changed just now, is a link to elsewhere, or
 * cannot be read, which the build will say better.
 */
export async function inputsOf(options: Options): Promise<string | null> {
  const { content, out, cache, campaign, asOf, engine, skipBroken, own } = options;
  try {
    const now = Date.now();
    const files = [content, ...CODE.map((part) => path.join(PROJECT, part))].flatMap(statesIn);
    if (files.some((file) => !isOldEnough(file, now))) return null;
    const settings = { content, out, cache, campaign, asOf, engine, skipBroken, own };
    const programs = [process.version, await ffmpegVersion(), process.env['ESTELIK_BROWSER'] ?? ''];
    return hashOf(JSON.stringify([settings, programs, files]));
  } catch {
    return null;
  }
}

/** What tells a file, or all files of a folder, from their earlier states; a link is never old enough. */
function statesIn(file: string): { ctimeMs: number; facts: string }[] {
  const found = statSync(file);
  const { ctimeMs } = found;
  if (!found.isDirectory()) return [{ ctimeMs, facts: `${file} ${fingerprintOf(found)}` }];
  return readdirSync(file, { withFileTypes: true }).flatMap((entry) => {
    const inner = path.join(file, entry.name);
    return entry.isSymbolicLink() ? [{ ctimeMs: Infinity, facts: inner }] : statesIn(inner);
  });
}

/** @returns The number of files in `dist/` if nothing is to be made, else `null`. */
export async function countUpToDate(
  folders: Folders,
  inputs: string | null,
): Promise<number | null> {
  const text = await readFile(noteOf(folders), 'utf8').catch(() => null);
  if (text === null || inputs === null || text !== noteText(folders, inputs)) return null;
  let count = 0;
  for (const step of STEPS)
    for (const entry of await readPlaced(folders, step)) {
      const present = statSync(path.join(folders.out, entry.path), { throwIfNoEntry: false });
      if (!isUntouched(present, entry)) return null;
      count += 1;
    }
  return count;
}

/** Leaves the note after a whole build without a fault. */
export async function markUpToDate(folders: Folders, inputs: string | null): Promise<void> {
  if (inputs !== null) await writeFileAtomically(noteOf(folders), noteText(folders, inputs));
}

/** Takes the note away before anything is made: a killed build has left none. */
export const clearUpToDate = (folders: Folders): Promise<void> => rm(noteOf(folders), { force: true });

function noteText({ out }: Folders, inputs: string): string {
  const manifest = statSync(path.join(out, 'manifest.json'), { throwIfNoEntry: false });
  return JSON.stringify({ inputs, manifest: [manifest?.size, manifest?.mtimeMs] });
}
