/** From an open task to the change in Git. */
import path from 'node:path';
import { entryFiles, writeEntry } from '../intake/entry-files.ts';
import { proposeId } from '../intake/latin.ts';
import { localMinute } from '../model/stage.ts';
import { CONTENT, parseEntry, WITHDRAWN, type ArchiveView } from './archive-view.ts';
import { draftPhoto, judge } from './entry-draft.ts';
import type { Change } from './git/change.ts';
import type { Repository } from './git/repository.ts';
import type { Choices } from './merge/combine.ts';
import { mergedEntry } from './merge/merged-entry.ts';
import type { Audit } from './store/audit.ts';
import type { Database } from './store/database.ts';
import type { Submissions } from './store/submissions.ts';
import type { Vault } from './store/vault.ts';

export interface OpenTask {
  key: string;
  kind: 'entry' | 'led' | 'withdraw' | 'addition';
  submission: string | null;
  entry: string;
  /** JSON: what was chosen of an addition. */
  choices: string;
}

export interface WriterParts {
  db: Database;
  vault: Vault;
  repository: Repository;
  archive: ArchiveView;
  submissions: Submissions;
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
  for (const task of tasks) {
    const change = await MAKE[task.kind](parts, task, tip ?? '');
    if (change) made.push({ task, change });
  }
  return made;
}

type Make = (parts: WriterParts, task: OpenTask, tip: string) => Promise<Change | null>;

const MAKE: Record<OpenTask['kind'], Make> = {
  ...{ entry: newEntry, led: onScreens, withdraw: gone, addition: addedTo },
};

/** The entry with its cleaned photographs. An id that somebody else took meanwhile is made anew. */
async function newEntry(parts: WriterParts, task: OpenTask, tip: string): Promise<Change | null> {
  const submission = parts.submissions.byId(task.submission ?? '');
  if (submission?.state !== 'accepted') return null;
  const photos = parts.submissions.photosOf(submission.id);
  const consents = parts.submissions.consentsOf(submission.id);
  const { placeIds } = parts.archive;
  const at = { draft: submission.draft, consents, photos, placeIds };
  const id = (await isTaken(parts, task.entry, tip))
    ? proposeId(submission.draft as Parameters<typeof proposeId>[0], parts.archive.taken)
    : task.entry;
  if (id !== task.entry) rename(parts, task, id);
  const { accepted } = judge({ ...at, id });
  if (!accepted) throw new Error(`${task.entry} no longer passes the archive’s rules`);
  const pictures = await Promise.all(
    photos.map(async (photo) => draftPhoto(photo, await parts.vault.read(photo.clean))),
  );
  const files = entryFiles(accepted, pictures);
  return {
    message: `content(${accepted.entry.place}): add ${id}`,
    write: files.map(({ path, data }) => ({ path: `${CONTENT}/${path}`, data })),
  };
}

/** An id is one person's in the whole archive, whatever the place. */
async function isTaken(parts: WriterParts, id: string, tip: string): Promise<boolean> {
  const files = [...parts.archive.placeIds].map(
    (place) => `${tip}:${CONTENT}/veterans/${place}/${id}/index.md`,
  );
  return (await parts.repository.readAll(files)).some((bytes) => bytes !== null);
}

function rename({ db, submissions }: WriterParts, task: OpenTask, id: string): void {
  db.run('UPDATE task SET entry = ? WHERE key = ?', id, task.key);
  submissions.update(task.submission ?? '', { entry: id });
}

/** The entry as it stands now, with the screens allowed. */
async function onScreens(parts: WriterParts, task: OpenTask, tip: string): Promise<Change | null> {
  const file = await entryFile(parts, task.entry, tip);
  const read = file && parseEntry(file.path, file.text);
  if (!read || read.fields.consent.led) return null;
  const consent = { ...read.fields.consent, led: true };
  const data = writeEntry({ entry: { ...read.fields, consent }, story: read.story });
  return {
    message: `content(${read.fields.place}): show ${task.entry} on the screens`,
    write: [{ path: file.path, data }],
  };
}

/** The entry as it stands now, with what was chosen of a submission. */
async function addedTo(parts: WriterParts, task: OpenTask, tip: string): Promise<Change | null> {
  const file = await entryFile(parts, task.entry, tip);
  const submission = parts.submissions.byId(task.submission ?? '');
  if (!file || !submission) return null;
  const sent = { draft: submission.draft, photos: parts.submissions.photosOf(submission.id) };
  const made = mergedEntry(file.text, sent, JSON.parse(task.choices) as Choices);
  if (!made) return null;
  const folder = path.posix.dirname(file.path);
  const photos = [...made.photos].map(async ([name, { clean }]) => ({
    path: `${folder}/${name}`,
    data: await parts.vault.read(clean),
  }));
  return {
    message: `content(${folder.split('/').at(-2)}): add to ${task.entry}`,
    write: [{ path: file.path, data: made.text }, ...(await Promise.all(photos))],
  };
}

/** Out of the archive, and listed so that no output keeps anything. */
async function gone(parts: WriterParts, task: OpenTask, tip: string): Promise<Change | null> {
  const file = await entryFile(parts, task.entry, tip);
  const before =
    (await parts.repository.read(WITHDRAWN, tip))?.toString().trimEnd().concat('\n') ?? '';
  const isListed = new RegExp(`^- id: '?${task.entry}'?$`, 'm').test(before);
  if (!file && isListed) return null;
  const { timeZone } = parts.archive.campaign;
  const since = localMinute(parts.now(), timeZone).slice(0, 10);
  const known = before.trim() === '[]' ? '' : before.trim() ? before : '';
  return {
    message: `content: withdraw ${task.entry}`,
    remove: file ? [file.path.replace(/\/index\.md$/, '')] : [],
    write: isListed
      ? []
      : [{ path: WITHDRAWN, data: `${known}- id: ${task.entry}\n  since: '${since}'\n` }],
  };
}

async function entryFile(
  { repository }: WriterParts,
  id: string,
  tip: string,
): Promise<{ path: string; text: string } | null> {
  const files = await repository.list(`${CONTENT}/veterans`, tip);
  const found = files.find(({ path }) => path.endsWith(`/${id}/index.md`));
  const [bytes] = found ? await repository.readAll([found.blob]) : [];
  return found && bytes ? { path: found.path, text: bytes.toString() } : null;
}
