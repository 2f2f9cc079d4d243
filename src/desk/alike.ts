/** Who may be the same person: in the archive and in the queue. */
import { SimilarIndex, type Known, type Similar } from '../intake/similar.ts';
import { localizedText } from '../model/language.ts';
import type { Desk } from './desk.ts';
import { submissionOf, type Submission } from './store/submission.ts';

export interface Alike {
  entries: Similar[];
  submissions: Similar[];
}

let queue: { key: string; index: SimilarIndex } | undefined;

export function alike(desk: Desk, submission: Submission): Alike {
  const known = knownOf(desk, submission);
  return {
    entries: desk.archive.similar.find(known).filter(({ id }) => id !== submission.entry),
    submissions: queueIndex(desk).find(known),
  };
}

/** Everybody who waits, indexed anew only when something changed. */
function queueIndex(desk: Desk): SimilarIndex {
  const { db } = desk;
  const state = db.get('SELECT count(*) AS n, max(changed) AS at FROM submission');
  const key = `${db.file} ${state?.['n']} ${state?.['at']}`;
  if (queue?.key === key) return queue.index;
  const index = new SimilarIndex();
  for (const submission of waiting(desk)) index.add(knownOf(desk, submission));
  queue = { key, index };
  return index;
}

/** Every person whom somebody has still to decide about. */
export function waiting({ db }: Pick<Desk, 'db'>): Submission[] {
  const sql =
    "SELECT * FROM submission WHERE kind = 'person' AND state IN ('received', 'returned')";
  return db.all(sql).map(submissionOf);
}

/** What is compared of a submission. */
export function knownOf(
  { submissions }: Pick<Desk, 'submissions'>,
  { id, draft, place }: Submission,
): Known {
  const name = localizedText.safeParse(draft.name);
  const birth = draft.birth as { date?: unknown } | undefined;
  return {
    ...{ id, name: name.success ? name.data : {}, place: place ?? undefined },
    birth: typeof birth?.date === 'string' ? { date: birth.date } : undefined,
    hashes: submissions.photosOf(id).map(({ hash }) => hash),
  };
}
