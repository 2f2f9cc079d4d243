import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomically } from '../base/platform/files.ts';
import { parseFile } from '../model/files/file.ts';
import { earlierManifest, manifestText, type Manifest } from '../model/files/manifest.ts';
import { readPlaced, removeOutput, withoutMemory } from './outputs.ts';
import { STEPS } from './steps.ts';
import type { Folders, PlacedOutput } from './output.ts';
import { scratchFolder } from './scratch.ts';
import { addOrphans, forgetOrphans, readOrphans } from './orphans.ts';

/**
 * Writes the manifest of all steps' outputs in the order of their paths, an unchanged one not again,
 * then removes what the last manifest named, or a killed build placed, and no step names any more.
 * What a manifest names is there at every moment.
 */
export async function writeManifest(folders: Folders): Promise<Manifest> {
  const lists = await Promise.all(STEPS.map((step) => readPlaced(folders, step)));
  const outputs = lists.flat().map(withoutMemory).sort(byPath);
  const manifest: Manifest = { version: 1, outputs };
  const text = manifestText(outputs);
  const target = path.join(folders.out, 'manifest.json');
  const before = await readFile(target, 'utf8').catch(() => null);
  const named = before === null ? [] : parseFile(target, before, earlierManifest).outputs;
  const kept = new Set(outputs.map((output) => output.path));
  const leaving = [...named.map((output) => output.path), ...(await readOrphans(folders))].filter(
    (name) => !kept.has(name),
  );
  await addOrphans(folders, leaving);
  if (before !== text)
    await writeAtomically(target, await scratchFolder(folders), (temporary) =>
      writeFile(temporary, text),
    );
  for (const name of leaving) await removeOutput(folders.out, name);
  await forgetOrphans(folders);
  return manifest;
}

const byPath = (a: PlacedOutput, b: PlacedOutput): number => (a.path < b.path ? -1 : 1);
