/** The clips of a screen as its programmes name them. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Cache } from '../../base/platform/cache.ts';
import { StatCache } from '../../base/platform/stat-cache.ts';
import type { LocalizedText } from '../../model/language.ts';

/** A finished clip of a screen, as the renderer hands it over. */
export interface LedClip {
  person: string | null;
  role: 'person' | 'title' | 'closing' | 'clock';
  place: string | null;
  /** `led-<screen>` */
  target: string;
  /** Absolute path in the cache, named by its inputs: its bytes never change. */
  file: string;
  seconds: number;
}

/** A clip as a playlist names it. */
export interface Medium {
  role: LedClip['role'];
  person: string | null;
  /** Names a human being reads; the file name never depends on them. */
  title: LocalizedText;
  /** Relative to `led/<screen>/`, `[a-z0-9-]` only, with a hash of the bytes: never used twice. */
  name: string;
  file: string;
  seconds: number;
  bytes: number;
  sha256: string;
  md5: string;
}

/** Digits of the hash in a file name: enough for every clip a country can make. */
const NAME_DIGITS = 10;

/** What reading a file once tells. */
export interface FileFacts {
  bytes: number;
  sha256: string;
  md5: string;
}

/** Size and hashes of finished files as far as they were read before. */
export const openFileFacts = ({ folder }: Cache): Promise<StatCache<FileFacts>> =>
  StatCache.open(path.join(folder, 'led', 'files.json'));

/** Adds what only the file itself can tell. */
export async function mediumOf(
  known: StatCache<FileFacts>,
  clip: LedClip,
  title: LocalizedText,
): Promise<Medium> {
  const { role, person, file, seconds } = clip;
  const { bytes, sha256, md5 } = await known.of(file, readFacts);
  const name = `clips/${person ?? role}-${sha256.slice(0, NAME_DIGITS)}.mp4`;
  return { role, person, title, name, file, seconds, bytes, sha256, md5 };
}

/** Reads a file for its size and hashes, at constant memory. */
export async function readFacts(file: string): Promise<FileFacts> {
  const [sha256, md5] = [createHash('sha256'), createHash('md5')];
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    sha256.update(chunk);
    md5.update(chunk);
  }
  return { bytes, sha256: sha256.digest('hex'), md5: md5.digest('hex') };
}
