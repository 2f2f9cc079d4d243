/** What must still be written to Git: noted in the transaction of the decision, done once. */
import type { Choices } from '../review/merge/combine.ts';
import type { Database } from './database.ts';

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
  const own = (number: number): string => (number === 1 ? key : `${key}:${number}`);
  const sql = 'SELECT commit_id FROM task WHERE key = ?';
  let number = 1;
  let earlier = db.get(sql, own(number));
  while (earlier && earlier['commit_id'] !== null) earlier = db.get(sql, own((number += 1)));
  db.run(
    `INSERT INTO task (key, kind, submission, entry, made, choices, seen)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ...[own(number), kind, submission, entry, now().getTime(), JSON.stringify(choices), seen],
  );
}
