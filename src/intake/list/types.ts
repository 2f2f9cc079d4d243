/** What an import is given, and what it gives. */
import type { Place } from '../../model/place.ts';
import type { Finding } from '../../model/problem.ts';
import type { Cleaned } from '../photo/clean-photo.ts';
import type { DraftPhoto, NewEntry, RawDraft } from '../draft/draft.ts';
import type { Known } from '../draft/similar.ts';
import type { Column } from './column.ts';
import type { LeftReason } from './left-rows.ts';
import type { PhotoSource } from './photo-source.ts';
import type { LocalizedText } from '../../model/language.ts';
import type { Use } from '../../model/veteran.ts';

/** What the list does not say and whoever imports it answers for. */
export interface Defaults {
  place?: string | undefined;
  category?: string | undefined;
  consent?: Record<Use, boolean> | undefined;
}

/** What is said on a cell, also on an empty one. */
export interface CellComment {
  column: Column;
  comment: string;
  /** In a cell beside it, under no heading. */
  isInCell?: true;
}

export interface ReadRow {
  /** The facts, without `id`. */
  raw: RawDraft;
  /** The id the list gives, as it stands there. */
  id: string | undefined;
  /** File names of photographs, several in one text as they stand. */
  photos: string[];
  /** The list says that there is a photograph, and not its name. */
  isPhotoSaid: boolean;
  credit: LocalizedText;
  /** What the column of ranks says of the role. */
  roleBesideRank: LocalizedText;
  /** What is the sender's and never enters an entry: heading and text. */
  contacts: [heading: string, text: string][];
  findings: Finding[];
}

export interface ImportRequest {
  /** The bytes of an XLSX or CSV file. */
  list: Uint8Array;
  photos?: PhotoSource;
  places: readonly Place[];
  /** Everybody there is already, also those who are not shown. */
  known: readonly Known[];
  /** Ids in use now, before, or withdrawn; ids given here are added. */
  taken: Set<string>;
  defaults?: Defaults;
  /** The id a row was given when it was brought before. */
  remembered?: (key: string) => string | undefined;
  /** Cleans a photograph; the default keeps nothing. */
  clean?: (bytes: Uint8Array, name: string) => Promise<Cleaned>;
}

export interface ImportedRow {
  /** Empty for CSV. */
  sheet: string;
  /** As the spreadsheet counts, from 1. */
  row: number;
  /** The same for a row whose name, birth and place are unchanged. */
  key: string;
  /** `new`: may be written; `there`: the person is in the archive; `broken`: must be corrected. */
  verdict: 'new' | 'there' | 'broken';
  id: string;
  entry: NewEntry | null;
  raw: RawDraft;
  photos: DraftPhoto[];
  /** Names in the source of the photographs that belong to the row. */
  photoNames: string[];
  contacts: ReadRow['contacts'];
  /** Of these the ones that could not be used. */
  unreadable: string[];
  findings: Finding[];
  columns: readonly Column[];
}

/** A row that is no person, or that the list itself hides. */
export interface LeftRow {
  sheet: string;
  row: number;
  reason: LeftReason;
  /** What stands in it. */
  text: string;
}

/** What is to be said of a whole sheet. */
export interface SheetNote {
  sheet: string;
  /** `continued`: read by the headings of `from`; `kazakh-page`: its letters were judged; `comments`: those on cells of nobody; `pictures-…`: of the whole list. */
  reason:
    | 'hidden'
    | 'no-headings'
    | 'continued'
    | 'kazakh-page'
    | 'comments'
    | `pictures-${'alone' | 'lost' | 'many' | 'unread'}`;
  /** Rows that were not read. */
  rows: number;
  from?: string;
  /** Pictures inside the list or comments, by their cells. */
  list?: string;
}

/** Targets not taken: not understood, of other people, hidden, or a consent that is none to publish. */
export const LEFT_COLUMNS = [
  'unknown',
  'private',
  'hidden',
  'personal-data',
  'consent-unclear',
] as const;
export const isLeft = ({ target }: Column): boolean => LEFT_COLUMNS.some((one) => one === target);

export interface OpenedImport {
  /** How many rows may be somebody. */
  total: number;
  /** Columns that were not taken, so that nobody misses them. */
  left: Column[];
  /** Two columns for one field. */
  doubled: { first: Column; second: Column }[];
  leftRows: LeftRow[];
  sheets: SheetNote[];
  /** All columns, sheet by sheet. */
  layouts: { sheet: string; columns: readonly Column[] }[];
  /** All photographs there are, by their names. */
  pictures: string[];
  /** Files beside the photographs that are no pictures we can read. */
  unexpectedFiles: string[];
  /** One at a time, so that memory does not grow with the photographs. */
  rows(): AsyncGenerator<ImportedRow>;
}

/** A row that names somebody, before it is judged. */
export interface Found {
  sheet: string;
  row: number;
  columns: readonly Column[];
  read: ReadRow;
}
