/** What people send, as the desk keeps it. */
import type { RawDraft } from '../../intake/draft/draft.ts';
import type { Language, LocalizedText } from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';
import { withJson, type Database, type Row } from './database.ts';

/**
 * `person`: somebody to remember; `addition`: more or better known of an entry; `withdrawal`: the
 * wish that an entry is not shown any more.
 */
export type Kind = 'person' | 'addition' | 'withdrawal';
export type Channel = 'form' | 'desk' | 'import' | 'messenger' | 'paper';

/** `accepted`: an editor agreed; `settled`: an addition or a withdrawal was dealt with. */
export type State =
  'received' | 'returned' | 'accepted' | 'settled' | 'merged' | 'refused' | 'withdrawn';

/** States in which it waits for a decision, and the sender may still change it. */
export const OPEN: readonly State[] = ['received', 'returned'];

/** The form of a submission's id, which the sender's device makes. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Somebody else was quicker, it is not what was seen any more, or the state forbids it. */
export class TooLateError extends Error {}

/** Flag of a draft that may hold words which somebody took back. */
export const TAKEN_BACK = 'taken-back';

export interface Contact {
  name: string;
  /** Telephone or e-mail; only the desk of the place sees it. */
  contact: string;
  relation: string;
}

/** Why a submission went back: a text of the dictionary or the editor's own words. */
export interface Reason {
  /** Dotted path of a field, `photos`, or empty for the whole. */
  field: string;
  /** Key `desk.reason.<code>`; `own` when only the words count. */
  code: string;
  words: string;
}

export interface KeptPhoto {
  original: string;
  clean: string;
  width: number;
  height: number;
  hash: string;
  advice: Finding[];
  /** Whose picture it is, where that was said. */
  credit: LocalizedText;
}

export interface Submission {
  id: string;
  code: string;
  kind: Kind;
  channel: Channel;
  language: Language;
  place: string | null;
  entry: string | null;
  state: State;
  draft: RawDraft;
  reasons: Reason[];
  flags: string[];
  /** What whoever completes it must ask the sender. */
  questions: Finding[];
  received: number;
  changed: number;
  revision: number;
  approver: number | null;
  led: 'no' | 'asked' | 'agreed' | 'declined';
  purged: number | null;
}

/** A submission as the database keeps it. */
export const submissionOf = (row: Row): Submission =>
  withJson(row, 'draft', 'reasons', 'flags', 'questions');

/** The one with that id, or with that code of its receipt. */
export function submissionBy(
  db: Database,
  by: 'id' | 'code',
  value: string,
): Submission | undefined {
  const row = db.get(`SELECT * FROM submission WHERE ${by} = ?`, value);
  return row && submissionOf(row);
}

/** How its sender is reached; nothing once that was erased. */
export const contactOf = (db: Database, id: string): Contact | undefined =>
  db.get('SELECT name, contact, relation FROM contact WHERE submission = ?', id);
