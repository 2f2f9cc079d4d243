/** Hostile entries as a folder that the commands can be given. */
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../base/platform/cache.ts';
import { readArchive } from '../../model/archive.ts';
import { hostileEntries, type HostileEntry } from './hostile-entries.ts';
import { hostilePhotos } from './hostile-photos.ts';
import { ENDLESS, ODD_TEXTS } from './hostile-texts.ts';

export const ENTRIES = 10_000;
/** `HOSTILE_SEED` gives others; the same seed gives the same. */
export const SEED = Number(process.env['HOSTILE_SEED'] ?? 1941);

/** Few places: each has sheets of its own to be drawn. */
export const PLACES = ['karaganda', 'karkaraly', 'ulytau'];

/** Writes an archive's settings, three places and these entries with their photographs. */
export async function writeHostile(
  content: string,
  entries: readonly HostileEntry[],
): Promise<void> {
  await writeSettings(content);
  const photos = new Map((await hostilePhotos()).map(({ name, bytes }) => [name, bytes]));
  for (const { place, id, index, photo } of entries) {
    const folder = path.join(content, 'veterans', place, id);
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, 'index.md');
    if (index === 'folder') await mkdir(file);
    else if (index === 'link') await symlink('/etc/passwd', file);
    else if (index !== 'nothing') await writeFile(file, index);
    if (!photo) continue;
    const to = path.join(folder, photo.as);
    if (photo.from === LINKED) await symlink(path.join(PROJECT, FIXTURE), to);
    else await writeFile(to, photos.get(photo.from) ?? '');
  }
}

/** A photograph that lies elsewhere: `ln -s` instead of a copy. */
const LINKED = 'linked.jpg';
const FIXTURE = 'fixtures/photos/02-portrait-bw-3x4.jpg';

/** Makes entries for the archive of `writeHostile`; the same seed gives the same. */
export async function inventHostile(
  content: string,
  count: number,
  seed: number,
): Promise<HostileEntry[]> {
  await writeSettings(content);
  const { archive } = await readArchive(content);
  const names = (await hostilePhotos()).map(({ name }) => name);
  return hostileEntries(count, seed, archive?.places ?? [], [...names, LINKED]);
}

async function writeSettings(content: string): Promise<void> {
  const names = ['archive.yaml', 'gazetteer.yaml', 'geography.yaml', 'campaigns'];
  for (const name of [...names, ...PLACES.map((place) => `places/${place}.yaml`)])
    await cp(path.join(PROJECT, 'fixtures/archive', name), path.join(content, name), {
      recursive: true,
    });
}

/** What is odd in an entry: its photograph, its id, the strange words in it. */
function oddities({ id, index, photo }: HostileEntry): string[] {
  const text = Buffer.isBuffer(index) ? index : Buffer.from(index);
  return [
    ...(photo ? [photo.from] : []),
    id.replace(/\d+$/, ''),
    ...(text.length > 20_000 ? ['long'] : []),
    ...(text.includes('\r') ? ['returns'] : []),
    ...[...ODD_TEXTS, ...ENDLESS].filter((odd) => odd.trim() !== '' && text.includes(odd)),
  ];
}

/** So many entries, in their order: first those in which something is odd for the first times. */
export function variedSample(entries: readonly HostileEntry[], count: number): HostileEntry[] {
  const seen = new Map<string, number>();
  const rarity = entries.map((entry, index) => {
    const times = oddities(entry).map((odd) => {
      seen.set(odd, (seen.get(odd) ?? 0) + 1);
      return seen.get(odd) ?? 0;
    });
    return { entry, index, first: Math.min(...times) };
  });
  const chosen = rarity.sort((a, b) => a.first - b.first || a.index - b.index).slice(0, count);
  return chosen.sort((a, b) => a.index - b.index).map(({ entry }) => entry);
}
