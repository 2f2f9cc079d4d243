/** An entry as a commit has it, and what makes a change of it. */
import path from 'node:path';
import type { Change } from '../../git/change.ts';
import type { StoredFile } from '../../git/objects.ts';
import type { DeskContext } from '../store/desk-context.ts';
import type { OpenTask } from '../store/tasks.ts';
import { CONTENT, entryVersion } from '../store/archive-view.ts';

/** What the changes are made of: a commit, and which new entries' ids somebody has there. */
export interface ChangedAt {
  tip: string;
  taken: ReadonlySet<string>;
}

/** Makes the change of a task; none where nothing is to be changed any more. */
export type MakeChange = (
  desk: DeskContext,
  task: OpenTask,
  at: ChangedAt,
) => Promise<Change | null>;

export interface EntryFile {
  path: string;
  folder: string;
  /** The place whose folder it lies in. */
  place: string;
  text: string;
  version: string;
  photos: StoredFile[];
}

/** The entry with that id, wherever it lies. */
export async function entryFile(
  { repository }: DeskContext,
  id: string,
  tip: string,
): Promise<EntryFile | null> {
  const files = await repository.list(`${CONTENT}/veterans`, tip);
  const found = files.find((file) => file.path.endsWith(`/${id}/index.md`));
  const [bytes] = found ? await repository.readAll([found.blob]) : [];
  if (!found || !bytes) return null;
  const folder = path.posix.dirname(found.path);
  const place = path.posix.basename(path.posix.dirname(folder));
  const own = files.filter((file) => file.path.startsWith(`${folder}/`));
  const photos = own.filter((file) => file !== found);
  const version = entryVersion(own);
  return { path: found.path, folder, place, text: bytes.toString(), version, photos };
}

/** Whether an entry is not what was seen by whoever decided about it. */
export const isChanged = ({ seen }: OpenTask, { version }: EntryFile): boolean =>
  seen !== '' && seen !== version;
