/** A file of `dist/`: finished, placed, remembered. */
import type { ManifestOutput } from '../model/files/manifest.ts';

/** What a published file is: it belongs to nobody and is in no language unless it says so. */
export type OutputFacts = Pick<ManifestOutput, 'kind' | 'format' | 'path'> &
  Partial<Pick<ManifestOutput, 'person' | 'language'>>;

/** A finished file and what it is. Two outputs of one file are one file in `dist/` too. */
export interface Output extends OutputFacts {
  /** Absolute path of the finished file; its bytes never change. */
  source: string;
}

/** A small text that is made as it is published: where there are thousands, no cache pays. */
export interface TextOutput extends OutputFacts {
  text: () => string;
}

/** What `manifest.json` says of a file. */
export type PlacedOutput = Omit<ManifestOutput, 'url'>;

export interface Remembered extends OutputFacts, Pick<PlacedOutput, 'bytes' | 'sha256'> {
  /** Modification time in `dist/`, ms: with the size it tells that nobody touched the file. */
  modified: number;
  /** The finished file it was made of, with its modification time. */
  source: string;
  sourceModified: number;
}

export interface Folders {
  out: string;
  cache: string;
}
