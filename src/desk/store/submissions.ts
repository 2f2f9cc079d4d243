/** What was sent: found again, changed, and erased. */
import { hashOf } from '../../base/platform/files.ts';
import type { Language } from '../../model/language.ts';
import { Receiver } from './receiver.ts';
import type { Use } from '../../model/veteran.ts';
import {
  contactOf,
  submissionBy,
  submissionOf,
  TAKEN_BACK,
  type Contact,
  type KeptPhoto,
  type State,
  type Submission,
} from './submission.ts';

/** What belongs to a submission beside its facts. */
export interface Belongings {
  photos: readonly KeptPhoto[];
  consents: Record<Use, boolean>;
}

const ERASE = [
  'DELETE FROM contact WHERE submission = ?',
  'DELETE FROM consent WHERE submission = ?',
  "DELETE FROM photo WHERE owner = ?1 OR owner = 'form:' || ?1",
  'DELETE FROM upload WHERE owner = ?',
];

export class Submissions extends Receiver {
  photosOf(owner: string): KeptPhoto[] {
    return this.photos.of(owner);
  }

  dropPhoto(owner: string, original: string): void {
    this.photos.drop(owner, original);
  }

  /**
   * Names all that somebody sees who decides: facts, consents, photographs as they are cut and in
   * their order, and what was decided so far. A decision names the version it is about.
   * @param own What belongs to it, where that was read already.
   */
  version(submission: Submission, own: Belongings = this.belongingsOf(submission.id)): string {
    const { id, state, kind, place, entry, draft, reasons, flags, led, revision } = submission;
    const photos = own.photos.map(({ original, clean, credit }) => [original, clean, credit]);
    const facts = [id, state, kind, place, entry, draft, reasons, flags, led, revision];
    const rest = [submission.questions, own.consents, photos];
    return hashOf(JSON.stringify([facts, rest])).slice(0, 24);
  }

  belongingsOf(id: string): Belongings {
    return { photos: this.photosOf(id), consents: this.consentsOf(id) };
  }

  /** What belongs to many submissions, read at once; in their order. */
  belongingsOfAll(ids: readonly string[]): Belongings[] {
    const photos = this.photos.ofAll(ids);
    return this.consents
      .ofAll(ids)
      .map((consents, index) => ({ consents, photos: photos[index] ?? [] }));
  }

  /** Says that photographs have changed. */
  revise(id: string): void {
    this.db.run('UPDATE submission SET revision = revision + 1 WHERE id = ?', id);
    this.update(id, {});
  }

  noteConsents(id: string, consents: Readonly<Record<Use, boolean>>, language: Language): Use[] {
    return this.consents.note(id, consents, language);
  }

  byId(id: string): Submission | undefined {
    return submissionBy(this.db, 'id', id);
  }

  byCode(code: string): Submission | undefined {
    return submissionBy(this.db, 'code', code);
  }

  /** Everything in a state, the oldest first; of one millisecond as it was taken in. */
  inState(state: State): Submission[] {
    const sql = 'SELECT * FROM submission WHERE state = ? ORDER BY received, rowid';
    return this.db.all(sql, state).map(submissionOf);
  }

  contactOf(id: string): Contact | undefined {
    return contactOf(this.db, id);
  }

  consentsOf(id: string): Record<Use, boolean> {
    return this.consents.of(id);
  }

  /** Whoever approved is not to look at it a second time. @returns How many looks were open. */
  setApproverOfLooks(entry: string, approver: number): number {
    const sql = "UPDATE submission SET approver = ? WHERE entry = ? AND led = 'asked'";
    return this.db.run(sql, approver, entry);
  }

  /** The entry leaves the archive, with what became it. */
  withdrawEntry(entry: string): void {
    const sql = `UPDATE submission SET state = 'withdrawn', changed = ? WHERE entry = ?
      AND state = 'accepted'`;
    this.db.run(sql, this.now(), entry);
  }

  /** Whether editors are asked already about an entry that somebody took words back from. */
  isAskedAbout(entry: string): boolean {
    const sql = `SELECT 1 FROM submission WHERE entry = ? AND state = 'received'
      AND flags LIKE '%"${TAKEN_BACK}"%'`;
    return this.db.has(sql, entry);
  }

  /** The submission that a second look at an entry is noted at. */
  lookedAtFor(entry: string): string | undefined {
    const sql = `SELECT id FROM submission WHERE entry = ?
      AND state IN ('accepted', 'settled', 'merged') ORDER BY state, received LIMIT 1`;
    return this.db.value(sql, entry);
  }

  /** Contacts of those who became entries, by entry. */
  contactsByEntry(): ReadonlyMap<string, string> {
    const sql = `SELECT entry, contact.contact FROM submission
      JOIN contact ON submission = submission.id WHERE state = 'accepted'`;
    const rows = this.db.all<{ entry: string; contact: string }>(sql);
    return new Map(rows.map(({ entry, contact }) => [entry, contact]));
  }

  /** Deletes everything private and all that was sent; what happened to it stays known. */
  erase(id: string): void {
    for (const sql of ERASE) this.db.run(sql, id);
    this.update(id, { draft: {}, questions: [], purged: this.now() });
  }

  /** Changes what an editor may change; `undefined` values stay. */
  update(id: string, change: Partial<Pick<Submission, Changeable>>): void {
    const columns = Object.entries(change).filter(([, value]) => value !== undefined);
    const sets = columns.map(([name]) => `${name} = ?, `).join('');
    const values = columns.map(([, value]) =>
      typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    );
    this.db.run(
      `UPDATE submission SET ${sets}changed = ? WHERE id = ?`,
      ...[...values, this.now(), id],
    );
  }
}

type Changeable =
  | 'state'
  | 'draft'
  | 'place'
  | 'entry'
  | 'reasons'
  | 'flags'
  | 'questions'
  | 'approver'
  | 'led'
  | 'purged';
