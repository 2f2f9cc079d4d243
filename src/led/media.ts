/** The clips of a screen as its programmes name them. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cache } from '../base/cache.ts';
import { hashFile, hashOf } from '../base/files.ts';
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
}

/** Digits of the hash in a file name: enough for every clip a country can make. */
const NAME_DIGITS = 10;

/** Adds what only the file itself can tell; the hash is remembered in the cache. */
export async function mediumOf(cache: Cache, clip: LedClip, title: LocalizedText): Promise<Medium> {
  const { role, person, file, seconds } = clip;
  const [{ size: bytes }, sha256] = await Promise.all([stat(file), rememberedHash(cache, file)]);
  const name = `clips/${person ?? role}-${sha256.slice(0, NAME_DIGITS)}.mp4`;
  return { role, person, title, name, file, seconds, bytes, sha256 };
}

async function rememberedHash(cache: Cache, file: string): Promise<string> {
  const { mtimeMs, size } = await stat(file);
  const key = hashOf(path.basename(file), String(size), String(mtimeMs));
  const remembered = await cache.file('led', key, 'sha256', async (temporary) =>
    writeFile(temporary, await hashFile(file)),
  );
  return readFile(remembered, 'utf8');
}
