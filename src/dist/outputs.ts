/** Brings finished files into `dist/`, touching only what differs, and remembers what lies there. */
import { statSync } from 'node:fs';
import { mkdir, readFile, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomically } from '../base/platform/files.ts';
import { forEachConcurrently } from '../base/platform/pool.ts';
import type { Folders, Output, PlacedOutput, Remembered, TextOutput } from './output.ts';
import { placeFile, placeText } from './place.ts';
import { scratchFolder } from './scratch.ts';
import { addOrphans } from './orphans.ts';
import type { Step } from './steps.ts';

/** The outputs that lie in `dist/` now, with their bytes: a command for one output leaves the others out. */
export const presentIn = (
  { out }: Pick<Folders, 'out'>,
  outputs: readonly Pick<Output, 'path'>[],
): ReadonlyMap<string, number> =>
  new Map(
    outputs.flatMap(({ path: at }) => {
      const found = statSync(path.join(out, at), { throwIfNoEntry: false });
      return found ? [[at, found.size] as const] : [];
    }),
  );

const memoryOf = (folders: Folders, step: Step): string =>
  path.join(folders.cache, 'outputs', `${step}.json`);

/** What `step` placed last, as far as the cache remembers. */
export async function readPlaced(folders: Folders, step: Step): Promise<Remembered[]> {
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
export async function placeOutputs(
  folders: Folders,
  step: Step,
  outputs: readonly (Output | TextOutput)[],
): Promise<PlacedOutput[]> {
  const before = new Map((await readPlaced(folders, step)).map((entry) => [entry.path, entry]));
  const after = new Map<string, Remembered>();
  const fresh = outputs.map(({ path: name }) => name).filter((name) => !before.has(name));
  await addOrphans(folders, fresh);
  const site = { out: folders.out, scratch: await scratchFolder(folders) };
  await mkdir(site.scratch, { recursive: true });
  const { firsts, others, twins } = sortTwins(outputs);
  const work = async (output: Output | TextOutput): Promise<void> => {
    const old = before.get(output.path);
    const first = 'source' in output ? after.get(firsts.get(output.source) ?? '') : undefined;
    const placed =
      'text' in output ? placeText(site, output, old) : await placeFile(site, output, old, first);
    after.set(output.path, placed);
  };
  for (const round of [others, twins]) {
    const failures = await forEachConcurrently(round, WRITERS, work);
    if (failures[0]) throw failures[0].cause;
  }

  const memory = outputs.map((output) => after.get(output.path));
  await writeFileAtomically(memoryOf(folders, step), JSON.stringify(memory));
  return outputs.map((output) => withoutMemory(after.get(output.path) as Remembered));
}

/** Each finished file under its first name, then the same files under others. */
function sortTwins(outputs: readonly (Output | TextOutput)[]) {
  const paths = new Set<string>();
  /** Path of each finished file's first output. */
  const firsts = new Map<string, string>();
  const others: (Output | TextOutput)[] = [];
  const twins: Output[] = [];
  for (const output of outputs) {
    if (paths.has(output.path)) throw new Error(`Two outputs have the path ${output.path}`);
    paths.add(output.path);
    if ('source' in output && firsts.has(output.source)) twins.push(output);
    else others.push(output);
    if ('source' in output && !firsts.has(output.source)) firsts.set(output.source, output.path);
  }
  return { firsts, others, twins };
}

export function withoutMemory(entry: Remembered): PlacedOutput {
  const { person = null, kind, format, language = null, path, bytes, sha256 } = entry;
  return { person, kind, format, language, path, bytes, sha256 };
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
