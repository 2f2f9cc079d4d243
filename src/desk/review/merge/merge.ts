/** Joining what was sent with somebody who is there: an entry of the archive, or another submission. */
import path from 'node:path';
import type { FormValues } from '../../../intake/questions/fields.ts';
import type { Finding } from '../../../model/problem.ts';
import { decide, open, shownEntry, takenBack } from '../decisions.ts';
import { entryErrors } from '../../../model/read-veteran.ts';
import type { Desk } from '../../app/desk.ts';
import { askSecondLook } from '../second-look.ts';
import { ObjectRule } from '../../app/object-rule.ts';
import { may } from '../../store/rights.ts';
import type { Person } from '../../store/staff.ts';
import { OPEN, TooLateError, type Submission } from '../../store/submission.ts';
import type { StoredEntry } from '../../store/archive-view.ts';
import { first } from '../../app/request.ts';
import { addTask, type Choices } from '../../store/tasks.ts';
import { combine, differences, type Difference } from '../../entry/combine.ts';
import { mergedEntry, type MergedEntry } from '../../entry/merged-entry.ts';
import { carried, photoPiece, piecesOf } from '../../entry/pieces.ts';

export type Target = { entry: StoredEntry } | { other: Submission };

/**
 * Whom an id or a code names: an entry, a submission that waits, or the entry it became.
 * @returns Nothing where the person may not approve: what is joined changes the target.
 */
export function targetOf(desk: Desk, by: Person, id: string, into: string): Target | undefined {
  const found = findTarget(desk, id, into);
  return found && may(by, 'approve', placeOf(found)) ? found : undefined;
}

/** Whom a submission is joined with: an entry, or another submission by its id or its code. */
export const target = (joined: ObjectRule<Submission>): ObjectRule<Target> =>
  new ObjectRule('target', (into, { desk, person, request }) =>
    person ? targetOf(desk, person, joined.of(request).id, into) : undefined,
  );

const placeOf = (target: Target): string | null =>
  'other' in target ? target.other.place : target.entry.fields.place;

function findTarget(desk: Desk, id: string, into: string): Target | undefined {
  const other = desk.submissions.byCode(into) ?? desk.submissions.byId(into);
  if (other?.id === id) return undefined;
  if (other && OPEN.includes(other.state) && other.kind === 'person') return { other };
  const entry = desk.archive.entries.get(other ? (other.entry ?? '') : into);
  return entry && { entry };
}

/** What is looked at there; nothing names an entry about which something is being written. */
export function targetVersion(desk: Desk, target: Target): string {
  if ('other' in target) return desk.submissions.version(target.other);
  return shownEntry(desk, target.entry.fields.id)?.version ?? '';
}

/** What is known there, as a draft. */
export const draftOf = (target: Target): Submission['draft'] =>
  'other' in target ? target.other.draft : { ...target.entry.fields, story: target.entry.story };

/** What can be chosen, photographs included. */
export function choosable(desk: Desk, { id, draft }: Submission, target: Target): Difference[] {
  const photos = desk.submissions.photosOf(id);
  const options =
    'other' in target ? (['keep', 'both'] as const) : (['keep', 'both', 'take'] as const);
  return [
    ...differences(draftOf(target), draft),
    ...(photos.length > 0 ? [{ path: 'photos', options, suggested: 'both' } as const] : []),
  ];
}

/** What was chosen; where nothing was posted, what is suggested. */
export const choicesIn = (values: FormValues, found: readonly Difference[]): Choices =>
  Object.fromEntries(
    found.map(({ path, options, suggested }) => [
      path,
      options.find((option) => option === first(values, `choice.${path}`)) ?? suggested,
    ]),
  );

export interface Merging {
  target: Target;
  choices: Choices;
  /** Versions that were looked at: of the submission, and of whom it is joined with. */
  seen: string;
  seenTarget: string;
}

/**
 * Ends a submission as part of another person: what was chosen of it is written, once.
 * @returns What the archive's rules say against it; nothing when it was done.
 * @throws {TooLateError} when either is not what was looked at.
 */
export async function merge(
  desk: Desk,
  by: Person,
  id: string,
  merging: Merging,
): Promise<Finding[]> {
  const submission = open(desk, id, merging.seen);
  const { target } = merging;
  if (!merging.seenTarget || targetVersion(desk, target) !== merging.seenTarget)
    throw new TooLateError(id);
  const against = takenBack(submission);
  if (against.length > 0) return against;
  if ('other' in target) joinDraft(desk, by, submission, { ...merging, other: target.other });
  else return joinEntry(desk, by, submission, { ...merging, entry: target.entry });
  return [];
}

function joinDraft(
  desk: Desk,
  by: Person,
  { id, draft }: Submission,
  { other, choices, seen, seenTarget }: Merging & { other: Submission },
): void {
  decide(desk, { by, id, seen, action: 'merge', detail: other.id }, () => {
    const { draft: before } = open(desk, other.id, seenTarget);
    const after = combine(before, draft, choices);
    desk.submissions.update(other.id, { draft: after });
    const shared = choices['photos'] === 'keep' ? [] : desk.submissions.photos.share(id, other.id);
    desk.submissions.revise(other.id);
    desk.submissions.update(id, { state: 'merged', entry: other.entry });
    const moved = [...piecesOf(before, after), ...shared.map((photo) => photoPiece(photo))];
    for (const { submission, pieces } of desk.joined.with(id))
      desk.joined.put(submission, other.id, carried(pieces, { before, after, moved }));
    desk.joined.put(id, other.id, moved);
  });
}

async function joinEntry(
  desk: Desk,
  by: Person,
  submission: Submission,
  { entry: there, choices, seen, seenTarget }: Merging & { entry: StoredEntry },
): Promise<Finding[]> {
  const { id, draft, kind } = submission;
  const entry = there.fields.id;
  const photos = desk.submissions.photosOf(id);
  if (choices['photos'] !== 'keep' && desk.pictures.areBlocked(photos))
    return [{ code: 'photo-blocked', field: 'photos' }];
  const earlier = (await desk.repository.read(`${there.folder}/index.md`))?.toString() ?? '';
  const made = mergedEntry(earlier, { draft, photos }, choices);
  const errors = made ? await judgeMerged(desk, there, made) : [];
  if (errors.length > 0) return errors;
  const action = kind === 'person' ? 'merge' : 'add-to';
  decide(desk, { by, id, seen, action, detail: entry }, () => {
    if (shownEntry(desk, entry)?.version !== seenTarget) throw new TooLateError(id);
    const state = kind === 'person' ? 'merged' : 'settled';
    const led = made?.screensAgain ? 'asked' : undefined;
    if (made?.isShown) askSecondLook(desk, by, { entry, waits: false });
    desk.submissions.update(id, { state, entry, approver: by.id, ...(led && { led }) });
    desk.joined.put(id, entry);
    if (made)
      addTask(desk, {
        key: `${id}:addition`,
        kind: 'addition',
        submission: id,
        entry,
        choices,
        seen: seenTarget,
      });
  });
  desk.publisher.nudge();
  return [];
}

/** By the rules of the archive, with the photographs that are there and those that join them. */
async function judgeMerged(
  { repository, blobs, archive }: Desk,
  { fields, pictures }: StoredEntry,
  made: MergedEntry,
): Promise<Finding[]> {
  const bytes = await repository.readAll(pictures.map(({ blob }) => blob));
  const photos = new Map<string, Uint8Array>();
  pictures.forEach((picture, index) => {
    const own = bytes[index];
    if (own) photos.set(path.posix.basename(picture.path), own);
  });
  for (const [name, { clean }] of made.photos) photos.set(name, await blobs.read(clean));
  const { place, id } = fields;
  return entryErrors({ place, id }, made.text, photos, archive.placeIds);
}
