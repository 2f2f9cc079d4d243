/** One archive as it is published: what lies on the site, what in the store, and how they meet. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createHash } from 'node:crypto';
import type { Cache } from '../base/platform/cache.ts';
import { forEachConcurrently } from '../base/platform/pool.ts';
import type { Archive } from '../model/archive.ts';
import { readChecksums, writeChecksums } from '../model/files/checksums.ts';
import { manifestText, type Manifest } from '../model/files/manifest.ts';
import type { PlacedOutput } from '../dist/output.ts';
import { canNameAddresses, rewriteUrls } from './rewrite-urls.ts';
import { keyOf, type Store } from './store/store.ts';
import type { StoreFile } from './store/transfer.ts';

/** A file of the store with what it is published as; one key may have several paths. */
export interface MediaFile extends StoreFile {
  output: PlacedOutput;
}

/** A file of the published folder and where its bytes are. */
export interface SiteFile {
  output: PlacedOutput;
  file: string;
}

export interface Release {
  site: SiteFile[];
  media: MediaFile[];
  /** Pictures of the site that are stored as well: a machine that has them need not draw them. */
  spare: MediaFile[];
}

const MEDIA_KINDS = new Set<PlacedOutput['kind']>(['clip', 'loop', 'bundle', 'print']);

/**
 * What goes where. Without a store everything stays together. GitHub's releases do not let a page
 * of another host read them, so the clips of a screen whose player is a browser stay with it.
 */
export function splitRelease(
  { outputs }: Manifest,
  dist: string,
  { settings, screens }: Pick<Archive, 'settings' | 'screens'>,
): Release {
  const stays = new Set(
    settings.media?.store === 'github'
      ? screens.filter(({ delivery }) => delivery === 'browser').map(({ id }) => `led/${id}/clips/`)
      : [],
  );
  const isMedia = ({ kind, path: name }: PlacedOutput): boolean =>
    settings.media !== undefined &&
    MEDIA_KINDS.has(kind) &&
    !canNameAddresses(name) &&
    ![...stays].some((folder) => name.startsWith(folder));
  const names = new Map<string, string>();
  const release: Release = { site: [], media: [], spare: [] };
  const hasSpare = ['s3', 'folder'].includes(settings.media?.store ?? ''); // assets are counted
  for (const output of outputs) {
    const file = path.join(dist, output.path);
    const { sha256, bytes, kind } = output;
    const goes = isMedia(output);
    if (!goes) release.site.push({ output, file });
    if (!goes && !(hasSpare && (kind === 'cover' || kind === 'card'))) continue;
    // The first path gives the name: a clip is not stored again under its number on a stick.
    const key = names.get(sha256) ?? keyOf(sha256, output.path);
    names.set(sha256, key);
    (goes ? release.media : release.spare).push({ key, file, sha256, bytes, output });
  }
  return release;
}

/** Objects to store, each once. */
export const objectsOf = ({ media, spare }: Release): MediaFile[] => [
  ...new Map([...spare, ...media].map((file) => [file.key, file])).values(),
];

const READERS = 16;

/**
 * The files of the published folder with the addresses of the media in them, its manifest last.
 * Rewritten texts lie in the cache.
 */
export async function releaseFiles(
  cache: Cache,
  { site, media }: Release,
  store: Pick<Store, 'url'> | null,
  address: string,
): Promise<SiteFile[]> {
  const elsewhere = new Map(
    media.map(({ key, output }) => [output.path, store?.url(key) ?? output.path]),
  );
  const files: SiteFile[] = [...site];
  const failures = await forEachConcurrently(site, READERS, async ({ output, file }, index) => {
    if (elsewhere.size === 0 || !canNameAddresses(output.path)) return;
    const text = await readFile(file, 'utf8');
    const led = rewriteUrls(text, output.path, address, elsewhere);
    if (led !== text) files[index] = await rewritten(cache, output, led);
  });
  if (failures[0]) throw failures[0].cause;
  const sums = files.map((entry) => checksumsAnew(cache, entry, files));
  const whole = await Promise.all(sums);
  const outputs = [
    ...whole.map(({ output }) => output),
    ...media.map(({ output }) => ({ ...output, url: elsewhere.get(output.path) ?? output.path })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  return [...whole, await rewritten(cache, MANIFEST, manifestText(outputs))];
}

const MANIFEST: PlacedOutput = {
  person: null,
  kind: 'data',
  format: 'json',
  language: null,
  path: 'manifest.json',
  bytes: 0,
  sha256: '',
};

async function rewritten(cache: Cache, output: PlacedOutput, text: string): Promise<SiteFile> {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const file = await cache.file('release', sha256, 'txt', (temporary) =>
    writeFile(temporary, text),
  );
  return { output: { ...output, bytes: Buffer.byteLength(text), sha256 }, file };
}

/** The list of a screen's checksums with those of its rewritten playlists. */
async function checksumsAnew(
  cache: Cache,
  entry: SiteFile,
  files: readonly SiteFile[],
): Promise<SiteFile> {
  if (entry.output.format !== 'sha256') return entry;
  const folder = path.posix.dirname(entry.output.path);
  const hashes = new Map(files.map(({ output }) => [output.path, output.sha256]));
  const text = await readFile(entry.file, 'utf8');
  const anew = writeChecksums(
    readChecksums(text).map(({ sha256, name }) => ({
      sha256: hashes.get(`${folder}/${name}`) ?? sha256,
      name,
    })),
  );
  return anew === text ? entry : rewritten(cache, entry.output, anew);
}
