/** Everybody an archive holds, shown or not: what newcomers are compared with. */
import path from 'node:path';
import { listFolder } from './archive-files.ts';
import { readArchive } from './archive.ts';
import type { Place } from './place.ts';
import { readVeteran } from './read-veteran.ts';
import type { VeteranFields } from './veteran.ts';

export interface People {
  places: readonly Place[];
  known: VeteranFields[];
  /** Ids in use now, before, or withdrawn; also those of entries that cannot be read. */
  taken: Set<string>;
}

/** @param content Absolute path of the archive's folder; an absent one has nobody. */
export async function readPeople(content: string): Promise<People> {
  const { archive } = await readArchive(content);
  const places = archive?.places ?? [];
  const placeIds = new Set(places.map(({ id }) => id));
  const shown = new Map(archive?.veterans.map((person) => [person.id, person]));
  const people: People = { places, known: [], taken: new Set(archive?.withdrawn) };
  const root = path.join(content, 'veterans');
  for (const { name: place } of listFolder(root) ?? [])
    for (const { name: id } of listFolder(path.join(root, place)) ?? []) {
      people.taken.add(id);
      const person = shown.get(id) ?? (await readVeteran(content, { place, id }, placeIds)).value;
      if (!person) continue;
      people.known.push(person);
      for (const former of person.formerIds ?? []) people.taken.add(former);
    }
  return people;
}
