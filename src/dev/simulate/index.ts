/** Writes an archive of people who never lived, to measure and try everything with. */
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dump } from 'js-yaml';
import { writeFileAtomically } from '../../base/platform/files.ts';
import { forEachConcurrently } from '../../base/platform/pool.ts';
import { entryFiles } from '../../intake/draft/entry-files.ts';
import { proposeId } from '../../intake/draft/latin.ts';
import { readArchive } from '../../model/archive.ts';
import type { Place } from '../../model/place.ts';
import { Dice } from './dice.ts';
import { campaign, screensFor, settings } from './settings.ts';
import { syntheticPerson, type SyntheticPerson } from './person.ts';
import { syntheticPhotos } from './portrait.ts';

export interface Wish {
  /** Absolute path of the folder that becomes the archive. */
  out: string;
  people: number;
  seed: string;
  /** Whether people have photographs, which take by far the longest to make; they do by default. */
  photographs?: boolean;
  /** Archive whose register of places is taken. */
  content: string;
}

/** The file that marks a folder as synthetic: nothing is written where it is missing. */
export const MARK = 'synthetic.json';

/** The folder holds something that is not synthetic. */
export class NotSyntheticError extends Error {}

/**
 * Writes the archive in place of an older synthetic one. The same seed gives the same bytes, and
 * the first people of a larger archive are those of a smaller one. Memory does not grow with it
 * but for the ids.
 *
 * @param tick Called after each person.
 * @throws {NotSyntheticError} when the folder is the real archive or lies in it, or holds anything
 *   without the mark.
 */
export async function simulate(wish: Wish, tick: () => void = () => undefined): Promise<void> {
  await refuseRealArchive(wish);
  await mkdir(wish.out, { recursive: true });
  const mark = { synthetic: true, people: wish.people, seed: wish.seed };
  await writeFileAtomically(path.join(wish.out, MARK), `${JSON.stringify(mark)}\n`);
  for (const folder of ['veterans', 'screens', 'campaigns', 'places', 'schedule'])
    await rm(path.join(wish.out, folder), { recursive: true, force: true });

  await cp(path.join(wish.content, 'places'), path.join(wish.out, 'places'), { recursive: true });
  const { archive } = await readArchive(wish.content);
  const places = archive?.places ?? [];
  const peopleIn = await writePeople(wish, places, tick);
  await writeYaml(wish.out, 'archive.yaml', settings);
  await writeYaml(wish.out, `campaigns/${campaign.id}.yaml`, campaign);
  for (const screen of screensFor(places, peopleIn))
    await writeYaml(wish.out, `screens/${screen.id}.yaml`, screen);
}

async function refuseRealArchive({ out, content }: Wish): Promise<void> {
  const real = async (folder: string): Promise<string> =>
    existsSync(folder)
      ? realpath(folder)
      : path.join(await real(path.dirname(folder)), path.basename(folder));
  const [target, archive] = [await real(out), await real(content)];
  const inside = !path.relative(archive, target).startsWith('..');
  const present = await readdir(target).catch((): string[] => []);
  if (inside || (present.length > 0 && !present.includes(MARK))) throw new NotSyntheticError(out);
}

/** People in work at the same time: enough to keep the encoders of photographs busy. */
const AT_ONCE = 32;

/** @returns How many people each place has. */
async function writePeople(
  { out, people, seed, photographs = true }: Wish,
  places: readonly Place[],
  tick: () => void,
): Promise<ReadonlyMap<string, number>> {
  const taken = new Set<string>();
  const peopleIn = new Map<string, number>();
  for (let first = 1; first <= people; first += AT_ONCE) {
    const numbers = Array.from(
      { length: Math.min(AT_ONCE, people - first + 1) },
      (_, i) => first + i,
    );
    // Ids depend on who came before, so they are given in order; the rest is done side by side.
    const group = numbers.map((number) => {
      const person = syntheticPerson(seed, number, places);
      const id = proposeId(person.fields, taken);
      taken.add(id);
      const { place } = person.fields;
      peopleIn.set(place, (peopleIn.get(place) ?? 0) + 1);
      return { number, person, id };
    });
    const failures = await forEachConcurrently(group, AT_ONCE, async ({ number, person, id }) => {
      const dice = photographs ? new Dice(seed, number, 'photographs') : null;
      await writePerson(out, id, person, dice);
      tick();
    });
    if (failures[0]) throw failures[0].cause;
  }
  return peopleIn;
}

async function writePerson(
  out: string,
  id: string,
  { fields, story }: SyntheticPerson,
  dice: Dice | null,
): Promise<void> {
  const photos = dice ? await syntheticPhotos(dice, fields.sex ?? 'male') : [];
  const listed = photos.map(({ bytes: _, ...photo }) => photo);
  const entry = { id, ...fields, ...(listed.length > 0 && { photos: listed }) };
  const folder = path.join(out, 'veterans', fields.place, id);
  await mkdir(folder, { recursive: true });
  for (const { path: file, data } of entryFiles({ entry, story }))
    await writeFile(path.join(out, file), data);
  for (const { file, bytes } of photos) await writeFile(path.join(folder, file), bytes);
}

async function writeYaml(out: string, file: string, data: object): Promise<void> {
  const target = path.join(out, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, dump(data, { lineWidth: -1 }));
}
