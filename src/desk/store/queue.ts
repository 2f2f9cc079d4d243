/** What waits for whom, and how much of it. */
import type { Database } from './database.ts';
import type { Places } from './places.ts';
import { submissionOf, type Submission } from './submission.ts';

/** Tabs of the queue, in the order of a day's work. */
export const QUEUE_TABS = ['new', 'returned', 'words', 'screens', 'done'] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

/** `words`: additions and wishes to withdraw; `screens`: what a second person must look at. */
const WHERE: Record<QueueTab, string> = {
  new: "kind = 'person' AND state = 'received'",
  returned: "state = 'returned'",
  words: "kind <> 'person' AND state = 'received'",
  screens: "led = 'asked' AND state IN ('accepted', 'settled', 'merged')",
  done: "state NOT IN ('received', 'returned')",
};

/**
 * Oldest first, but what is suspect last; of what is done the newest first. What came within one
 * millisecond, like the rows of a list, stands as it was taken in (`rowid`).
 */
const ORDER = ["flags <> '[]'", 'received', 'rowid'];

/** @param places All: also what names no known place. */
const placed = (places: Places): string =>
  places === 'all' ? '1' : 'place IN (SELECT value FROM json_each(?))';

const values = (places: Places): string[] => (places === 'all' ? [] : [JSON.stringify(places)]);

/** Submissions of a tab and of places, a page of them in the order of the tab. */
export function submissionsOn(
  db: Database,
  tab: QueueTab,
  places: Places,
  { limit = 60, offset = 0 } = {},
): Submission[] {
  const order = tab === 'done' ? 'changed DESC, rowid' : ORDER.join(', ');
  const sql = `SELECT * FROM submission WHERE ${WHERE[tab]} AND ${placed(places)}
    ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`;
  return db.all(sql, ...values(places)).map(submissionOf);
}

/** How many submissions stand on a tab for these places. */
export function countOn(db: Database, tab: QueueTab, places: Places): number {
  const sql = `SELECT count(*) FROM submission WHERE ${WHERE[tab]} AND ${placed(places)}`;
  return db.value<number>(sql, ...values(places)) ?? 0;
}

/** The neighbours of a submission on its tab. */
export function neighbours(
  db: Database,
  tab: QueueTab,
  places: Places,
  { id, flags, received }: Submission,
): { previous: string | undefined; next: string | undefined } {
  const here = [flags.length > 0 ? 1 : 0, received, id] as const;
  const one = (sign: '<' | '>', direction: 'ASC' | 'DESC'): string | undefined => {
    const sql = `SELECT id FROM submission WHERE ${WHERE[tab]} AND ${placed(places)}
      AND (${ORDER.join(', ')}) ${sign} (?, ?, (SELECT rowid FROM submission WHERE id = ?))
      ORDER BY ${ORDER.map((key) => `${key} ${direction}`).join(', ')} LIMIT 1`;
    return db.value(sql, ...values(places), ...here);
  };
  return { previous: one('<', 'DESC'), next: one('>', 'ASC') };
}

/** Which tab a submission stands on. */
export const queueTabOf = ({ kind, state, led }: Submission): QueueTab => {
  if (state === 'received') return kind === 'person' ? 'new' : 'words';
  if (state === 'returned') return 'returned';
  const isDecided = ['accepted', 'settled', 'merged'].includes(state);
  return isDecided && led === 'asked' ? 'screens' : 'done';
};

/** Every person whom somebody has still to decide about. */
export const waitingPeople = (db: Database): Submission[] =>
  db
    .all("SELECT * FROM submission WHERE kind = 'person' AND state IN ('received', 'returned')")
    .map(submissionOf);

/** The stamp of the newest change of any submission; -1 before the first. */
export const newestStamp = (db: Database): number =>
  db.value<number>('SELECT max(stamp) FROM submission') ?? -1;

/** Submissions that were changed after a stamp. */
export const changedSince = (db: Database, stamp: number): Submission[] =>
  db.all('SELECT * FROM submission WHERE stamp > ?', stamp).map(submissionOf);

/** People who were sent, by place and state. */
export const countByPlace = (
  db: Database,
): { place: string | null; state: Submission['state']; count: number }[] =>
  db.all(`SELECT place, state, count(*) AS count FROM submission
    WHERE kind = 'person' GROUP BY place, state`);

/** Ids of all that came with lists and chats. */
export const importedIds = (db: Database): string[] =>
  db.column("SELECT id FROM submission WHERE channel IN ('import', 'messenger')");
