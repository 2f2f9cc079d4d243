/** The memorial site: every page of the archive in three languages, as finished files. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cache } from '../../base/platform/cache.ts';
import type { BuildContext } from '../../base/command/context.ts';
import { walk } from '../../base/platform/files.ts';
import type { Failure } from '../../base/platform/pool.ts';
import type { Schedule } from '../led/schedule.ts';
import { showingsOf } from '../led/showings.ts';
import type { Photos } from '../photos/index.ts';
import type { Output, TextOutput } from '../../dist/output.ts';
import type { ClipFile, SiteInputs } from './data/inputs.ts';
import { siteDataOf, type SiteData } from './data/site-data.ts';
import { familyArchives } from './exports/family.ts';
import { followingFiles } from './exports/following.ts';
import { gedcomFiles } from './exports/gedcom/index.ts';
import { writeFiles } from './exports/write-files.ts';
import { fileOf, KeptPages, removeOtherPages, type PageKeys } from './kept-pages.ts';
import { keysOf, type SiteKeys } from './keys.ts';
import { writeWorker } from './offline/write-worker.ts';
import { outputOf } from './output-of.ts';
import { runAstro } from './run-astro.ts';
import { fullText } from './search/write-full-text.ts';
import { writeSearch } from './search/write-search.ts';
import { wallFiles } from './wall/write-wall.ts';

export interface SiteMaterial {
  photos: Photos;
  clips: readonly ClipFile[];
  /** Paths below `dist/` of the link pictures that the clips' step made. */
  cards?: ReadonlySet<string>;
  /** `null` when nobody is shown on street screens. */
  schedule: Schedule | null;
  /** What other rooms placed and pages may lead to: paths below `dist/`, with their bytes. */
  placed?: ReadonlyMap<string, number>;
}

/** The site in the cache: the folder of what is about everybody, and the pages of people. */
interface Finished {
  folder: string;
  pages: PageKeys;
}

/**
 * Makes all pages, unless nothing they depend on changed; of the pages of people only those that
 * changed (`kept-pages.ts`). The others are finished in a folder of the cache that has the hash of
 * all inputs for its name; what a killed run left is never taken.
 */
export async function makeSite(
  { archive, cache, options }: BuildContext,
  { photos, clips, cards = new Set(), schedule, placed = new Map() }: SiteMaterial,
): Promise<{ outputs: (Output | TextOutput)[]; failures: Failure<{ id: string }>[] }> {
  const inputs: SiteInputs = {
    archive,
    photos,
    clips,
    cards,
    placed,
    showingsOf: (person) => (schedule ? showingsOf(schedule, person) : []),
    provisional: schedule?.frozen === undefined,
    asOf: options.asOf,
  };
  const data = siteDataOf(inputs);
  // Side by side: Pagefind is a program of its own, and pages are drawn while it works.
  const keys = await keysOf(inputs, data);
  const work = [finished(data, cache, keys), fullText(data, cache)] as const;
  await Promise.allSettled(work); // when one fails the other must not go on behind the build
  const [{ folder, pages }, search] = await Promise.all(work);
  const family = await familyArchives(data, cache);
  const outputs = [
    ...(await walk(folder)).map((file) => outputOf(file, path.join(folder, file))),
    ...Object.entries(pages).map(([page, key]) => outputOf(page, fileOf(cache, key))),
    ...(await walk(search)).map((file) => outputOf(`pagefind/${file}`, path.join(search, file))),
    ...gedcomFiles(data),
    ...followingFiles(data, options.asOf),
    ...portraitsOf(photos),
    ...(await wallFiles(data, cache)),
    ...family.outputs,
  ];
  return { outputs, failures: family.failures };
}

async function finished(data: SiteData, cache: Cache, keys: SiteKeys): Promise<Finished> {
  const home = await cache.lastFolder('site', keys.site, async (temporary) => {
    const folder = path.join(temporary, 'files');
    const pages = new KeptPages(cache, keys);
    await runAstro({ data, choose: pages.choose }, folder, cache.folder);
    pages.keep(folder);
    await writeSearch(data, folder);
    await writeFiles(data, folder, Object.keys(pages.keys));
    await writeWorker(folder);
    await writeFile(path.join(temporary, 'pages.json'), JSON.stringify(pages.keys));
  });
  const pages = JSON.parse(await readFile(path.join(home, 'pages.json'), 'utf8')) as PageKeys;
  // After the earlier sites: whatever site the cache holds, it holds its pages.
  await removeOtherPages(cache, pages);
  return { folder: path.join(home, 'files'), pages };
}

/**
 * The small portrait of each person under an address that lists need not be told, as WebP: scripts
 * show it without a choice of formats.
 */
export const portraitsOf = (photos: Photos): Output[] =>
  [...photos].flatMap(([person, list]) => {
    const portrait = list.find(({ photo }) => photo.role === 'portrait');
    const small = portrait?.versions.find(({ type }) => type === 'image/webp');
    return small
      ? [
          {
            person,
            kind: 'photo',
            format: 'thumbnail',
            language: null,
            path: `portraits/${person}.webp`,
            source: small.file,
          },
        ]
      : [];
  });
