/** Brings finished files into `dist/`, touching only what differs, and remembers what lies there. */
import { existsSync } from 'node:fs';
import { readFile, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { copy, hashFile, writeAtomically, writeFileAtomically } from '../base/files.ts';
import { forEachConcurrently } from '../base/pool.ts';
import type { Language } from '../model/language.ts';

/** The steps that publish; each owns the files it named last time. */
export const STEPS = ['photos', 'clips', 'led', 'social', 'kit', 'print', 'site'] as const;
export type Step = (typeof STEPS)[number];

export const OUTPUT_KINDS = [
  'clip',
  'cover',
  'card',
  'page',
  'data',
  'asset',
  'photo',
  'playlist',
  'schedule',
  'player',
  'loop',
  'bundle',
  'caption',
  'print',
] as const;

/** A finished file and what it is. */
export interface Output {
  /** Id of the person it belongs to; `null` for what lists many or nobody. */
  person: string | null;
  kind: (typeof OUTPUT_KINDS)[number];
  /** `landscape`, `square`, `led-<screen>`, `m3u`, `html` …; `null` where there is only one. */
  format: string | null;
  language: Language | null;
  /** Relative to `dist/`, with `/`. */
  path: string;
  /** Absolute path of the finished file; its bytes never change. */
  source: string;
}

/** What `manifest.json` says of a file. */
export type PublishedOutput = Omit<Output, 'source'> & { bytes: number; sha256: string };

interface Remembered extends PublishedOutput {
  /** Modification time in `dist/`, ms: with the size it tells that nobody touched the file. */
  modified: number;
  /** The finished file it was made of, with its modification time. */
  source: string;
  sourceModified: number;
}

export interface Folders {
  out: string;
  cache: string;
}

/** Paths of the outputs that lie in `dist/` now: a command for one output leaves the others out. */
export const presentIn = (
  { out }: Pick<Folders, 'out'>,
  outputs: readonly Pick<Output, 'path'>[],
): ReadonlySet<string> =>
  new Set(outputs.map(({ path: at }) => at).filter((at) => existsSync(path.join(out, at))));

const memoryOf = (folders: Folders, step: Step): string =>
  path.join(folders.cache, 'outputs', `${step}.json`);

/** What `step` published last, as far as the cache remembers. */
export async function readPublished(folders: Folders, step: Step): Promise<Remembered[]> {
  const text = await readFile(memoryOf(folders, step), 'utf8').catch(() => '[]');
  return JSON.parse(text) as Remembered[];
}

const WRITERS = 16;

/**
 * Publishes the files of a step: new and changed ones are put in place atomically, a file that is
 * already right is not touched. What is no longer named goes when the manifest is written, so that
 * nothing disappears before the pages that lead to it.
 *
 * @throws when two outputs have one path or a file cannot be written; what was done stays whole.
 */
export async function publishOutputs(
  folders: Folders,
  step: Step,
  outputs: readonly Output[],
): Promise<PublishedOutput[]> {
  const before = new Map((await readPublished(folders, step)).map((entry) => [entry.path, entry]));
  const after = new Map<string, Remembered>();
  const scratch = await scratchFolder(folders);
  const failures = await forEachConcurrently(outputs, WRITERS, async (output) => {
    if (after.has(output.path)) throw new Error(`Two outputs have the path ${output.path}`);
    after.set(output.path, { ...output, bytes: 0, sha256: '', modified: 0, sourceModified: 0 });
    after.set(output.path, await place(folders.out, scratch, output, before.get(output.path)));
  });
  if (failures[0]) throw failures[0].cause;

  const memory = outputs.map((output) => after.get(output.path));
  await writeFileAtomically(memoryOf(folders, step), JSON.stringify(memory));
  return outputs.map((output) => withoutMemory(after.get(output.path) as Remembered));
}

export function withoutMemory(entry: Remembered): PublishedOutput {
  const { person, kind, format, language, path, bytes, sha256 } = entry;
  return { person, kind, format, language, path, bytes, sha256 };
}

async function place(
  out: string,
  scratch: string,
  output: Output,
  old: Remembered | undefined,
): Promise<Remembered> {
  const target = path.join(out, output.path);
  const source = await stat(output.source);
  const present = await stat(target).catch(() => null);
  const untouched =
    present && old && present.size === old.bytes && present.mtimeMs === old.modified;
  const sameSource =
    old &&
    old.source === output.source &&
    old.sourceModified === source.mtimeMs &&
    old.bytes === source.size;
  if (untouched && sameSource) return { ...old, ...output };

  const sha256 = await hashFile(output.source);
  const same =
    present?.size === source.size && (untouched ? old.sha256 : await hashFile(target)) === sha256;
  if (!same) await writeAtomically(target, scratch, (temporary) => copy(output.source, temporary));
  const { mtimeMs, size } = same ? present : await stat(target);
  return { ...output, bytes: size, sha256, modified: mtimeMs, sourceModified: source.mtimeMs };
}

/** Where half-made files lie: outside `dist/`, yet on its file system so that a rename suffices. */
export async function scratchFolder({ out, cache }: Folders): Promise<string> {
  const inCache = path.join(cache, 'tmp');
  const [a, b] = await Promise.all([deviceOf(cache), deviceOf(out)]);
  return a === b ? inCache : `${out}.tmp`;
}

/** Device of the nearest existing ancestor. */
async function deviceOf(folder: string): Promise<number> {
  let nearest = folder;
  while (!existsSync(nearest)) nearest = path.dirname(nearest);
  return (await stat(nearest)).dev;
}

/** Removes a file and the folders it leaves empty. */
export async function removeOutput(out: string, relative: string): Promise<void> {
  await rm(path.join(out, relative), { force: true });
  for (let folder = path.dirname(relative); folder !== '.'; folder = path.dirname(folder))
    try {
      await rmdir(path.join(out, folder));
    } catch {
      return;
    }
}
