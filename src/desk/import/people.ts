/** Whom rows are compared with, as plain data for a thread. */
import type { Known } from '../../intake/draft/similar.ts';
import { knownOf, waiting } from '../review/alike.ts';
import type { Desk } from '../desk.ts';
import type { Batch } from '../store/batches.ts';
import { may } from '../store/staff.ts';
import type { Reading } from './reading.ts';

type People = Pick<Reading, 'places' | 'own' | 'known' | 'taken' | 'before'>;

/** Everybody of the archive, and of the queue whom the person may see. */
export function peopleFor(
  desk: Pick<Desk, 'archive' | 'db' | 'staff' | 'submissions'>,
  batch: Batch,
): People {
  const { archive, db, staff } = desk;
  const person = staff.list().find(({ id }) => id === batch.staff);
  const seen = person ? waiting(desk).filter(({ place }) => may(person, 'see', place)) : [];
  const before = db.all("SELECT id FROM submission WHERE channel IN ('import', 'messenger')");
  return {
    places: [...archive.places.values()],
    own: person?.places ?? [],
    known: [...archiveKnown(archive, db), ...seen.map((submission) => knownOf(desk, submission))],
    taken: [...archive.taken],
    before: before.map(({ id }) => String(id)),
  };
}

const archiveKnown = ({ entries }: Desk['archive'], db: Desk['db']): Known[] => {
  const hashes = new Map(
    db.all('SELECT blob, hash FROM picture').map(({ blob, hash }) => [blob, String(hash)]),
  );
  return [...entries.values()].map(({ fields, pictures }) => ({
    ...{ id: fields.id, name: fields.name, otherNames: fields.otherNames, place: fields.place },
    ...(fields.birth?.date && { birth: { date: fields.birth.date } }),
    hashes: pictures.map(({ blob }) => hashes.get(blob) ?? '').filter(Boolean),
  }));
};
