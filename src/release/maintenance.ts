/** What a store needs between publications: its memory, its emptying, and the way back. */
import path from 'node:path';
import type { Options } from '../base/command/options.ts';
import { forEachConcurrently } from '../base/platform/pool.ts';
import { tell } from '../base/platform/tell.ts';
import { reportProgress } from '../base/command/progress.ts';
import { readArchive } from '../model/archive.ts';
import type { MediaFile, Release } from './split.ts';
import { readPlaced } from '../dist/outputs.ts';
import { STEPS } from '../dist/steps.ts';
import { openStore } from './store/open.ts';
import { nextState, pruned, readState, writeState } from './store/state.ts';
import { STATE_KEY, type Store } from './store/store.ts';
import { download } from './store/transfer.ts';
import type { ReleaseContext } from './context.ts';

/** Writes down whose the objects are and takes away those of people who have withdrawn. */
export async function remember(
  { archive, options, today, t: say }: ReleaseContext,
  store: Store,
  { media, spare }: Release,
): Promise<void> {
  const objects = [...media, ...spare];
  const stored = (await store.list()).map(({ key }) => key);
  const people = objects.flatMap(({ key, output: { person } }) => (person ? [[key, person]] : []));
  const { state, gone } = nextState(await readState(store), stored, {
    keys: new Set(objects.map(({ key }) => key)),
    made: await madeInto(options, objects),
    people: Object.fromEntries(people) as Record<string, string>,
    withdrawn: archive.withdrawn,
    today,
  });
  for (const key of gone) await store.delete(key);
  await writeState(store, state);
  if (gone.length > 0) tell(say('publish.withdrawn', { count: gone.length }), 0);
}

/** Which file of the cache has become which object: another machine need not make it again. */
async function madeInto(
  options: Options,
  media: readonly MediaFile[],
): Promise<Record<string, string>> {
  const keys = new Map(media.map(({ key, output }) => [output.path, key]));
  const lists = await Promise.all(STEPS.map((step) => readPlaced(options, step)));
  return Object.fromEntries(
    lists.flat().flatMap(({ path: name, source }) => {
      const key = keys.get(name);
      const inCache = path.relative(options.cache, source).split(path.sep).join('/');
      return key === undefined || inCache.startsWith('..') ? [] : [[inCache, key]];
    }),
  );
}

/** Files of a cache, by their path there, that the archive's store holds; none without a store. */
export async function storedFiles({ content, campaign }: Options): Promise<ReadonlySet<string>> {
  const { archive } = await readArchive(content, campaign);
  const media = archive?.settings.media;
  return new Set(media ? Object.keys((await readState(openStore(media))).made) : []);
}

/** Fetches into the cache what the store holds of it, so that only the rest has to be made. */
export async function restore({ store, cache, t: say }: ReleaseContext): Promise<number> {
  if (!store) return 0;
  const { made } = await readState(store);
  const wanted = Object.entries(made).filter(([name]) => !cache.holds(name));
  const progress = reportProgress(say('publish.restore'), wanted.length, say);
  const failures = await forEachConcurrently(wanted, 6, async ([name, key]) => {
    await download(store, key, path.join(cache.folder, name)).finally(() => progress.tick());
  });
  progress.end();
  for (const { item, cause } of failures)
    tell(say('publish.restore-failed', { key: item[1], reason: String(cause) }), 0);
  return 0; // what could not be fetched is made again
}

/** Deletes what nobody has named for longer than the grace period. */
export async function prune({ store, archive, today, t: say }: ReleaseContext): Promise<number> {
  if (!store) return 0;
  const grace = archive.settings.media?.grace ?? 0;
  const { state, gone } = pruned(await readState(store), grace, today);
  for (const key of gone.filter((one) => one !== STATE_KEY)) await store.delete(key);
  await writeState(store, state);
  const kept = Object.keys(state.unused).length;
  return tell(say('publish.pruned', { count: gone.length, kept }));
}
