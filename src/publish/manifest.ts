import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomically } from '../base/files.ts';
import {
  readPublished,
  removeOutput,
  scratchFolder,
  STEPS,
  withoutMemory,
  type Folders,
  type PublishedOutput,
} from './outputs.ts';

/** `dist/manifest.json`: every published file with its person, kind, size and hash. */
export interface Manifest {
  version: 1;
  outputs: PublishedOutput[];
}

/**
 * Removes what the last manifest named and no step names any more, then writes the manifest of all
 * steps' outputs in the order of their paths; an unchanged manifest is not written again.
 */
export async function writeManifest(folders: Folders): Promise<Manifest> {
  const lists = await Promise.all(STEPS.map((step) => readPublished(folders, step)));
  const outputs = lists.flat().map(withoutMemory).sort(byPath);
  const manifest: Manifest = { version: 1, outputs };
  const lines = outputs.map((output) => JSON.stringify(output)).join(',\n');
  const text = `{"version":1,"outputs":[\n${lines}\n]}\n`;
  const target = path.join(folders.out, 'manifest.json');
  const before = await readFile(target, 'utf8').catch(() => null);
  const kept = new Set(outputs.map((output) => output.path));
  for (const old of before === null ? [] : (JSON.parse(before) as Manifest).outputs)
    if (!kept.has(old.path)) await removeOutput(folders.out, old.path);
  if (before !== text)
    await writeAtomically(target, await scratchFolder(folders), (temporary) =>
      writeFile(temporary, text),
    );
  return manifest;
}

const byPath = (a: PublishedOutput, b: PublishedOutput): number => (a.path < b.path ? -1 : 1);
