/** Photographs once, by the hash of their bytes: a master for drawing and versions for pages. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import type { Cache } from '../../base/platform/cache.ts';
import { codeOf } from '../../base/platform/code-of.ts';
import type { BuildContext } from '../../base/command/context.ts';
import { hashFile, hashOf } from '../../base/platform/files.ts';
import { StatCache } from '../../base/platform/stat-cache.ts';
import { forEachConcurrently, type Failure } from '../../base/platform/pool.ts';
import { reportProgress } from '../../base/command/progress.ts';
import type { Veteran } from '../../model/veteran-entry.ts';
import type { Photo } from '../../model/veteran.ts';
import type { Output } from '../../dist/output.ts';
import {
  FALLBACK_WIDTH,
  makeMaster,
  makeVersion,
  sizeAtWidth,
  widthsFor,
  type Format,
  type Size,
} from './encode.ts';
import { readTone, type Tone } from './tone.ts';

/** A finished file, its absolute path and pixels. */
export interface Picture extends Size {
  file: string;
}

export interface PictureVersion extends Picture {
  type: `image/${Format}`;
  /** Below `dist/`: `photos/<hash>-<width>.avif`. */
  path: string;
}

export interface PreparedPhoto {
  photo: Photo;
  /** Upright JPEG, at most 2000 px a side, sRGB, without metadata; not published. */
  master: Picture;
  /** What its box shows until it is there. */
  tone: Tone;
  /** AVIF from narrow to wide, WebP likewise, then one JPEG. */
  versions: readonly PictureVersion[];
}

/** The photographs of each person who has any, in the order of the entry, by the person's id. */
export type Photos = ReadonlyMap<string, readonly PreparedPhoto[]>;

/** Prepares every photograph of the archive; a broken one is a failure of its person alone. */
export async function makePhotos(
  context: BuildContext,
): Promise<{ photos: Photos; outputs: Output[]; failures: Failure<Veteran>[] }> {
  const { archive, cache, t } = context;
  const owners = archive.veterans.filter((veteran) => veteran.photos?.length);
  const photoContext: PhotoContext = {
    cache,
    version: await codeOf(['src/outputs/photos/encode.ts', 'src/outputs/photos/tone.ts']),
    hashes: await StatCache.open(path.join(cache.folder, 'photos', 'originals.json')),
    masters: await StatCache.open(path.join(cache.folder, 'photos', 'masters.json')),
  };
  const prepared = new Map<string, readonly PreparedPhoto[]>();
  const progress = reportProgress(t('cli.step.photos'), owners.length, t);
  const failures = await forEachConcurrently(owners, availableParallelism(), async (owner) => {
    const made: PreparedPhoto[] = [];
    try {
      for (const photo of owner.photos ?? [])
        made.push(await prepare(photoContext, path.join(owner.folder, photo.file), photo));
    } finally {
      if (made.length > 0) prepared.set(owner.id, made);
      progress.tick();
    }
  });
  progress.end();
  await Promise.all([photoContext.hashes.save(), photoContext.masters.save()]);
  const inOrder = owners.filter(({ id }) => prepared.has(id));
  const photos = new Map(inOrder.map(({ id }) => [id, prepared.get(id) ?? []]));
  return { photos, outputs: once([...photos].flatMap(outputsOf)), failures };
}

/** Where photographs are prepared, and what was read of them before. */
interface PhotoContext {
  cache: Cache;
  /** Of the code that prepares them. */
  version: string;
  /** SHA-256 of the originals. */
  hashes: StatCache<string>;
  masters: StatCache<MasterFacts>;
}

/** A master's pixels and tone. */
interface MasterFacts extends Size {
  tone: Tone;
}

async function prepare(
  { cache, version, hashes, masters }: PhotoContext,
  source: string,
  photo: Photo,
): Promise<PreparedPhoto> {
  const key = hashOf(version, await hashes.of(source, hashFile));
  const file = await cache.file('photos', key, 'jpg', (target) => makeMaster(source, target));
  const { tone, ...size } = await masters.of(file, readMaster);
  const master = { file, ...size };
  const versions: PictureVersion[] = [];
  for (const format of ['avif', 'webp'] as const)
    for (const width of widthsFor(master))
      versions.push(await versionAt(cache, key, master, width, format));
  versions.push(await versionAt(cache, key, master, FALLBACK_WIDTH, 'jpeg'));
  return { photo, master, tone, versions };
}

async function readMaster(file: string): Promise<MasterFacts> {
  const { width, height } = await sharp(file).metadata();
  return { width, height, tone: await readTone(file) };
}

async function versionAt(
  cache: Cache,
  key: string,
  master: Picture,
  width: number,
  format: Format,
): Promise<PictureVersion> {
  const size = sizeAtWidth(master, width);
  const extension = format === 'jpeg' ? 'jpg' : format;
  const file = await cache.file('photos', key, `${size.width}.${extension}`, (target) =>
    makeVersion(master.file, size, format, target),
  );
  const publicPath = `photos/${key.slice(0, 16)}-${size.width}.${extension}`;
  return { type: `image/${format}`, path: publicPath, file, ...size };
}

/**
 * Each file once, though a person may show the same photograph twice: brothers in one group are shown
 * by the same picture, which is neither's alone.
 */
function once(outputs: readonly Output[]): Output[] {
  const byPath = new Map<string, Output>();
  for (const output of outputs) {
    const other = byPath.get(output.path);
    const isShared = other !== undefined && other.person !== output.person;
    byPath.set(output.path, isShared ? { ...output, person: null } : output);
  }
  return [...byPath.values()];
}

const outputsOf = ([person, photos]: [string, readonly PreparedPhoto[]]): Output[] =>
  photos
    .flatMap(({ versions }) => versions)
    .map(({ type, width, path: at, file }) => ({
      person,
      kind: 'photo',
      format: `${type.replace('image/', '')}-${width}`,
      path: at,
      source: file,
    }));
