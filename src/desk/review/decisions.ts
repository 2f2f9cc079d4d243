/** What the desk's people decide. Each decision, its place in the audit log and its task for Git are one transaction. */
import { proposeId } from '../../intake/draft/latin.ts';
import type { Draft, RawDraft } from '../../intake/draft/draft.ts';
import type { Finding } from '../../model/problem.ts';
import type { StoredEntry } from '../store/archive-view.ts';
import type { Desk } from '../app/desk.ts';
import { judge } from '../entry/entry-draft.ts';
import { queueTabOf } from '../store/queue.ts';
import type { Person } from '../store/staff.ts';
import type { Belongings } from '../store/submissions.ts';
import { addTask, isEntryOpen, taskEntries } from '../store/tasks.ts';
import type { Use } from '../../model/veteran.ts';
import {
  OPEN,
  TAKEN_BACK,
  TooLateError,
  type KeptPhoto,
  type Reason,
  type Submission,
} from '../store/submission.ts';

/**
 * Agrees to a person: the entry gets its id and is written to Git by the publisher.
 * @param seen The version that was looked at, as everywhere here.
 * @returns What must be corrected first; nothing when it was approved.
 * @throws {TooLateError} for what belongs to an entry that is there: it would be there twice.
 */
export function approve(desk: Desk, by: Person, id: string, seen: string): Finding[] {
  const submission = open(desk, id, seen);
  if (submission.kind !== 'person') throw new TooLateError();
  const photos = desk.submissions.photosOf(id);
  const consents = desk.submissions.consentsOf(id);
  const { placeIds } = desk.archive;
  const judged = judge({ draft: submission.draft, consents, photos, placeIds });
  const blocked = photos
    .filter(({ hash }) => desk.pictures.isBlocked(hash))
    .map((): Finding => ({ code: 'photo-blocked', field: 'photos' }));
  const errors = judged.findings.filter(({ severity }) => severity !== 'warning');
  const against = [...takenBack(submission), ...blocked];
  if (!judged.accepted || against.length > 0) return [...errors, ...against];
  const { entry: fields } = judged.accepted;
  desk.db.transaction(() => {
    open(desk, id, seen);
    const entry = proposeId(fields, reservedIds(desk));
    const led = consents.led ? 'asked' : 'no';
    desk.submissions.update(id, { state: 'accepted', entry, approver: by.id, led, reasons: [] });
    addTask(desk, { key: `${id}:entry`, kind: 'entry', submission: id, entry });
    desk.audit.record({ staff: by.id, action: 'approve', submission: id, entry });
  });
  desk.publisher.nudge();
  return [];
}

/** Somebody took back words that may still be in the draft: a person must read it first. */
export const takenBack = ({ flags }: Submission): Finding[] =>
  flags.includes(TAKEN_BACK) ? [{ code: 'taken-back', field: 'story' }] : [];

/** Ids in use, and those given to entries that are not written yet. */
function reservedIds(desk: Desk): Set<string> {
  return new Set([...desk.archive.taken, ...taskEntries(desk.db)]);
}

/**
 * A second person agrees to the street screens, or not: to the entry as it lies in Git.
 * @throws for the one who approved.
 */
export function decideScreens(
  desk: Desk,
  by: Person,
  id: string,
  { agreed, seen }: { agreed: boolean; seen: string },
): void {
  desk.db.transaction(() => {
    const submission = desk.submissions.byId(id);
    if (!submission || queueTabOf(submission) !== 'screens' || !submission.entry)
      throw new TooLateError(id);
    if (submission.approver === by.id)
      throw new TooLateError('The second look is another person’s');
    const { entry } = submission;
    const shown = shownEntry(desk, entry);
    if (screensVersion(desk, submission) !== seen || (agreed && !shown)) throw new TooLateError(id);
    desk.submissions.update(id, { led: agreed ? 'agreed' : 'declined' });
    if (agreed)
      addTask(desk, {
        key: `${id}:led`,
        kind: 'led',
        submission: id,
        entry,
        seen: shown?.version ?? '',
      });
    const action = agreed ? 'screens-agree' : 'screens-decline';
    desk.audit.record({ staff: by.id, action, submission: id, entry });
  });
  desk.publisher.nudge();
}

/** The entry as it lies in Git; `undefined` while something decided about it is not written yet. */
export function shownEntry({ db, archive }: Desk, entry: string): StoredEntry | undefined {
  return isEntryOpen(db, entry) ? undefined : archive.entries.get(entry);
}

/** What the second look is at: the entry in Git, for this submission. */
export const screensVersion = (desk: Desk, submission: Submission, own?: Belongings): string =>
  `${desk.submissions.version(submission, own)}-${shownEntry(desk, submission.entry ?? '')?.version ?? ''}`;

/** Sends a submission back with reasons, field by field. */
export function sendBack(
  desk: Desk,
  by: Person,
  id: string,
  { reasons, seen }: { reasons: Reason[]; seen: string },
): void {
  decide(
    desk,
    { by, id, seen, action: 'return', detail: reasons.map(({ code }) => code).join(' ') },
    () => desk.submissions.update(id, { state: 'returned', reasons }),
  );
}

/** Ends a submission that cannot become an entry. */
export function refuse(
  desk: Desk,
  by: Person,
  id: string,
  { reason, seen }: { reason: Reason; seen: string },
): void {
  decide(desk, { by, id, seen, action: 'refuse', detail: reason.code }, () =>
    desk.submissions.update(id, { state: 'refused', reasons: [reason] }),
  );
}

/** An addition or a withdrawal was dealt with elsewhere. */
export function settle(desk: Desk, by: Person, id: string, seen: string): void {
  decide(desk, { by, id, seen, action: 'settle' }, () =>
    desk.submissions.update(id, { state: 'settled', approver: by.id }),
  );
}

export interface Correction {
  seen: string;
  draft: RawDraft;
  consents?: Record<Use, boolean> | undefined;
  /** Originals that are taken out, and photographs that join. */
  dropped: readonly string[];
  photos: readonly KeptPhoto[];
}

/** Corrects facts and photographs before they are approved, and notes what the family allowed since. */
export function correct(
  desk: Desk,
  by: Person,
  id: string,
  { seen, draft, consents, dropped, photos }: Correction,
): void {
  const place = typeof draft.place === 'string' ? draft.place : null;
  decide(desk, { by, id, seen, action: 'correct' }, ({ language, flags }) => {
    const rest = flags.filter((flag) => flag !== TAKEN_BACK);
    desk.submissions.update(id, { draft: draft as Draft, place, flags: rest });
    for (const original of dropped) desk.submissions.dropPhoto(id, original);
    for (const photo of photos) desk.submissions.photos.add(id, photo);
    desk.submissions.revise(id);
    const noted = consents ? desk.submissions.noteConsents(id, consents, language) : [];
    if (noted.length > 0)
      desk.audit.record({
        staff: by.id,
        action: 'consent',
        submission: id,
        detail: noted.map((use) => `${consents?.[use] ? '+' : '-'}${use}`).join(' '),
      });
  });
}

/** Refuses a known fake and remembers its pictures, so that they are told when they come again. */
export function block(desk: Desk, by: Person, id: string, seen: string): void {
  decide(desk, { by, id, seen, action: 'block' }, () => {
    for (const { hash } of desk.submissions.photosOf(id))
      desk.pictures.block(hash, by.id, desk.now().getTime());
    const reason = { field: 'photos', code: 'fake', words: '' };
    desk.submissions.update(id, { state: 'refused', reasons: [reason] });
  });
}

export interface Decision {
  by: Person;
  id: string;
  seen: string;
  action: string;
  detail?: string;
}

/** @throws {TooLateError} when the submission is not what was seen, or no longer waits. */
export function decide(
  desk: Desk,
  { by, id, seen, action, detail = '' }: Decision,
  change: (submission: Submission) => void,
): void {
  desk.db.transaction(() => {
    change(open(desk, id, seen));
    desk.audit.record({ staff: by.id, action, submission: id, detail });
  });
}

/** The submission that waits as it was seen. @throws {TooLateError} when it does not. */
export function open(desk: Desk, id: string, seen: string): Submission {
  const submission = desk.submissions.byId(id);
  if (!submission || !OPEN.includes(submission.state)) throw new TooLateError(id);
  if (desk.submissions.version(submission) !== seen) throw new TooLateError(id);
  return submission;
}
