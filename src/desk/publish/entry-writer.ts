/** From an open task to the change in Git. */
import path from 'node:path';
import { readEntryText } from '../../cms/entry-text.ts';
import type { NewEntry } from '../../intake/draft/draft.ts';
import { entryFiles, writeEntry } from '../../intake/draft/entry-files.ts';
import { proposeId } from '../../intake/draft/latin.ts';
import { localDay } from '../../model/stage.ts';
import { WITHDRAWN } from '../../model/withdrawn.ts';
import { CONTENT, entryVersion, parseEntry, type ArchiveView } from './archive-view.ts';
import { askEditors, askScreens } from './ask.ts';
import { draftPhoto, judge } from '../review/entry-draft.ts';
import type { Change } from '../../git/change.ts';
import type { StoredFile } from '../../git/objects.ts';
import type { Repository } from '../../git/repository.ts';
import type { Choices } from '../review/merge/combine.ts';
import { entryWithout } from '../review/merge/entry-without.ts';
import { mergedEntry } from '../review/merge/merged-entry.ts';
import { carried } from '../review/merge/pieces.ts';
import type { Audit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import type { JoinedPieces } from '../store/joined.ts';
import type { Submissions } from '../store/submissions.ts';
import { setTaskEntry, type OpenTask } from '../store/tasks.ts';
import type { BlobStore } from '../store/blobs.ts';

export interface WriterParts {
  db: Database;
  blobs: BlobStore;
  repository: Repository;
  archive: ArchiveView;
  submissions: Submissions;
  joined: JoinedPieces;
  audit: Audit;
  now: () => Date;
}

/** The changes of tasks at a commit, those left out that have nothing to change there. */
export async function changesOf(
  parts: WriterParts,
  tasks: readonly OpenTask[],
  tip: string | null,
): Promise<{ task: OpenTask; change: Change }[]> {
  const made: { task: OpenTask; change: Change }[] = [];
  const taken = await takenAt(parts, tasks, tip ?? '');
  for (const task of tasks) {
    const change = await MAKE[task.kind](parts, task, { tip: tip ?? '', taken });
    if (change) made.push({ task, change });
  }
  return made;
}

/** What the changes are made of: a commit, and which new entries' ids somebody has there. */
interface At {
  tip: string;
  taken: ReadonlySet<string>;
}

type Make = (parts: WriterParts, task: OpenTask, at: At) => Promise<Change | null>;

const MAKE: Record<OpenTask['kind'], Make> = {
  ...{ entry: newEntry, led: onScreens, withdraw: gone, addition: addedTo },
  'take-out': takenOut,
  consent: allowedLess,
};

/** The entry with its cleaned photographs. An id that somebody else took meanwhile is made anew. */
async function newEntry(parts: WriterParts, task: OpenTask, { taken }: At): Promise<Change | null> {
  const submission = parts.submissions.byId(task.submission ?? '');
  if (submission?.state !== 'accepted') return null;
  const photos = parts.submissions.photosOf(submission.id);
  const consents = parts.submissions.consentsOf(submission.id);
  const { placeIds } = parts.archive;
  const at = { draft: submission.draft, consents, photos, placeIds };
  const id = taken.has(task.entry)
    ? proposeId(submission.draft as Parameters<typeof proposeId>[0], parts.archive.taken)
    : task.entry;
  if (id !== task.entry) rename(parts, task, id);
  const { accepted } = judge({ ...at, id });
  if (!accepted) throw new Error(`${task.entry} no longer passes the archive’s rules`);
  const pictures = await Promise.all(
    photos.map(async (photo) => draftPhoto(photo, await parts.blobs.read(photo.clean))),
  );
  const files = entryFiles(published(accepted, parts), pictures);
  return {
    message: `content(${accepted.entry.place}): add ${id}`,
    write: files.map(({ path, data }) => ({ path: `${CONTENT}/${path}`, data })),
  };
}

/** The entry with the day on which it first becomes public, where its page may. */
function published({ entry, story }: NewEntry, { archive, now }: WriterParts): NewEntry {
  if (!entry.consent.page) return { entry, story };
  return { entry: { ...entry, published: localDay(now(), archive.campaign.timeZone) }, story };
}

/** The ids of new entries that are in use: one is one person's in the archive, whatever the place. */
async function takenAt(
  { archive, repository }: WriterParts,
  tasks: readonly OpenTask[],
  tip: string,
): Promise<Set<string>> {
  const ids = tasks.filter(({ kind }) => kind === 'entry').map(({ entry }) => entry);
  const asked = ids.flatMap((id) => [...archive.placeIds].map((place) => ({ id, place })));
  const files = await repository.readAll(
    asked.map(({ id, place }) => `${tip}:${CONTENT}/veterans/${place}/${id}/index.md`),
  );
  return new Set(asked.flatMap(({ id }, index) => (files[index] ? [id] : [])));
}

function rename({ db, submissions }: WriterParts, task: OpenTask, id: string): void {
  setTaskEntry(db, task, id);
  submissions.update(task.submission ?? '', { entry: id });
}

/** The entry as the second person saw it, with the screens allowed; changed since, it is asked again. */
async function onScreens(parts: WriterParts, task: OpenTask, { tip }: At): Promise<Change | null> {
  const file = await entryFile(parts, task.entry, tip);
  const read = file && parseEntry(file.path, file.text);
  if (!read || read.fields.consent.led) return null;
  if (isChanged(task, file)) {
    parts.submissions.update(task.submission ?? '', { led: 'asked' });
    parts.audit.record({ staff: null, action: 'screens-again', entry: task.entry });
    return null;
  }
  const consent = { ...read.fields.consent, led: true };
  const data = writeEntry({ entry: { ...read.fields, consent }, story: read.story });
  return {
    message: `content(${read.fields.place}): show ${task.entry} on the screens`,
    write: [{ path: file.path, data }],
  };
}

/** The entry without the uses that its family revoked; nothing is allowed that was not before. */
async function allowedLess(
  parts: WriterParts,
  task: OpenTask,
  { tip }: At,
): Promise<Change | null> {
  const file = await entryFile(parts, task.entry, tip);
  const read = file && parseEntry(file.path, file.text);
  if (!read) return null;
  const given = parts.submissions.consentsOf(task.submission ?? '');
  const before = read.fields.consent;
  const consent = {
    page: before.page,
    clip: before.clip && given.clip,
    led: before.led && given.led,
    press: before.press && given.press,
  };
  const data = writeEntry({ entry: { ...read.fields, consent }, story: read.story });
  if (data === file.text) return null;
  return {
    message: `content(${read.fields.place}): allow less for ${task.entry}`,
    write: [{ path: file.path, data }],
  };
}

/** Whether an entry is not what was seen by whoever decided about it. */
const isChanged = ({ seen }: OpenTask, { version }: EntryFile): boolean =>
  seen !== '' && seen !== version;

/** The entry as it was seen, with what was chosen of a submission; changed since, it waits again. */
async function addedTo(parts: WriterParts, task: OpenTask, { tip }: At): Promise<Change | null> {
  const file = await entryFile(parts, task.entry, tip);
  const submission = parts.submissions.byId(task.submission ?? '');
  if (!file || !submission || submission.state === 'withdrawn') return null;
  if (isChanged(task, file)) {
    parts.submissions.update(submission.id, { state: 'received', led: 'no' });
    parts.joined.forget(submission.id, task.entry);
    parts.audit.record({ staff: null, action: 'reopen', submission: submission.id });
    return null;
  }
  const sent = { draft: submission.draft, photos: parts.submissions.photosOf(submission.id) };
  const made = mergedEntry(file.text, sent, JSON.parse(task.choices) as Choices);
  if (!made) return null;
  const [before, after] = [file.text, made.text].map(readEntryText);
  for (const held of parts.joined.with(submission.id)) {
    const { pieces: moved } = made;
    const along = carried(held.pieces, { before: before ?? {}, after: after ?? {}, moved });
    parts.joined.put(held.submission, task.entry, along);
  }
  parts.joined.put(submission.id, task.entry, made.pieces);
  const folder = path.posix.dirname(file.path);
  const photos = [...made.photos].map(async ([name, { clean }]) => ({
    path: `${folder}/${name}`,
    data: await parts.blobs.read(clean),
  }));
  return {
    message: `content(${folder.split('/').at(-2)}): add to ${task.entry}`,
    write: [{ path: file.path, data: made.text }, ...(await Promise.all(photos))],
  };
}

/**
 * The entry without what somebody took back. Where that cannot be told apart the entry leaves the
 * archive until an editor has decided.
 */
async function takenOut(parts: WriterParts, task: OpenTask, { tip }: At): Promise<Change | null> {
  const { joined, repository, archive } = parts;
  const file = await entryFile(parts, task.entry, tip);
  const submission = task.submission ?? '';
  const pieces = joined.of(submission).find(({ target }) => target === task.entry)?.pieces ?? [];
  const folder = file && path.posix.dirname(file.path);
  if (!folder || pieces.length === 0) {
    joined.end(submission, task.entry, 'out');
    return null;
  }
  const bytes = await repository.readAll(file.photos.map(({ blob }) => blob));
  const photos = new Map(
    file.photos.map(({ path: name }, index) => [
      path.posix.basename(name),
      bytes[index] ?? Buffer.alloc(0),
    ]),
  );
  const place = folder.split('/').at(-2) ?? '';
  const { placeIds } = archive;
  const at = { place, id: task.entry, text: file.text, photos, placeIds };
  const rest = await entryWithout(at, pieces).catch(() => null);
  if (!rest) {
    askEditors(parts, { entry: task.entry, place, pieces, text: file.text });
    joined.end(submission, task.entry, 'hidden');
    return gone(parts, task, { tip });
  }
  if (rest.screensAgain) askScreens(parts, task.entry, place);
  joined.end(submission, task.entry, 'out');
  return {
    message: `content(${place}): take back from ${task.entry}`,
    write: [{ path: file.path, data: rest.text }],
    remove: rest.gone.map((name) => `${folder}/${name}`),
  };
}

/** Out of the archive, and listed so that no output keeps anything. */
async function gone(
  parts: WriterParts,
  task: OpenTask,
  { tip }: Pick<At, 'tip'>,
): Promise<Change | null> {
  const file = await entryFile(parts, task.entry, tip);
  const before =
    (await parts.repository.read(WITHDRAWN, tip))?.toString().trimEnd().concat('\n') ?? '';
  const isListed = new RegExp(`^- id: '?${task.entry}'?$`, 'm').test(before);
  if (!file && isListed) return null;
  const since = localDay(parts.now(), parts.archive.campaign.timeZone);
  const known = before.trim() === '[]' ? '' : before.trim() ? before : '';
  return {
    message: `content: withdraw ${task.entry}`,
    remove: file ? [file.path.replace(/\/index\.md$/, '')] : [],
    write: isListed
      ? []
      : [{ path: WITHDRAWN, data: `${known}- id: ${task.entry}\n  since: '${since}'\n` }],
  };
}

interface EntryFile {
  path: string;
  text: string;
  version: string;
  photos: StoredFile[];
}

async function entryFile(
  { repository }: WriterParts,
  id: string,
  tip: string,
): Promise<EntryFile | null> {
  const files = await repository.list(`${CONTENT}/veterans`, tip);
  const found = files.find(({ path }) => path.endsWith(`/${id}/index.md`));
  const [bytes] = found ? await repository.readAll([found.blob]) : [];
  if (!found || !bytes) return null;
  const folder = found.path.slice(0, -'index.md'.length);
  const own = files.filter((file) => file.path.startsWith(folder));
  const photos = own.filter((file) => file !== found);
  return { path: found.path, text: bytes.toString(), version: entryVersion(own), photos };
}
