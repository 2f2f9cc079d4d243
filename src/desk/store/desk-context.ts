/** What the features of the desk work with; they are joined in `app/desk.ts`. */
import path from 'node:path';
import { DAY } from '../../model/duration.ts';
import type { Campaign } from '../../model/campaign.ts';
import { stageOf } from '../../model/stage.ts';
import { Repository } from '../../git/repository.ts';
import type { DeskOptions } from '../options.ts';
import { ARCHIVE, DATABASE, DESK_ID, PHOTOS } from './private-folder.ts';
import { checkDatabase } from './integrity.ts';
import { Troubles } from './troubles.ts';
import { ArchiveView } from './archive-view.ts';
import { Audit } from './audit.ts';
import { Batches } from './batches.ts';
import { BlobStore } from './blobs.ts';
import { Database } from './database.ts';
import { JoinedPieces } from './joined.ts';
import { Pictures } from './pictures.ts';
import { SecondFactor } from './second-factor.ts';
import { Sessions } from './sessions.ts';
import { Staff } from './staff.ts';
import { Submissions } from './submissions.ts';
import { Uploads } from './uploads.ts';

export type DeskContext = Awaited<ReturnType<typeof openContext>>;

/**
 * Opens the private folder, or makes it on the first run.
 * @param signal Gives up the copy of a remote repository on the first run.
 * @throws when the archive's settings or campaign cannot be read, or the database is a newer one's.
 */
export async function openContext(options: DeskOptions, signal?: AbortSignal) {
  const { data, content, remote } = options;
  const now = clockOf(options.today);
  const milliseconds = (): number => now().getTime();
  const clock = (): number => Date.now(); // passwords, links and sessions know no rehearsal
  const troubles = new Troubles(milliseconds);
  const db = new Database(path.join(data, DATABASE));
  checkDatabase(db, troubles);
  if (!troubles.has('database')) db.secret(DESK_ID);
  const blobs = new BlobStore(path.join(data, PHOTOS));
  const uploads = new Uploads(path.join(data, 'uploads'), db, blobs);
  await uploads.open();
  const origin = { content, remote, signal };
  const repository = await Repository.open(path.join(data, ARCHIVE), origin);
  const archive = await ArchiveView.open(repository);
  const factor = new SecondFactor(db, clock);
  return {
    options,
    db,
    blobs,
    uploads,
    repository,
    archive,
    submissions: new Submissions(db, milliseconds),
    joined: new JoinedPieces(db, milliseconds),
    batches: new Batches(db, milliseconds),
    staff: new Staff(db, clock),
    sessions: new Sessions(db, clock, factor),
    factor,
    audit: new Audit(db, milliseconds),
    pictures: new Pictures({ db, repository, archive }),
    troubles,
    /** When it was opened, ms since 1970. */
    opened: milliseconds(),
    now,
    stage: () => stageOf(archive.campaign, now()),
    /** Until when a contact that comes now is kept, ms since 1970. */
    keepUntil: () => Math.max(lastDayOf(archive.campaign), milliseconds()) + options.keep * DAY,
  };
}

/** The evening of the last day on the screens, ms since 1970. */
const lastDayOf = ({ led }: Campaign): number =>
  Math.max(...led.windows.map(({ date }) => Date.parse(`${date}T23:59:59Z`)));

/** The clock, or one that began at noon of another day, when the desk was opened. */
function clockOf(today: string | undefined): () => Date {
  if (today === undefined) return () => new Date();
  const ahead = Date.parse(`${today}T07:00:00Z`) - Date.now();
  return () => new Date(Date.now() + ahead);
}
