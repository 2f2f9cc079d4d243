/** What a thread reads of a list or a chat, as plain data. */
import { createHmac } from 'node:crypto';
import type { Defaults } from '../../intake/list/types.ts';
import type { Known } from '../../intake/draft/similar.ts';
import type { Place } from '../../model/place.ts';
import type { Finding } from '../../model/problem.ts';
import type { BatchNotes, BatchRow } from '../store/batches.ts';
import type { Places } from '../store/places.ts';
import type { KeptPhoto } from '../store/submission.ts';

/** Everything a thread is given: plain data only. */
export interface Reading {
  kind: 'list' | 'chat';
  /** The list or the chat. */
  file: string;
  /** A ZIP of photographs. */
  photos: string | undefined;
  /** Folder of the blob store that gets the photographs. */
  blobs: string;
  /** Makes ids that a row always gets again and nobody else can guess. */
  secret: string;
  /** Submissions that were brought before. */
  before: readonly string[];
  places: readonly Place[];
  /** Of the campaign. */
  timeZone: string;
  /** The places of whoever brings it. */
  own: Places;
  known: readonly Known[];
  taken: readonly string[];
  defaults: Defaults;
}

export type ReadRow = BatchRow & { photos: KeptPhoto[] };

export type Read =
  | { opened: BatchNotes & { total: number } }
  | { rows: ReadRow[] }
  /** Why nothing can be taken from it. */
  | { refused: Finding };

/** One thing at a time, as the readers give it. */
export type ReadOne = Exclude<Read, { rows: ReadRow[] }> | { row: ReadRow };

/** The UUID (version 8) of whoever the key tells of. */
export function submissionId({ secret }: Reading, key: string): string {
  const hex = createHmac('sha256', secret).update(key).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
