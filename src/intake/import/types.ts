/** What an import is given, and what it gives. */
import type { Place } from '../../model/place.ts';
import type { Finding } from '../../model/problem.ts';
import type { Cleaned } from '../clean-photo.ts';
import type { DraftPhoto, NewEntry, RawDraft } from '../draft.ts';
import type { Known } from '../similar.ts';
import type { Column, Layout } from './columns.ts';
import type { PhotoSource } from './photo-source.ts';
import type { Defaults, ReadRow } from './row.ts';

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
  /** `new`: may be written; `there`: the person is in the archive; `broken`: must be mended. */
  verdict: 'new' | 'there' | 'broken';
  id: string;
  entry: NewEntry | null;
  raw: RawDraft;
  photos: DraftPhoto[];
  /** Names in the source of the photographs that belong to the row. */
  photoNames: string[];
  contacts: ReadRow['contacts'];
  findings: Finding[];
  columns: readonly Column[];
}

export interface OpenedImport {
  /** How many rows name somebody. */
  total: number;
  /** Columns that were not understood or are the sender's, so that nobody misses them. */
  left: { heading: string; index: number; target: 'unknown' | 'private' }[];
  /** All columns, sheet by sheet. */
  layouts: { sheet: string; columns: readonly Column[] }[];
  /** Photographs that belong to nobody. */
  spare: string[];
  /** One at a time, so that memory does not grow with the photographs. */
  rows(): AsyncGenerator<ImportedRow>;
}

/** A row that names somebody, before it is judged. */
export interface Found {
  sheet: string;
  row: number;
  layout: Layout;
  read: ReadRow;
}
