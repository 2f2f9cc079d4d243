/** The clips of a screen as its programmes name them. */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Cache } from '../base/cache.ts';
import { hashOf } from '../base/files.ts';
import type { LocalizedText } from '../model/language.ts';

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

/** Adds what only the file itself can tell; the hash is remembered in the cache. */
export async function mediumOf(cache: Cache, clip: LedClip, title: LocalizedText): Promise<Medium> {
  const { role, person, file, seconds } = clip;
  const { bytes, sha256, md5 } = await rememberedFacts(cache, file);
  const name = `clips/${person ?? role}-${sha256.slice(0, NAME_DIGITS)}.mp4`;
  return { role, person, title, name, file, seconds, bytes, sha256, md5 };
}

/** What reading a file once tells. */
export interface FileFacts {
  bytes: number;
  sha256: string;
  md5: string;
}

/** What a build has looked up; a clip stands under several names and in the list of checksums. */
const known = new WeakMap<Cache, Map<string, Promise<FileFacts>>>();

/** Size and hashes of a finished file; they are kept in the cache, so each file is read once. */
export function rememberedFacts(cache: Cache, file: string): Promise<FileFacts> {
  let facts = known.get(cache);
  if (!facts) known.set(cache, (facts = new Map()));
  let found = facts.get(file);
  if (!found) facts.set(file, (found = lookUp(cache, file)));
  return found;
}

/** Tens of thousands of tiny files: read at once each takes a fraction of waiting in turns. */
async function lookUp(cache: Cache, file: string): Promise<FileFacts> {
  const { mtimeMs, size } = statSync(file);
  const key = hashOf(file.slice(cache.folder.length), String(size), String(mtimeMs));
  const remembered = await cache.file('led', key, 'facts', async (temporary) =>
    writeFile(temporary, JSON.stringify(await readFacts(file))),
  );
  return JSON.parse(readFileSync(remembered, 'utf8')) as FileFacts;
}

async function readFacts(file: string): Promise<FileFacts> {
  const [sha256, md5] = [createHash('sha256'), createHash('md5')];
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    sha256.update(chunk);
    md5.update(chunk);
  }
  return { bytes, sha256: sha256.digest('hex'), md5: md5.digest('hex') };
}
