/** Receiving without loss or doubles. */
import { hashOf } from '../../base/platform/files.ts';
import type { RawDraft } from '../../intake/draft/draft.ts';
import type { Language } from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';
import { newCode } from './codes.ts';
import { Consents } from './consents.ts';
import { Store } from './database.ts';
import { Photos } from './photos.ts';
import type { Use } from '../../model/veteran.ts';
import {
  contactOf,
  OPEN,
  submissionBy,
  TAKEN_BACK,
  type Channel,
  type Contact,
  type Kind,
} from './submission.ts';

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

export type Received =
  | { as: 'new' | 'again' | 'revised'; code: string }
  /** That id was sent with something else and has been dealt with since. */
  | { as: 'closed' };

export class Receiver extends Store {
  readonly photos = new Photos(this.db, this.now);
  protected readonly consents = new Consents(this.db, this.now);

  /**
   * Takes a submission in: one transaction, on the disk when this returns. Sent again it gives the
   * same code; sent with something else it replaces what was sent while that still may change.
   *
   * @param keepUntil When the contact is deleted, ms since 1970.
   * @param dropped Originals of photographs that were sent before and are left out now.
   */
  receive(sending: Sending, keepUntil: number, dropped: readonly string[] = []): Received {
    return this.db.transaction(() => {
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
    const known = submissionBy(this.db, 'id', sending.id);
    const now = this.now();
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
    this.db.run(
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
    this.db.run(
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
    const isKnown = contactOf(this.db, id) !== undefined;
    if (contact && (contact.contact || contact.name || !isKnown))
      this.db.run(
        `INSERT INTO contact VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE
         SET name = ?2, contact = ?3, relation = ?4, keep_until = ?5`,
        ...[id, contact.name, contact.contact, contact.relation, keepUntil],
      );
    this.consents.write(id, consents, language);
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
    return this.db.value('SELECT digest FROM submission WHERE id = ?', id);
  }

  #freshCode(): string {
    for (;;) {
      const code = newCode();
      if (!submissionBy(this.db, 'code', code)) return code;
    }
  }
}

const placeOf = ({ draft }: Sending): string | null =>
  typeof draft.place === 'string' ? draft.place : null;
