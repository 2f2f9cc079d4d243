/** What the desk's people decide. Each decision, its trail and its task for Git are one transaction. */
import { proposeId } from '../intake/latin.ts';
import type { Draft, RawDraft } from '../intake/draft.ts';
import type { Finding } from '../model/problem.ts';
import type { Desk } from './desk.ts';
import { judge } from './entry-draft.ts';
import type { OpenTask } from './entry-writer.ts';
import type { Choices } from './merge/combine.ts';
import { shelfOf } from './store/queue.ts';
import type { Person } from './store/staff.ts';
import type { Reason, State, Submission, Use } from './store/submission.ts';

/** Somebody else was quicker, or the state forbids it. */
export class TooLateError extends Error {}

/** States in which a submission still waits for a decision. */
export const OPEN: readonly State[] = ['received', 'returned'];

/**
 * Agrees to a person: the entry gets its id and is written to Git by the publisher.
 * @returns What must be mended first; nothing when it was approved.
 * @throws {TooLateError} for what belongs to an entry that is there: it would be there twice.
 */
export function approve(desk: Desk, by: Person, id: string): Finding[] {
  const submission = open(desk, id);
  if (submission.kind !== 'person') throw new TooLateError();
  const photos = desk.submissions.photosOf(id);
  const consents = desk.submissions.consentsOf(id);
  const { placeIds } = desk.archive;
  const judged = judge({ draft: submission.draft, consents, photos, placeIds });
  const blocked = photos
    .filter(({ hash }) => desk.pictures.isBlocked(hash))
    .map((): Finding => ({ code: 'photo-blocked', field: 'photos' }));
  const errors = judged.findings.filter(({ severity }) => severity !== 'warning');
  if (!judged.accepted || blocked.length > 0) return [...errors, ...blocked];
  const { entry: fields } = judged.accepted;
  desk.db.transaction(() => {
    open(desk, id);
    const entry = proposeId(fields, takenIds(desk));
    const led = consents.led ? 'asked' : 'no';
    desk.submissions.update(id, { state: 'accepted', entry, approver: by.id, led, reasons: [] });
    addTask(desk, { key: `${id}:entry`, kind: 'entry', submission: id, entry });
    desk.audit.record({ staff: by.id, action: 'approve', submission: id, entry });
  });
  desk.publisher.nudge();
  return [];
}

/** Ids in use, and those given to entries that are not written yet. */
function takenIds(desk: Desk): Set<string> {
  const taken = desk.archive.taken;
  for (const row of desk.db.all('SELECT entry FROM task')) taken.add(String(row['entry']));
  return taken;
}

interface Task {
  key: string;
  kind: OpenTask['kind'];
  submission: string | null;
  entry: string;
  choices?: Choices;
}

/** Notes what must be written to Git; within the transaction of the decision. */
export function addTask(desk: Desk, { key, kind, submission, entry, choices = {} }: Task): void {
  desk.db.run(
    `INSERT INTO task (key, kind, submission, entry, made, choices) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    ...[key, kind, submission, entry, desk.now().getTime(), JSON.stringify(choices)],
  );
}

/** A second person agrees to the street screens, or not. @throws for the one who approved. */
export function decideScreens(desk: Desk, by: Person, id: string, agreed: boolean): void {
  desk.db.transaction(() => {
    const submission = desk.submissions.byId(id);
    if (!submission || shelfOf(submission) !== 'screens' || !submission.entry)
      throw new TooLateError(id);
    if (submission.approver === by.id)
      throw new TooLateError('The second look is another person’s');
    const { entry } = submission;
    desk.submissions.update(id, { led: agreed ? 'agreed' : 'declined' });
    if (agreed) addTask(desk, { key: `${id}:led`, kind: 'led', submission: id, entry });
    const action = agreed ? 'screens-agree' : 'screens-decline';
    desk.audit.record({ staff: by.id, action, submission: id, entry });
  });
  desk.publisher.nudge();
}

/** Sends a submission back with reasons, field by field. */
export function sendBack(desk: Desk, by: Person, id: string, reasons: Reason[]): void {
  decide(
    desk,
    { by, id, action: 'return', detail: reasons.map(({ code }) => code).join(' ') },
    () => desk.submissions.update(id, { state: 'returned', reasons }),
  );
}

/** Ends a submission that cannot become an entry. */
export function refuse(desk: Desk, by: Person, id: string, reason: Reason): void {
  decide(desk, { by, id, action: 'refuse', detail: reason.code }, () =>
    desk.submissions.update(id, { state: 'refused', reasons: [reason] }),
  );
}

/** An addition or a withdrawal was dealt with elsewhere. */
export function settle(desk: Desk, by: Person, id: string): void {
  decide(desk, { by, id, action: 'settle' }, () =>
    desk.submissions.update(id, { state: 'settled', approver: by.id }),
  );
}

/** Corrects the facts before they are approved, and notes what the family allowed since. */
export function correct(
  desk: Desk,
  by: Person,
  id: string,
  { draft, consents }: { draft: RawDraft; consents?: Record<Use, boolean> | undefined },
): void {
  const place = typeof draft.place === 'string' ? draft.place : null;
  decide(desk, { by, id, action: 'correct' }, () => {
    desk.submissions.update(id, { draft: draft as Draft, place });
    const { language } = open(desk, id);
    const noted = consents ? desk.submissions.noteConsents(id, consents, language) : [];
    if (noted.length > 0)
      desk.audit.record({
        ...{ staff: by.id, action: 'consent', submission: id },
        detail: noted.map((use) => `${consents?.[use] ? '+' : '-'}${use}`).join(' '),
      });
  });
}

/** Refuses a known fake and remembers its pictures, so that they are told when they come again. */
export function block(desk: Desk, by: Person, id: string): void {
  decide(desk, { by, id, action: 'block' }, () => {
    for (const { hash } of desk.submissions.photosOf(id))
      desk.pictures.block(hash, by.id, desk.now().getTime());
    const reason = { field: 'photos', code: 'fake', words: '' };
    desk.submissions.update(id, { state: 'refused', reasons: [reason] });
  });
}

export interface Decision {
  by: Person;
  id: string;
  action: string;
  detail?: string;
}

/** @throws {TooLateError} when the submission no longer waits for a decision. */
export function decide(
  desk: Desk,
  { by, id, action, detail = '' }: Decision,
  change: () => void,
): void {
  desk.db.transaction(() => {
    open(desk, id);
    change();
    desk.audit.record({ staff: by.id, action, submission: id, detail });
  });
}

function open(desk: Desk, id: string): Submission {
  const submission = desk.submissions.byId(id);
  if (!submission || !OPEN.includes(submission.state)) throw new TooLateError(id);
  return submission;
}

/** Takes a person out of the archive: everywhere, with the next build, for good. */
export function withdraw(desk: Desk, by: Person | null, entry: string): void {
  desk.db.transaction(() => {
    addTask(desk, { key: `${entry}:withdraw`, kind: 'withdraw', submission: null, entry });
    desk.db.run(
      `UPDATE submission SET state = 'withdrawn', changed = ? WHERE entry = ?
       AND state = 'accepted'`,
      ...[desk.now().getTime(), entry],
    );
    desk.audit.record({ staff: by?.id ?? null, action: 'withdraw', entry });
  });
  desk.publisher.nudge();
}

/** The sender takes back what was sent: the entry, if there is one, and everything private. */
export function takeBack(desk: Desk, submission: Submission): void {
  if (submission.state === 'accepted' && submission.entry) withdraw(desk, null, submission.entry);
  desk.db.transaction(() => {
    desk.submissions.update(submission.id, { state: 'withdrawn' });
    desk.submissions.erase(submission.id);
    desk.audit.record({ staff: null, action: 'take-back', submission: submission.id });
  });
}
