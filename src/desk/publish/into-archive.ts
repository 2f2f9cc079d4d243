/** Changes by which the archive gets more: a new entry, an addition, the screens. */
import path from 'node:path';
import { takenIds } from '../../cms/backend/ids.ts';
import { readEntryText } from '../../cms/entry-text.ts';
import type { Change } from '../../git/change.ts';
import type { NewEntry } from '../../intake/draft/draft.ts';
import { entryFiles, writeEntry } from '../../intake/draft/entry-files.ts';
import { proposeId } from '../../intake/draft/latin.ts';
import { localDay } from '../../model/zone.ts';
import { draftPhoto, judge } from '../review/entry-draft.ts';
import type { Choices } from '../review/merge/combine.ts';
import { mergedEntry } from '../review/merge/merged-entry.ts';
import { carried } from '../review/merge/pieces.ts';
import type { Submission } from '../store/submission.ts';
import { setTaskEntry, taskEntries, type OpenTask } from '../store/tasks.ts';
import { CONTENT, parseEntry } from './archive-view.ts';
import { entryFile, isChanged, type ChangedAt, type WriterContext } from './writer-context.ts';

/** The entry with its cleaned photographs. An id that somebody else took meanwhile is made anew. */
export async function newEntry(
  context: WriterContext,
  task: OpenTask,
  { tip, taken }: ChangedAt,
): Promise<Change | null> {
  const submission = context.submissions.byId(task.submission ?? '');
  if (submission?.state !== 'accepted') return null;
  const photos = context.submissions.photosOf(submission.id);
  const consents = context.submissions.consentsOf(submission.id);
  const { placeIds } = context.archive;
  const at = { draft: submission.draft, consents, photos, placeIds };
  const id = taken.has(task.entry) ? await freeId(context, submission, tip) : task.entry;
  if (id !== task.entry) rename(context, task, id);
  const { accepted } = judge({ ...at, id });
  if (!accepted) throw new Error(`${task.entry} no longer passes the archive’s rules`);
  const pictures = await Promise.all(
    photos.map(async (photo) => draftPhoto(photo, await context.blobs.read(photo.clean))),
  );
  const files = entryFiles(published(accepted, context), pictures);
  return {
    message: `content(${accepted.entry.place}): add ${id}`,
    write: files.map(({ path, data }) => ({ path: `${CONTENT}/${path}`, data })),
  };
}

/** An id that nobody has at `tip`, has had, or is about to get from a draft or another decision. */
async function freeId(
  { repository, db }: WriterContext,
  { draft }: Submission,
  tip: string,
): Promise<string> {
  const taken = await takenIds(repository, tip || undefined);
  for (const id of taskEntries(db)) taken.add(id);
  return proposeId(draft as Parameters<typeof proposeId>[0], taken);
}

/** The entry with the day on which it first becomes public, where its page may. */
function published({ entry, story }: NewEntry, { archive, now }: WriterContext): NewEntry {
  if (!entry.consent.page) return { entry, story };
  return { entry: { ...entry, published: localDay(now(), archive.campaign.timeZone) }, story };
}

function rename({ db, submissions }: WriterContext, task: OpenTask, id: string): void {
  setTaskEntry(db, task, id);
  submissions.update(task.submission ?? '', { entry: id });
}

/** The entry as the second person saw it, with the screens allowed; changed since, it is asked again. */
export async function onScreens(
  context: WriterContext,
  task: OpenTask,
  { tip }: ChangedAt,
): Promise<Change | null> {
  const file = await entryFile(context, task.entry, tip);
  const read = file && parseEntry(file.path, file.text);
  if (!read || read.fields.consent.led) return null;
  if (isChanged(task, file)) {
    context.submissions.update(task.submission ?? '', { led: 'asked' });
    context.audit.record({ staff: null, action: 'screens-again', entry: task.entry });
    return null;
  }
  const consent = { ...read.fields.consent, led: true };
  const data = writeEntry({ entry: { ...read.fields, consent }, story: read.story });
  return {
    message: `content(${read.fields.place}): show ${task.entry} on the screens`,
    write: [{ path: file.path, data }],
  };
}

/** The entry as it was seen, with what was chosen of a submission; changed since, it waits again. */
export async function addedTo(
  context: WriterContext,
  task: OpenTask,
  { tip }: ChangedAt,
): Promise<Change | null> {
  const file = await entryFile(context, task.entry, tip);
  const submission = context.submissions.byId(task.submission ?? '');
  if (!file || !submission || submission.state === 'withdrawn') return null;
  if (isChanged(task, file)) {
    context.submissions.update(submission.id, { state: 'received', led: 'no' });
    context.joined.forget(submission.id, task.entry);
    context.audit.record({ staff: null, action: 'reopen', submission: submission.id });
    return null;
  }
  const sent = { draft: submission.draft, photos: context.submissions.photosOf(submission.id) };
  const made = mergedEntry(file.text, sent, JSON.parse(task.choices) as Choices);
  if (!made) return null;
  const [before, after] = [file.text, made.text].map(readEntryText);
  for (const held of context.joined.with(submission.id)) {
    const { pieces: moved } = made;
    const along = carried(held.pieces, { before: before ?? {}, after: after ?? {}, moved });
    context.joined.put(held.submission, task.entry, along);
  }
  context.joined.put(submission.id, task.entry, made.pieces);
  const folder = path.posix.dirname(file.path);
  const photos = [...made.photos].map(async ([name, { clean }]) => ({
    path: `${folder}/${name}`,
    data: await context.blobs.read(clean),
  }));
  return {
    message: `content(${folder.split('/').at(-2)}): add to ${task.entry}`,
    write: [{ path: file.path, data: made.text }, ...(await Promise.all(photos))],
  };
}
