/** What the page of one submission shows. */
import type { Finding, SaidProblem } from '../../model/problem.ts';
import type { StoredEntry } from '../store/archive-view.ts';
import type { Value } from '../page/html.ts';
import type { RecordedEvent } from '../store/audit.ts';
import type { Use } from '../../model/veteran.ts';
import type { Contact, KeptPhoto, Submission } from '../store/submission.ts';
import type { JoinForm } from './merge/page.ts';
import type { SamePerson } from './same.ts';
import type { Fact } from '../page/notes.ts';

export interface BegunReasons {
  /** The decision they are of. */
  action: string;
  codes: readonly string[];
  words: string;
}

export interface ReviewPage {
  submission: Submission;
  previous: string | undefined;
  next: string | undefined;
  problems: readonly SaidProblem[];
  /** Shown only when it was asked for. */
  contact?: Contact | undefined;
  flash: Value;
  /** The version that is looked at. */
  version: string;
  photos: readonly KeptPhoto[];
  consents: Readonly<Partial<Record<Use, boolean>>>;
  /** The entry in Git, which the second look is at. */
  shown: StoredEntry | undefined;
  /** What the archive's rules would say. */
  findings: readonly Finding[];
  /** Who may be the same person. */
  same: readonly SamePerson[];
  /** The entry that an addition belongs to, to choose of both. */
  joining: JoinForm | undefined;
  /** Where people reach the desk, without a closing slash. */
  origin: string;
  /** Whether a contact of the sender is kept. */
  isReachable: boolean;
  /** What was done so far. */
  events: readonly RecordedEvent[];
  /** Reasons that were chosen and written and are not sent yet. */
  begun?: BegunReasons | undefined;
  /** What was said or written and is not taken, to be copied. */
  left?: readonly Fact[] | undefined;
  /** A deed that was written or chosen and is not kept yet. */
  written?: Submission['draft'] | undefined;
}
