/** An archive of broken entries on the disk, and where the fault of each stands. */
import { copyFile, cp, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from '../../base/platform/cache.ts';
import { BROKEN, WHOLE, type Broken } from './broken-entries.ts';

/** Writes the archive: all broken entries, one whole, and three that are no entries at all. */
export async function brokenArchive(): Promise<string> {
  const content = path.join(await mkdtemp(path.join(tmpdir(), 'estelik-broken-')), 'content');
  const project = path.join(PROJECT, 'fixtures/archive');
  for (const name of ['archive.yaml', 'places', 'campaigns'])
    await cp(path.join(project, name), path.join(content, name), { recursive: true });
  // The example's address and contact are warnings of their own.
  const settings = path.join(content, 'archive.yaml');
  const text = await readFile(settings, 'utf8');
  await writeFile(settings, text.replaceAll(/(?:estelik|archive)\.example/g, 'estelik.kz'));
  const place = path.join(content, 'veterans', 'karaganda');
  for (const broken of BROKEN) {
    const folder = path.join(place, broken.id);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'index.md'), textOf(broken));
    for (const [name, fixture] of Object.entries(broken.photos ?? {}))
      await copyFile(path.join(PROJECT, 'fixtures/photos', fixture), path.join(folder, name));
  }
  await mkdir(path.join(place, 'whole'));
  await writeFile(path.join(place, 'whole', 'index.md'), WHOLE.replace('id: ID', 'id: whole'));
  await mkdir(path.join(place, 'zz-empty'));
  await writeFile(path.join(place, 'zz-file.md'), WHOLE);
  await symlink(path.join(project, 'veterans'), path.join(place, 'zz-link'));
  return content;
}

function textOf({ id, text, replace = [] }: Broken): string {
  const changed = replace.reduce((whole, [from, to]) => {
    if (!whole.includes(from)) throw new Error(`${id}: nothing to replace: ${from}`);
    return whole.replace(from, () => to);
  }, text ?? WHOLE);
  return changed.replace('id: ID', `id: ${id}`);
}

/** The 1-based line the fault stands on. */
export function lineOf(broken: Broken): number {
  const { line } = broken;
  if (line === undefined) return 1;
  const number = textOf(broken)
    .replaceAll('\t', '')
    .split('\n')
    .findIndex((text) => text.includes(line));
  if (number === -1) throw new Error(`${broken.id}: no line with ${line}`);
  return number + 1;
}
