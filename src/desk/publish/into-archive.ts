/** Changes by which the archive gets more: a new entry, an addition, the screens. */
import { takenIds } from '../../cms/backend/ids.ts';
import { readEntryText } from '../../cms/entry-text.ts';
import type { NewEntry } from '../../intake/draft/draft.ts';
import { entryFiles, writeEntry } from '../../intake/draft/entry-files.ts';
import { proposeId } from '../../intake/draft/latin.ts';
import { localDay } from '../../model/zone.ts';
import type { DeskContext } from '../store/desk-context.ts';
import { draftPhoto, judge } from '../entry/entry-draft.ts';
import { mergedEntry } from '../entry/merged-entry.ts';
import { carried } from '../entry/pieces.ts';
import type { Submission } from '../store/submission.ts';
import { setTaskEntry, taskEntries, type Choices } from '../store/tasks.ts';
import { CONTENT, parseEntry } from '../store/archive-view.ts';
import { entryFile, isChanged, type MakeChange } from './entry-file.ts';

/** The entry with its cleaned photographs. An id that somebody else took meanwhile is made anew. */
export const newEntry: MakeChange = async (desk, task, { tip, taken }) => {
  const submission = desk.submissions.byId(task.submission ?? '');
  if (submission?.state !== 'accepted') return null;
  const photos = desk.submissions.photosOf(submission.id);
  const consents = desk.submissions.consentsOf(submission.id);
  const { placeIds } = desk.archive;
  const id = taken.has(task.entry) ? await freeId(desk, submission, tip) : task.entry;
  if (id !== task.entry) {
    setTaskEntry(desk.db, task, id);
    desk.submissions.update(submission.id, { entry: id });
  }
  const { accepted } = judge({ id, draft: submission.draft, consents, photos, placeIds });
  if (!accepted) throw new Error(`${task.entry} no longer passes the archive’s rules`);
  const pictures = await Promise.all(
    photos.map(async (photo) => draftPhoto(photo, await desk.blobs.read(photo.clean))),
  );
  const files = entryFiles(withDayOfPublishing(accepted, desk), pictures);
  return {
    message: `content(${accepted.entry.place}): add ${id}`,
    write: files.map(({ path, data }) => ({ path: `${CONTENT}/${path}`, data })),
  };
};

/** An id that nobody has at `tip`, has had, or is about to get from a draft or another decision. */
async function freeId(
  { repository, db }: DeskContext,
  { draft }: Submission,
  tip: string,
): Promise<string> {
  const taken = await takenIds(repository, tip || undefined);
  for (const id of taskEntries(db)) taken.add(id);
  return proposeId(draft as Parameters<typeof proposeId>[0], taken);
}

/** The entry with the day on which it first becomes public, where its page may. */
function withDayOfPublishing({ entry, story }: NewEntry, { archive, now }: DeskContext): NewEntry {
  if (!entry.consent.page) return { entry, story };
  return { entry: { ...entry, published: localDay(now(), archive.campaign.timeZone) }, story };
}

/** The entry as the second person saw it, with the screens allowed; changed since, it is asked again. */
export const onScreens: MakeChange = async (desk, task, { tip }) => {
  const file = await entryFile(desk, task.entry, tip);
  const read = file && parseEntry(file.path, file.text);
  if (!read || read.fields.consent.led) return null;
  if (isChanged(task, file)) {
    desk.submissions.update(task.submission ?? '', { led: 'asked' });
    desk.audit.record({ staff: null, action: 'screens-again', entry: task.entry });
    return null;
  }
  const consent = { ...read.fields.consent, led: true };
  const data = writeEntry({ entry: { ...read.fields, consent }, story: read.story });
  return {
    message: `content(${file.place}): show ${task.entry} on the screens`,
    write: [{ path: file.path, data }],
  };
};

/** The entry as it was seen, with what was chosen of a submission; changed since, it waits again. */
export const addedTo: MakeChange = async (desk, task, { tip }) => {
  const file = await entryFile(desk, task.entry, tip);
  const submission = desk.submissions.byId(task.submission ?? '');
  if (!file || !submission || submission.state === 'withdrawn') return null;
  if (isChanged(task, file)) {
    desk.submissions.update(submission.id, { state: 'received', led: 'no' });
    desk.joined.forget(submission.id, task.entry);
    desk.audit.record({ staff: null, action: 'reopen', submission: submission.id });
    return null;
  }
  const sent = { draft: submission.draft, photos: desk.submissions.photosOf(submission.id) };
  const made = mergedEntry(file.text, sent, JSON.parse(task.choices) as Choices);
  if (!made) return null;
  const [before, after] = [file.text, made.text].map(readEntryText);
  for (const held of desk.joined.with(submission.id)) {
    const { pieces: moved } = made;
    const along = carried(held.pieces, { before: before ?? {}, after: after ?? {}, moved });
    desk.joined.put(held.submission, task.entry, along);
  }
  desk.joined.put(submission.id, task.entry, made.pieces);
  const photos = [...made.photos].map(async ([name, { clean }]) => ({
    path: `${file.folder}/${name}`,
    data: await desk.blobs.read(clean),
  }));
  return {
    message: `content(${file.place}): add to ${task.entry}`,
    write: [{ path: file.path, data: made.text }, ...(await Promise.all(photos))],
  };
};
