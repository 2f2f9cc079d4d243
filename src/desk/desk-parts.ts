/** What the features of the desk work with; they are joined in `desk.ts`. */
import type { Stage } from '../model/stage.ts';
import type { SecondFactor } from './store/second-factor.ts';
import type { ArchiveView } from './publish/archive-view.ts';
import type { Repository } from '../git/repository.ts';
import type { DeskOptions } from './app/options.ts';
import type { Pictures } from './store/pictures.ts';
import type { Audit } from './store/audit.ts';
import type { Database } from './store/database.ts';
import type { JoinedPieces } from './store/joined.ts';
import type { Sessions } from './store/sessions.ts';
import type { Staff } from './store/staff.ts';
import type { Submissions } from './store/submissions.ts';
import type { Uploads } from './store/uploads.ts';
import type { BlobStore } from './store/blobs.ts';
import type { Troubles } from './health/troubles.ts';

export interface DeskParts {
  options: DeskOptions;
  db: Database;
  blobs: BlobStore;
  uploads: Uploads;
  repository: Repository;
  archive: ArchiveView;
  submissions: Submissions;
  joined: JoinedPieces;
  staff: Staff;
  sessions: Sessions;
  factor: SecondFactor;
  audit: Audit;
  pictures: Pictures;
  troubles: Troubles;
  /** When it was opened, ms since 1970. */
  opened: number;
  now: () => Date;
  stage: () => Stage;
  /** Until when a contact that comes now is kept, ms since 1970. */
  keepUntil: () => number;
}
