/** Whom rows are compared with, as plain data for a thread. */
import type { Known } from '../../intake/draft/similar.ts';
import { knownOf } from '../entry/alike.ts';
import type { DeskContext } from '../store/desk-context.ts';
import type { Batch } from '../store/batches.ts';
import { importedIds, waitingPeople } from '../store/queue.ts';
import { may } from '../store/rights.ts';
import type { Reading } from './read-types.ts';

type People = Pick<Reading, 'places' | 'own' | 'known' | 'taken' | 'before'>;

/** Everybody of the archive, and of the queue whom the person may see. */
export function peopleFor(desk: DeskContext, batch: Batch): People {
  const { archive, db, pictures, staff } = desk;
  const person = staff.list().find(({ id }) => id === batch.staff);
  const seen = person ? waitingPeople(db).filter(({ place }) => may(person, 'see', place)) : [];
  return {
    places: [...archive.places.values()],
    own: person?.places ?? [],
    known: [
      ...archiveKnown(archive, pictures.hashes()),
      ...seen.map((submission) => knownOf(desk, submission)),
    ],
    taken: [...archive.taken],
    before: importedIds(db),
  };
}

const archiveKnown = (
  { entries }: DeskContext['archive'],
  hashes: ReadonlyMap<string, string>,
): Known[] =>
  [...entries.values()].map(({ fields, pictures }) => ({
    id: fields.id,
    name: fields.name,
    otherNames: fields.otherNames,
    place: fields.place,
    ...(fields.birth?.date && { birth: { date: fields.birth.date } }),
    hashes: pictures.map(({ blob }) => hashes.get(blob) ?? '').filter(Boolean),
  }));
