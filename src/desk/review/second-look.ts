/** The second look at what was changed of an entry elsewhere than in the queue. */
import type { Desk } from '../app/desk.ts';
import { ask } from '../publish/ask.ts';
import type { Person } from '../store/staff.ts';

/**
 * Whoever changed what screens show does not agree to it: a look that was open already waits for
 * another person too, and one is opened where there was none.
 */
export function askSecondLook(
  { db, submissions, archive }: Pick<Desk, 'db' | 'submissions' | 'archive'>,
  by: Person,
  { entry, waits }: { entry: string; waits: boolean },
): void {
  db.transaction(() => {
    if (submissions.setApproverOfLooks(entry, by.id) > 0 || !waits) return;
    const place = archive.entries.get(entry)?.fields.place;
    const draft = place === undefined ? {} : { place };
    const id = ask({ submissions }, 'addition', { entry, draft });
    submissions.update(id, { state: 'settled', approver: by.id, led: 'asked' });
  });
}
