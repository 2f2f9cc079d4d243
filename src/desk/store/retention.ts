/** What is private is kept as long as it is needed and no longer. */
import { DAY, HOUR } from '../../model/duration.ts';
import type { Database } from './database.ts';
import type { DeskContext } from './desk-context.ts';
import { BrokenDatabaseError } from './integrity.ts';
import { isPhotoNamed } from './photos.ts';

/** Days after which what was refused, merged or taken back is erased. */
const CLOSED_FOR = 30;
/** A photograph may lie an hour before its row is written. */
const FRESH = HOUR;

/** A clock that is farther than this from the last known time is not believed. */
const ASTRAY = 30 * DAY;

/** The clock has jumped: nothing is erased by it before somebody has looked at it. */
export class AstrayClockError extends Error {
  readonly days: number;

  constructor(days: number) {
    super(`The clock is ${days} days from the last known time: nothing was erased`);
    this.days = days;
  }
}

/**
 * What waits for somebody is never erased, however long it does; nor what was joined with somebody
 * who waits, as it may have to wait by itself again.
 */
const WAITS = `(submission.state IN ('received', 'returned') OR EXISTS (
  SELECT 1 FROM joined JOIN submission AS other ON other.id = joined.target
  WHERE joined.submission = submission.id AND other.state IN ('received', 'returned')))`;

const DUE = `SELECT submission.id FROM contact JOIN submission ON submission.id = contact.submission
  WHERE keep_until < ? AND NOT ${WAITS}`;

const CLOSED = `SELECT id FROM submission WHERE purged IS NULL AND changed < ?
  AND state IN ('refused', 'merged', 'withdrawn') AND NOT ${WAITS}`;

/**
 * Deletes what has outlived its date: contacts, closed submissions, photographs nobody names.
 * @param confirmed Somebody has looked at the clock.
 * @returns How many of each.
 * @throws {AstrayClockError} when the clock is far from the last time that is known.
 */
export async function purge(desk: DeskContext, confirmed = false) {
  // What a broken database does not name may be somebody's all the same.
  if (desk.troubles.has('database')) throw new BrokenDatabaseError();
  const now = desk.now().getTime();
  const { db, submissions } = desk;
  const counts = db.transaction(() => {
    if (!confirmed) believe(db, now);
    db.setMeta(CLOCK, String(now));
    const due = db.column<string>(DUE, now);
    const closed = db.column<string>(CLOSED, now - CLOSED_FOR * DAY);
    for (const id of [...due, ...closed]) submissions.erase(id);
    desk.batches.purge(now - DAY);
    db.run(
      'DELETE FROM photo WHERE at < ? AND owner NOT IN (SELECT id FROM submission)',
      now - DAY,
    );
    // These know no rehearsal: by the desk's day all who are signed in would be out (`desk-context.ts`).
    for (const table of ['session', 'invitation', 'challenge'])
      db.run(`DELETE FROM ${table} WHERE expires < ?`, Date.now());
    if (due.length > 0)
      desk.audit.record({ staff: null, action: 'purge', detail: String(due.length) });
    return { contacts: due.length, submissions: closed.length };
  });
  await desk.uploads.purge();
  return { ...counts, photographs: await sweep(desk) };
}

const CLOCK = 'clock';

/** The times somebody did something, from the last cleaning on, lead to now without a leap. */
function believe(db: Database, now: number): void {
  const known = db.meta(CLOCK);
  const sql = 'SELECT at FROM audit WHERE at >= ? ORDER BY at';
  const times = db.column<number>(sql, Number(known ?? 0));
  if (known !== null) times.unshift(Number(known));
  for (const [index, at] of times.entries()) {
    const next = times[index + 1] ?? now;
    if (Math.abs(next - at) > ASTRAY)
      throw new AstrayClockError(Math.round(Math.abs(next - at) / DAY));
  }
}

/** Removes photographs that no row names any more; each is asked about right before it goes. */
async function sweep({ db, blobs }: DeskContext): Promise<number> {
  const named = new Set(db.column('SELECT original FROM photo UNION SELECT clean FROM photo'));
  let count = 0;
  for (const sha256 of await blobs.list(FRESH)) {
    if (named.has(sha256)) continue;
    if (blobs.removeUnused(sha256, FRESH, () => isPhotoNamed(db, sha256))) count += 1;
  }
  return count;
}
