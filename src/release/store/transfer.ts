/** Bringing files into a store and back: only what is missing, side by side, tried again, verified. */
import { rename, rm } from 'node:fs/promises';
import pRetry from 'p-retry';
import { hashFile } from '../../base/platform/files.ts';
import { forEachConcurrently, type Failure } from '../../base/platform/pool.ts';
import { inScratch } from './scratch.ts';
import { sha256Of, type Store, type Stored } from './store.ts';

/** A file that belongs into the store. */
export interface StoreFile {
  key: string;
  /** Absolute path. */
  file: string;
  sha256: string;
  bytes: number;
}

const SIDE_BY_SIDE = 6;

/** Waits of 0.5, 1, 2 … 16 s: a minute of trouble is waited out, a dead store is not hidden. */
const PATIENCE = { retries: 6, minTimeout: 500, maxTimeout: 16_000, randomize: true };

export type Patience = typeof PATIENCE;

/** What the store lacks, or holds with another size. */
export const missingFrom = <T extends StoreFile>(
  stored: ReadonlyMap<string, Stored>,
  files: readonly T[],
): T[] => files.filter(({ key, bytes }) => stored.get(key)?.bytes !== bytes);

/**
 * What the store lacks or holds with other bytes, as far as its list tells a digest of them.
 * @param thoroughly Reads what the list tells no digest of: every object of a folder.
 */
export async function wrongObjects(
  store: Store,
  files: readonly StoreFile[],
  thoroughly = false,
): Promise<StoreFile[]> {
  const stored = new Map((await store.list()).map((object) => [object.key, object]));
  const wrong = new Set(missingFrom(stored, files));
  const failures = await forEachConcurrently(files, SIDE_BY_SIDE, async (file) => {
    const listed = stored.get(file.key);
    if (!listed || wrong.has(file)) return;
    const object = (thoroughly && !listed.digest && (await store.has(file.key))) || listed;
    if (!(await matches(store, file, object, thoroughly))) wrong.add(file);
  });
  if (failures[0]) throw failures[0].cause;
  return [...wrong];
}

/**
 * Uploads files and proves each by what the store tells of it afterwards.
 * @param tick Called after each file, whatever came of it.
 */
export const upload = (
  store: Store,
  files: readonly StoreFile[],
  tick: () => void = () => undefined,
  patience: Patience = PATIENCE,
): Promise<Failure<StoreFile>[]> =>
  forEachConcurrently(files, SIDE_BY_SIDE, async (wanted) => {
    await pRetry(async () => {
      await store.put(wanted.key, wanted.file);
      if (!(await isRight(store, wanted))) throw new Error(`${wanted.key}: arrived damaged`);
    }, patience).finally(tick);
  });

/** Whether the store holds a file whole, by the digest it tells or else by size. */
export async function isRight(store: Store, wanted: StoreFile): Promise<boolean> {
  const stored = await store.has(wanted.key);
  if (stored?.bytes !== wanted.bytes) return false;
  return matches(store, wanted, stored);
}

/**
 * Whether what the store tells fits the file. A strange digest proves nothing, since a store that
 * encrypts has digests of its own: the object is read back then.
 */
export async function matches(
  store: Store,
  wanted: StoreFile,
  stored: Stored,
  thoroughly = false,
): Promise<boolean> {
  if (stored.bytes !== wanted.bytes) return false;
  if (stored.digest === null && !thoroughly) return true;
  if (stored.digest === (await store.digestOf(wanted.file, wanted.sha256))) return true;
  return inScratch(async (file) => {
    await store.get(wanted.key, file);
    return (await hashFile(file)) === wanted.sha256;
  });
}

/** Downloads an object and keeps it only if its bytes are those its key names. */
export async function download(
  store: Store,
  key: string,
  file: string,
  patience: Patience = PATIENCE,
): Promise<void> {
  const temporary = `${file}.part`;
  await pRetry(async () => {
    await store.get(key, temporary);
    if ((await hashFile(temporary)) !== sha256Of(key)) throw new Error(`${key}: damaged`);
    await rename(temporary, file);
  }, patience).finally(() => rm(temporary, { force: true }));
}
