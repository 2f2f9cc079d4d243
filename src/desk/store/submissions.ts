/** The queue: receiving without loss or doubles, and finding again. */
import { hashOf } from '../../base/platform/files.ts';
import type { CleanPhoto } from '../../intake/photo/clean-photo.ts';
import type { RawDraft } from '../../intake/draft/draft.ts';
import type { Language } from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';
import { newCode } from './codes.ts';
import { Consents } from './consents.ts';
import type { Database, Row } from './database.ts';
import { keepPictures, Photos } from './photos.ts';
import {
  submissionOf,
  TAKEN_BACK,
  type Channel,
  type Contact,
  type KeptPhoto,
  type Kind,
  type State,
  type Submission,
  type Use,
} from './submission.ts';
import type { BlobStore } from './blobs.ts';

/** Something sent, already judged. */
export interface Sending {
  /** UUID of the sender's device: the same one again is the same submission. */
  id: string;
  kind: Kind;
  channel: Channel;
  language: Language;
  draft: RawDraft;
  /** The entry an addition or a withdrawal is about. */
  entry?: string | undefined;
  /** Absent where nobody can be asked: an import. */
  contact?: Contact | undefined;
  consents: Partial<Record<Use, boolean>>;
  flags?: readonly string[];
  questions?: readonly Finding[] | undefined;
}

/** What belongs to a submission beside its facts. */
export interface Belongings {
  photos: readonly KeptPhoto[];
  consents: Record<Use, boolean>;
}

export type Received =
  | { as: 'new' | 'again' | 'revised'; code: string }
  /** That id was sent with something else and has been dealt with since. */
  | { as: 'closed' };

const ERASE = [
  'DELETE FROM contact WHERE submission = ?',
  'DELETE FROM consent WHERE submission = ?',
  "DELETE FROM photo WHERE owner = ?1 OR owner = 'form:' || ?1",
  'DELETE FROM upload WHERE owner = ?',
];

/** States in which the sender may still change what was sent. */
const OPEN: readonly State[] = ['received', 'returned'];

export class Submissions {
  readonly #db: Database;
  readonly #blobs: BlobStore;
  readonly #now: () => number;
  readonly #consents: Consents;
  readonly photos: Photos;

  constructor(db: Database, blobs: BlobStore, now: () => number) {
    this.#db = db;
    this.#blobs = blobs;
    this.#now = now;
    this.#consents = new Consents(db, now);
    this.photos = new Photos(db, now);
  }

  /**
   * Keeps a photograph for the sender's UUID, durably; it belongs to the submission once that comes.
   * The same one again, cut otherwise, takes its own place.
   */
  async keepPhoto(
    owner: string,
    original: Uint8Array | string,
    photo: CleanPhoto,
  ): Promise<KeptPhoto> {
    const kept = await this.storePhoto(original, photo);
    this.photos.addPending(owner, kept);
    return kept;
  }

  /** Keeps the pictures alone, for whoever notes at once whose they are. */
  storePhoto(original: Uint8Array | string, photo: CleanPhoto): Promise<KeptPhoto> {
    return keepPictures(this.#blobs, original, photo);
  }

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
    return this.#consents
      .ofAll(ids)
      .map((consents, index) => ({ consents, photos: photos[index] ?? [] }));
  }

  /** Says that photographs have changed. */
  revise(id: string): void {
    this.#db.run('UPDATE submission SET revision = revision + 1 WHERE id = ?', id);
    this.update(id, {});
  }

  /**
   * Takes a submission in: one transaction, on the disk when this returns. Sent again it gives the
   * same code; sent with something else it replaces what was sent while that still may change.
   *
   * @param keepUntil When the contact is deleted, ms since 1970.
   * @param dropped Originals of photographs that were sent before and are left out now.
   */
  receive(sending: Sending, keepUntil: number, dropped: readonly string[] = []): Received {
    return this.#db.transaction(() => {
      const received = this.#receive(sending, keepUntil, dropped);
      this.photos.forgetPending(sending.id);
      return received;
    });
  }

  /**
   * Whether it is what was sent with that UUID before.
   * @param dropped As of `receive`.
   */
  isSame(sending: Sending, dropped: readonly string[] = []): boolean {
    return this.#digestOf(sending.id) === this.#digest(sending, dropped);
  }

  #receive(sending: Sending, keepUntil: number, dropped: readonly string[]): Received {
    const digest = this.#digest(sending, dropped);
    const known = this.byId(sending.id);
    const now = this.#now();
    if (!known) {
      const code = this.#freshCode();
      this.#insert(sending, { code, digest, now });
      this.#writePrivate(sending, keepUntil);
      return { as: 'new', code };
    }
    if (this.#digestOf(sending.id) === digest) return { as: 'again', code: known.code };
    if (!OPEN.includes(known.state) || known.kind !== sending.kind) return { as: 'closed' };
    const kept = known.flags.filter((flag) => flag === TAKEN_BACK);
    const flags = [...(sending.flags ?? []), ...kept];
    this.#db.run(
      `UPDATE submission SET digest = ?, draft = ?, place = ?, flags = ?, language = ?,
           state = 'received', changed = ?, revision = revision + 1 WHERE id = ?`,
      ...[digest, JSON.stringify(sending.draft), placeOf(sending)],
      ...[JSON.stringify(flags), sending.language, now, sending.id],
    );
    this.photos.takePending(sending.id, dropped);
    this.#writePrivate(sending, keepUntil);
    return { as: 'revised', code: known.code };
  }

  #insert(sending: Sending, { code, digest, now }: { code: string; digest: string; now: number }) {
    this.#db.run(
      `INSERT INTO submission (id, code, digest, kind, channel, language, place, entry, state,
         draft, flags, questions, received, changed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'received', ?, ?, ?, ?, ?)`,
      ...[sending.id, code, digest, sending.kind, sending.channel, sending.language],
      ...[placeOf(sending), sending.entry ?? null, JSON.stringify(sending.draft)],
      ...[JSON.stringify(sending.flags ?? []), JSON.stringify(sending.questions ?? []), now, now],
    );
  }

  /** A contact without a word says nothing, and erases none that is known. */
  #writePrivate({ id, contact, consents, language }: Sending, keepUntil: number): void {
    const isKnown = this.contactOf(id) !== undefined;
    if (contact && (contact.contact || contact.name || !isKnown))
      this.#db.run(
        `INSERT INTO contact VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE
         SET name = ?2, contact = ?3, relation = ?4, keep_until = ?5`,
        ...[id, contact.name, contact.contact, contact.relation, keepUntil],
      );
    this.#consents.write(id, consents, language);
  }

  noteConsents(id: string, consents: Readonly<Record<Use, boolean>>, language: Language): Use[] {
    return this.#consents.note(id, consents, language);
  }

  #digest(
    { draft, contact, consents, entry, kind, id }: Sending,
    dropped: readonly string[],
  ): string {
    const kept = this.photos.withPending(id, dropped);
    const photos = kept.map(({ original, clean }) => [original, clean]);
    return hashOf(JSON.stringify([kind, entry, draft, contact, consents, photos]));
  }

  #digestOf(id: string): unknown {
    return this.#db.get('SELECT digest FROM submission WHERE id = ?', id)?.['digest'];
  }

  #freshCode(): string {
    for (;;) {
      const code = newCode();
      if (!this.byCode(code)) return code;
    }
  }

  byId(id: string): Submission | undefined {
    return one(this.#db.get('SELECT * FROM submission WHERE id = ?', id));
  }

  byCode(code: string): Submission | undefined {
    return one(this.#db.get('SELECT * FROM submission WHERE code = ?', code));
  }

  /** Everything in a state, the oldest first; of one millisecond as it was taken in. */
  inState(state: State): Submission[] {
    const sql = 'SELECT * FROM submission WHERE state = ? ORDER BY received, rowid';
    return this.#db.all(sql, state).map(submissionOf);
  }

  contactOf(id: string): Contact | undefined {
    const sql = 'SELECT name, contact, relation FROM contact WHERE submission = ?';
    return this.#db.get(sql, id) as Contact | undefined;
  }

  consentsOf(id: string): Record<Use, boolean> {
    return this.#consents.of(id);
  }

  /** Whoever approved is not to look at it a second time. @returns How many looks were open. */
  setApproverOfLooks(entry: string, approver: number): number {
    const sql = "UPDATE submission SET approver = ? WHERE entry = ? AND led = 'asked'";
    return this.#db.run(sql, approver, entry);
  }

  /** The entry leaves the archive, with what became it. */
  withdrawEntry(entry: string): void {
    const sql = `UPDATE submission SET state = 'withdrawn', changed = ? WHERE entry = ?
      AND state = 'accepted'`;
    this.#db.run(sql, this.#now(), entry);
  }

  /** Whether editors are asked already about an entry that somebody took words back from. */
  isAskedAbout(entry: string): boolean {
    const sql = `SELECT 1 FROM submission WHERE entry = ? AND state = 'received'
      AND flags LIKE '%"${TAKEN_BACK}"%'`;
    return this.#db.get(sql, entry) !== undefined;
  }

  /** The submission that a second look at an entry is noted at. */
  lookedAtFor(entry: string): string | undefined {
    const sql = `SELECT id FROM submission WHERE entry = ?
      AND state IN ('accepted', 'settled', 'merged') ORDER BY state, received LIMIT 1`;
    return this.#db.get(sql, entry)?.['id'] as string | undefined;
  }

  /** Contacts of those who became entries, by entry. */
  contactsByEntry(): ReadonlyMap<string, string> {
    const sql = `SELECT entry, contact.contact FROM submission
      JOIN contact ON submission = submission.id WHERE state = 'accepted'`;
    return new Map(this.#db.all(sql).map((row) => [String(row['entry']), String(row['contact'])]));
  }

  /** Deletes everything private and all that was sent; what happened to it stays known. */
  erase(id: string): void {
    for (const sql of ERASE) this.#db.run(sql, id);
    this.update(id, { draft: {}, questions: [], purged: this.#now() });
  }

  /** Changes what an editor may change; `undefined` values stay. */
  update(id: string, change: Partial<Pick<Submission, Changeable>>): void {
    const columns = Object.entries(change).filter(([, value]) => value !== undefined);
    const sets = columns.map(([name]) => `${name} = ?, `).join('');
    const values = columns.map(([, value]) =>
      typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    );
    this.#db.run(
      `UPDATE submission SET ${sets}changed = ? WHERE id = ?`,
      ...[...values, this.#now(), id],
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

const one = (row: Row | undefined): Submission | undefined => row && submissionOf(row);

const placeOf = ({ draft }: Sending): string | null =>
  typeof draft.place === 'string' ? draft.place : null;
