/** Whether everything that is named is there, with the bytes that were named. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { hashFile } from '../base/platform/files.ts';
import { mapInOrder } from '../model/map-in-order.ts';
import type { MediaFile, SiteFile } from './split.ts';
import { canNameAddresses, pathsNamed } from './rewrite-urls.ts';

/** What is wrong: a path, and the code of a sentence `publish.wrong.<code>`. */
export interface Wrong {
  path: string;
  code: 'missing' | 'damaged' | 'dangling';
}

const READERS = 16;

/** Files of a published folder that are not there or have other bytes. */
export const wrongFiles = (folder: string, files: readonly SiteFile[]): Promise<Wrong[]> =>
  sorted(files, async ({ output }) => {
    const hash = await hashFile(path.join(folder, output.path)).catch(() => null);
    if (hash === null) return { path: output.path, code: 'missing' };
    return hash === output.sha256 ? null : { path: output.path, code: 'damaged' };
  });

const CLIP = /\.(?:mp4|ts)$/;

/**
 * Playlists and pages that name a clip nobody has made: checked before anything is published. The
 * lists of makers' programs name clips by file name alone and are left out; a page's addresses have
 * a slash, and a bare name in it is a word to be read.
 */
export async function danglingClips(
  site: readonly SiteFile[],
  media: readonly MediaFile[],
  address: string,
): Promise<Wrong[]> {
  const there = new Set([...site, ...media].map(({ output }) => output.path));
  const lists = site.filter(
    ({ output: { kind, path: name } }) =>
      ['playlist', 'loop', 'page'].includes(kind) &&
      canNameAddresses(name) &&
      !name.includes('/vendor/'),
  );
  return sorted(lists, async ({ output, file }) => {
    const text = await readFile(file, 'utf8');
    const named = namedClips(text, output.path, address);
    return named.every((candidates) => candidates.some((one) => there.has(one)))
      ? null
      : { path: output.path, code: 'dangling' };
  });
}

/** For each clip a text names, the paths it may mean. */
const namedClips = (text: string, name: string, address: string): string[][] =>
  [...new Set(text.match(/[\w./:~%-]+\.(?:mp4|ts)\b/g))]
    .filter((word) => !name.endsWith('.html') || word.includes('/'))
    .map((word) => pathsNamed(word, name, address).filter((one) => CLIP.test(one)))
    .filter((candidates) => candidates.length > 0);

async function sorted<T>(
  items: readonly T[],
  find: (item: T) => Promise<Wrong | null>,
): Promise<Wrong[]> {
  const found = await mapInOrder(items, READERS, find);
  return found.filter((wrong) => wrong !== null).sort((a, b) => (a.path < b.path ? -1 : 1));
}
