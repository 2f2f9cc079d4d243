/** Whom rows are compared with, as plain data for a thread. */
import type { Known } from '../../intake/similar.ts';
import { knownOf } from '../alike.ts';
import type { Desk } from '../desk.ts';
import type { Batch } from '../store/batches.ts';
import { may, type Person } from '../store/staff.ts';
import { submissionOf } from '../store/submission.ts';
import type { Reading } from './reading.ts';

type People = Pick<Reading, 'places' | 'own' | 'known' | 'taken' | 'before'>;

/** Everybody of the archive, and of the queue whom the person may see. */
export function peopleFor(
  { archive, db, staff, submissions }: Pick<Desk, 'archive' | 'db' | 'staff' | 'submissions'>,
  batch: Batch,
): People {
  const person = staff.list().find(({ id }) => id === batch.staff);
  const before = db.all("SELECT id FROM submission WHERE channel IN ('import', 'messenger')");
  return {
    places: [...archive.places.values()],
    own: person?.places ?? [],
    known: [...archiveKnown(archive, db), ...(person ? waiting({ db, submissions }, person) : [])],
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

function waiting(desk: Pick<Desk, 'db' | 'submissions'>, person: Person): Known[] {
  const sql =
    "SELECT * FROM submission WHERE kind = 'person' AND state IN ('received', 'returned')";
  return desk.db
    .all(sql)
    .map(submissionOf)
    .filter(({ place }) => may(person, 'see', place))
    .map((submission) => knownOf(desk, submission));
}
