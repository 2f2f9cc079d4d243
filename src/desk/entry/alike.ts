/** Who may be the same person: in the archive and in the queue. */
import { SimilarIndex, type Known, type Similar } from '../../intake/draft/similar.ts';
import { localizedText } from '../../model/language.ts';
import type { DeskContext } from '../store/desk-context.ts';
import type { Database } from '../store/database.ts';
import { may } from '../store/rights.ts';
import type { Person } from '../store/staff.ts';
import { changedSince, newestStamp } from '../store/queue.ts';
import { OPEN, type Submission } from '../store/submission.ts';

export interface Alike {
  entries: Similar[];
  submissions: Similar[];
}

/** Who waits, as far as it was read: up to which stamp of the database. */
interface Queue {
  index: SimilarIndex;
  stamp: number;
}

const queues = new WeakMap<Database, Queue>();

/** Only whom the person may see: everybody who has a page, and who waits in the own places. */
export function alike(desk: DeskContext, person: Person, submission: Submission): Alike {
  const { archive } = desk;
  const queue = queueIndex(desk);
  const known = queue.of(submission.id) ?? knownOf(desk, submission);
  return {
    entries: archive.similar.find(known).filter(({ id }) => {
      const fields = archive.entries.get(id)?.fields;
      if (!fields || id === submission.entry) return false;
      return fields.consent.page || may(person, 'see', fields.place);
    }),
    submissions: queue
      .find(known)
      .filter(({ id }) => may(person, 'see', queue.of(id)?.place ?? null)),
  };
}

/** Everybody who waits; only what changed since the last look is read. */
function queueIndex(desk: DeskContext): SimilarIndex {
  const { db } = desk;
  const queue = queues.get(db) ?? { index: new SimilarIndex(), stamp: -1 };
  queues.set(db, queue);
  const newest = newestStamp(db);
  if (newest === queue.stamp) return queue.index;
  for (const submission of changedSince(db, queue.stamp)) {
    if (isWaiting(submission)) queue.index.add(knownOf(desk, submission));
    else queue.index.remove(submission.id);
  }
  queue.stamp = newest;
  return queue.index;
}

const isWaiting = ({ kind, state }: Submission): boolean =>
  kind === 'person' && OPEN.includes(state);

/** What is compared of a submission. */
export function knownOf(
  { submissions }: Pick<DeskContext, 'submissions'>,
  { id, draft, place }: Submission,
): Known {
  const name = localizedText.safeParse(draft.name);
  const birth = draft.birth as { date?: unknown } | undefined;
  return {
    id,
    name: name.success ? name.data : {},
    place: place ?? undefined,
    birth: typeof birth?.date === 'string' ? { date: birth.date } : undefined,
    hashes: submissions.photosOf(id).map(({ hash }) => hash),
  };
}
