/** The desk's parts, opened together: what every page and command works with. */
import { DAY } from '../model/duration.ts';
import path from 'node:path';
import type { Campaign } from '../model/campaign.ts';
import { stageOf } from '../model/stage.ts';
import { SecondFactor } from './store/second-factor.ts';
import { ArchiveView } from './publish/archive-view.ts';
import { Repository } from '../git/repository.ts';
import type { DeskParts } from './desk-parts.ts';
import { Imports } from './import/imports.ts';
import { checkDatabase } from './health/integrity.ts';
import type { DeskOptions } from './app/options.ts';
import { Pictures } from './store/pictures.ts';
import { ARCHIVE, DATABASE, DESK_ID, PHOTOS } from './backup/private-folder.ts';
import { Publisher } from './publish/publisher.ts';
import { freeSpace, Space } from './health/space.ts';
import { WrongCodes } from './app/wrong-codes.ts';
import { Audit } from './store/audit.ts';
import { Database } from './store/database.ts';
import { JoinedPieces } from './store/joined.ts';
import { Sessions } from './store/sessions.ts';
import { Staff } from './store/staff.ts';
import { Submissions } from './store/submissions.ts';
import { Uploads } from './store/uploads.ts';
import { BlobStore } from './store/blobs.ts';
import { Troubles } from './health/troubles.ts';

export interface Desk extends DeskParts {
  publisher: Publisher;
  imports: Imports;
  space: Space;
  wrongCodes: WrongCodes;
  close: () => Promise<void>;
}

/**
 * Opens the private folder, or makes it on the first run.
 * @param signal Gives up the copy of a remote repository on the first run.
 * @throws when the archive's settings or campaign cannot be read, or the database is a newer one's.
 */
export async function openDesk(options: DeskOptions, signal?: AbortSignal): Promise<Desk> {
  const { data, content, remote } = options;
  const now = clockOf(options.today);
  const milliseconds = (): number => now().getTime();
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
  const submissions = new Submissions(db, milliseconds);
  const audit = new Audit(db, milliseconds);
  const joined = new JoinedPieces(db);
  const pictures = new Pictures({ db, repository, archive });
  archive.whenChanged = () => void pictures.learn();
  const publisher = new Publisher({
    options,
    db,
    blobs,
    repository,
    archive,
    submissions,
    joined,
    audit,
    now,
    troubles,
  });
  const clock = (): number => Date.now(); // passwords, links and sessions know no rehearsal
  const staff = new Staff(db, clock);
  const factor = new SecondFactor(db, clock);
  const sessions = new Sessions(db, clock, factor);
  const keepUntil = (): number =>
    Math.max(lastDayOf(archive.campaign), milliseconds()) + options.keep * DAY;
  const imports = new Imports({
    db,
    options,
    blobs,
    archive,
    submissions,
    audit,
    pictures,
    staff,
    keepUntil,
    now,
  });
  return {
    options,
    db,
    blobs,
    uploads,
    repository,
    archive,
    submissions,
    audit,
    pictures,
    space: new Space(
      () => freeSpace(data),
      () => uploads.outstanding(),
      (isLow) => (isLow ? troubles.tell('disk') : troubles.settle('disk')),
    ),
    wrongCodes: new WrongCodes(),
    publisher,
    now,
    staff,
    sessions,
    factor,
    imports,
    keepUntil,
    joined,
    troubles,
    opened: milliseconds(),
    stage: () => stageOf(archive.campaign, now()),
    close: async () => {
      await publisher.stop();
      await imports.stop();
      await pictures.stop();
      db.close();
    },
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
