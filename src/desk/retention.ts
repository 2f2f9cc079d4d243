/** What is private is kept as long as it is needed and no longer. */
import type { Desk } from './desk.ts';
import { BrokenDatabaseError } from './integrity.ts';

const DAY = 86_400_000;

/** Days after which what was refused, merged or taken back is erased. */
const CLOSED_FOR = 30;
/** A photograph may lie an hour before its row is written. */
const FRESH = 3_600_000;

export interface Purged {
  contacts: number;
  submissions: number;
  photographs: number;
}

/** Deletes what has outlived its date: contacts, closed submissions, photographs nobody names. */
export async function purge(desk: Desk): Promise<Purged> {
  // What a broken database does not name may be somebody's all the same.
  if (desk.troubles.has('database')) throw new BrokenDatabaseError();
  const now = desk.now().getTime();
  const { db, submissions } = desk;
  const counts = db.transaction(() => {
    const due = db.all('SELECT submission FROM contact WHERE keep_until < ?', now);
    const closed = db.all(
      `SELECT id FROM submission WHERE purged IS NULL AND changed < ?
       AND state IN ('refused', 'merged', 'withdrawn')`,
      now - CLOSED_FOR * DAY,
    );
    for (const { submission } of due) submissions.erase(String(submission));
    for (const { id } of closed) submissions.erase(String(id));
    desk.imports.batches.purge(now - DAY);
    db.run(
      'DELETE FROM photo WHERE at < ? AND owner NOT IN (SELECT id FROM submission)',
      now - DAY,
    );
    db.run('DELETE FROM session WHERE expires < ?', Date.now());
    db.run('DELETE FROM invitation WHERE expires < ?', Date.now());
    db.run('DELETE FROM challenge WHERE expires < ?', Date.now());
    if (due.length > 0)
      desk.audit.record({ staff: null, action: 'purge', detail: String(due.length) });
    return { contacts: due.length, submissions: closed.length };
  });
  await desk.uploads.purge();
  return { ...counts, photographs: await sweep(desk) };
}

/** Removes photographs that no row names any more. */
async function sweep({ db, vault }: Desk): Promise<number> {
  const named = new Set(
    db.all('SELECT original AS h FROM photo UNION SELECT clean FROM photo').map((row) => row['h']),
  );
  const old = (await vault.list(FRESH)).filter((sha256) => !named.has(sha256));
  for (const sha256 of old) await vault.remove(sha256);
  return old.length;
}
