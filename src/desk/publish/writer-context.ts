/** What changes of the archive are made with, and an entry as a commit has it. */
import type { Change } from '../../git/change.ts';
import type { StoredFile } from '../../git/objects.ts';
import type { Repository } from '../../git/repository.ts';
import type { Audit } from '../store/audit.ts';
import type { BlobStore } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import type { JoinedPieces } from '../store/joined.ts';
import type { Submissions } from '../store/submissions.ts';
import type { OpenTask } from '../store/tasks.ts';
import { CONTENT, entryVersion, type ArchiveView } from './archive-view.ts';

export interface WriterContext {
  db: Database;
  blobs: BlobStore;
  repository: Repository;
  archive: ArchiveView;
  submissions: Submissions;
  joined: JoinedPieces;
  audit: Audit;
  now: () => Date;
}

/** What the changes are made of: a commit, and which new entries' ids somebody has there. */
export interface ChangedAt {
  tip: string;
  taken: ReadonlySet<string>;
}

/** Makes the change of a task; none where nothing is to be changed any more. */
export type MakeChange = (
  context: WriterContext,
  task: OpenTask,
  at: ChangedAt,
) => Promise<Change | null>;

export interface EntryFile {
  path: string;
  text: string;
  version: string;
  photos: StoredFile[];
}

/** The entry with that id, wherever it lies. */
export async function entryFile(
  { repository }: WriterContext,
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

/** Whether an entry is not what was seen by whoever decided about it. */
export const isChanged = ({ seen }: OpenTask, { version }: EntryFile): boolean =>
  seen !== '' && seen !== version;
