/** Taking back: out of the archive, out of what others got of it, and nothing is said that is not so. */
import type { Desk } from '../app/desk.ts';
import { forgetIn, takeOut } from '../entry/pieces.ts';
import type { Joined } from '../store/joined.ts';
import type { Person } from '../store/staff.ts';
import { OPEN, TAKEN_BACK, type Submission } from '../store/submission.ts';
import { addTask, becameEntry } from '../store/tasks.ts';

/** Takes a person out of the archive: everywhere, with the next build, for good. */
export function withdraw(desk: Desk, by: Person | null, entry: string): void {
  desk.db.transaction(() => {
    addTask(desk, { key: `${entry}:withdraw`, kind: 'withdraw', submission: null, entry });
    desk.submissions.withdrawEntry(entry);
    desk.audit.record({ staff: by?.id ?? null, action: 'withdraw', entry });
  });
  desk.publisher.nudge();
}

/**
 * The sender takes back what was sent: the entry it became, everything private, and its part of the
 * drafts and entries of others. Where that part cannot be told apart an editor is asked, and until
 * then nobody sees it.
 */
export function takeBack(desk: Desk, submission: Submission): void {
  const { id, entry } = submission;
  desk.db.transaction(() => {
    if (entry && isOwn(desk, submission)) withdraw(desk, null, entry);
    letGo(desk, submission);
    for (const joined of desk.joined.of(id)) if (joined.became === null) takeFrom(desk, joined);
    desk.submissions.update(id, { state: 'withdrawn' });
    desk.submissions.erase(id);
    desk.audit.record({ staff: null, action: 'take-back', submission: id });
  });
  desk.publisher.nudge();
}

/** Whether there is an entry that this submission became, also if it was put back by hand. */
export function isOwn({ db, archive }: Desk, { id, entry, state }: Submission): boolean {
  if (state === 'accepted') return true;
  return archive.entries.has(entry ?? '') && becameEntry(db, id);
}

/** What others told of the same person was theirs: it waits by itself again. */
function letGo({ submissions, joined }: Desk, { id, state }: Submission): void {
  if (!OPEN.includes(state)) return;
  for (const { submission } of joined.with(id)) {
    const other = submissions.byId(submission);
    if (other?.state !== 'merged' || other.purged !== null) continue;
    submissions.update(submission, { state: 'received' });
    joined.forget(submission, id);
  }
}

function takeFrom(desk: Desk, taken: Joined): void {
  const { submission, target, pieces } = taken;
  for (const other of desk.joined.with(target))
    if (other.submission !== submission && other.became === null)
      desk.joined.put(other.submission, target, forgetIn(other.pieces, pieces));
  const draft = desk.submissions.byId(target);
  const entry = draft ? draft.state === 'accepted' && draft.entry : target;
  if (entry) {
    if (draft) desk.joined.move(taken, entry);
    addTask(desk, {
      key: `${submission}:${entry}:take-out`,
      kind: 'take-out',
      submission,
      entry,
    });
  } else if (draft) takeFromDraft(desk, draft, taken);
}

/** Of what was refused, too; of what was joined with others in its turn, those others remember. */
function takeFromDraft(desk: Desk, target: Submission, { submission, pieces }: Joined): void {
  const { submissions } = desk;
  const { draft, left } = takeOut(target.draft, pieces);
  for (const { how, original = '' } of pieces)
    if (how === 'photo') submissions.dropPhoto(target.id, original);
  const isAsked = left.length > 0 && OPEN.includes(target.state);
  const flags = [...new Set([...target.flags, ...(isAsked ? [TAKEN_BACK] : [])])];
  submissions.update(target.id, { draft, flags });
  submissions.revise(target.id);
  desk.joined.end(submission, target.id, isAsked ? 'asked' : 'out');
  desk.audit.record({ staff: null, action: 'take-out', submission: target.id });
}
