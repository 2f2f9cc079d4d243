/** What must still be written to Git: noted in the transaction of the decision, done once. */
import type { Database } from './database.ts';

/** What becomes of a field of an addition. */
export type Choice = 'keep' | 'take' | 'both';
/** By the field's path; `photos` and `sources` are among them. */
export type Choices = Readonly<Record<string, Choice>>;

export interface OpenTask {
  key: string;
  kind: 'entry' | 'led' | 'withdraw' | 'addition' | 'take-out' | 'consent';
  submission: string | null;
  entry: string;
  /** JSON: what was chosen of an addition. */
  choices: string;
  /** Version of the entry that was looked at; empty where the decision is about none. */
  seen: string;
}

type NewTask = Omit<OpenTask, 'choices' | 'seen'> & { choices?: Choices; seen?: string };

/**
 * Notes what must be written. The same decision twice is one task while that is open; once it was
 * written, deciding it again is another one: who withdraws an entry that was put back is heard.
 */
export function addTask(
  { db, now }: { db: Database; now: () => Date },
  { key, kind, submission, entry, choices = {}, seen = '' }: NewTask,
): void {
  const written = 'SELECT 1 FROM task WHERE key = ? AND commit_id IS NOT NULL';
  let own = key;
  for (let number = 2; db.has(written, own); number += 1) own = `${key}:${number}`;
  db.run(
    `INSERT INTO task (key, kind, submission, entry, made, choices, seen)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ...[own, kind, submission, entry, now().getTime(), JSON.stringify(choices), seen],
  );
}

/** Decisions that are not in Git yet, in their order. */
export const openTasks = (db: Database): OpenTask[] =>
  db.all('SELECT * FROM task WHERE commit_id IS NULL ORDER BY made, rowid');

/** How many decisions are not in Git yet, and when the oldest was made. */
export const countOpenTasks = (db: Database): { count: number; oldest: number | null } =>
  db.get('SELECT count(*) AS count, min(made) AS oldest FROM task WHERE commit_id IS NULL') ?? {
    count: 0,
    oldest: null,
  };

/** Whether something decided about an entry is not in Git yet. */
export const isEntryOpen = (db: Database, entry: string): boolean =>
  db.has('SELECT 1 FROM task WHERE entry = ? AND commit_id IS NULL', entry);

/** Ids given to entries, also to those that are not written yet. */
export const taskEntries = (db: Database): string[] => db.column('SELECT entry FROM task');

/** Whether a submission once became an entry of its own. */
export const becameEntry = (db: Database, submission: string): boolean =>
  db.has("SELECT 1 FROM task WHERE submission = ? AND kind = 'entry'", submission);

/** Notes the commit of a decision; none where there was nothing to change. */
export function setCommit(db: Database, { key }: OpenTask, commit: string | null): void {
  db.run('UPDATE task SET commit_id = ? WHERE key = ?', commit ?? '', key);
}

/** The entry of a task gets another id. */
export function setTaskEntry(db: Database, { key }: OpenTask, entry: string): void {
  db.run('UPDATE task SET entry = ? WHERE key = ?', entry, key);
}

/** Keys of decisions that are in Git and not yet in what is built. */
export const unpublishedTasks = (db: Database): string[] =>
  db.column("SELECT key FROM task WHERE published IS NULL AND commit_id <> ''");

/** Notes when decisions were built. */
export function setPublished(db: Database, keys: readonly string[], at: number): void {
  for (const key of keys) db.run('UPDATE task SET published = ? WHERE key = ?', at, key);
}

/** Whether an entry that was approved here has been built since. */
export const isEntryPublished = (db: Database, entry: string): boolean =>
  db.has("SELECT 1 FROM task WHERE entry = ? AND kind = 'entry' AND published IS NOT NULL", entry);
