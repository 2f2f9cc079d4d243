/** Joining what was sent with somebody who is there: an entry of the archive, or another submission. */
import path from 'node:path';
import type { Finding } from '../../model/problem.ts';
import { addTask, decide, OPEN, TooLateError } from '../decisions.ts';
import { judge } from '../decap/entry.ts';
import type { Desk } from '../desk.ts';
import { askSecondLook } from '../second-look.ts';
import { may, type Person } from '../store/staff.ts';
import type { Submission } from '../store/submission.ts';
import type { StoredEntry } from '../archive-view.ts';
import { combine, differences, type Choices, type Difference } from './combine.ts';
import { mergedEntry, type MergedEntry } from './merged-entry.ts';

export type Target = { entry: StoredEntry } | { other: Submission };

/**
 * Whom an id or a code names: an entry, a submission that waits, or the entry it became.
 * @returns Nothing where the person may not approve: what is joined changes the target.
 */
export function targetOf(desk: Desk, by: Person, id: string, into: string): Target | undefined {
  const found = findTarget(desk, id, into);
  return found && may(by, 'approve', placeOf(found)) ? found : undefined;
}

const placeOf = (target: Target): string | null =>
  'other' in target ? target.other.place : target.entry.fields.place;

function findTarget(desk: Desk, id: string, into: string): Target | undefined {
  const other = desk.submissions.byCode(into) ?? desk.submissions.byId(into);
  if (other?.id === id) return undefined;
  if (other && OPEN.includes(other.state) && other.kind === 'person') return { other };
  const entry = desk.archive.entries.get(other ? (other.entry ?? '') : into);
  return entry && { entry };
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

/** What happens when nobody chooses otherwise. */
export const suggestions = (found: readonly Difference[]): Choices =>
  Object.fromEntries(found.map(({ path: field, suggested }) => [field, suggested]));

/**
 * Ends a submission as part of another person: what was chosen of it is written, once.
 * @returns What the archive's rules say against it; nothing when it was done.
 */
export async function merge(
  desk: Desk,
  by: Person,
  id: string,
  { target, choices }: { target: Target; choices: Choices },
): Promise<Finding[]> {
  const submission = desk.submissions.byId(id);
  if (!submission) throw new TooLateError(id);
  if ('other' in target) joinDraft(desk, by, submission, { other: target.other, choices });
  else return joinEntry(desk, by, submission, { entry: target.entry, choices });
  return [];
}

function joinDraft(
  desk: Desk,
  by: Person,
  { id, draft }: Submission,
  { other, choices }: { other: Submission; choices: Choices },
): void {
  decide(desk, { by, id, action: 'merge', detail: other.id }, () => {
    desk.submissions.update(other.id, { draft: combine(other.draft, draft, choices) });
    if (choices['photos'] !== 'keep') desk.submissions.photos.share(id, other.id);
    desk.submissions.update(id, { state: 'merged', entry: other.entry });
  });
}

async function joinEntry(
  desk: Desk,
  by: Person,
  submission: Submission,
  { entry: there, choices }: { entry: StoredEntry; choices: Choices },
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
  decide(desk, { by, id, action: kind === 'person' ? 'merge' : 'add-to', detail: entry }, () => {
    const state = kind === 'person' ? 'merged' : 'settled';
    const led = made?.screensAgain ? 'asked' : undefined;
    if (made?.isShown) askSecondLook(desk, by, { entry, waits: false });
    desk.submissions.update(id, { state, entry, approver: by.id, ...(led && { led }) });
    if (made)
      addTask(desk, { key: `${id}:addition`, kind: 'addition', submission: id, entry, choices });
  });
  desk.publisher.nudge();
  return [];
}

/** By the rules of the archive, with the photographs that are there and those that join them. */
async function judgeMerged(
  { repository, vault, archive }: Desk,
  { fields, pictures }: StoredEntry,
  made: MergedEntry,
): Promise<Finding[]> {
  const bytes = await repository.readAll(pictures.map(({ blob }) => blob));
  const photos = new Map<string, Uint8Array>();
  pictures.forEach((picture, index) => {
    const own = bytes[index];
    if (own) photos.set(path.posix.basename(picture.path), own);
  });
  for (const [name, { clean }] of made.photos) photos.set(name, await vault.read(clean));
  const { place, id } = fields;
  return judge({ place, id }, made.text, photos, archive.placeIds);
}
