/** The memorial site: every page of the archive in three languages, as finished files. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { BuildContext } from '../base/context.ts';
import { walk } from '../base/files.ts';
import type { Failure } from '../base/pool.ts';
import { showingsOf, type Schedule } from '../led/index.ts';
import type { Photos } from '../photos/index.ts';
import type { Output } from '../publish/outputs.ts';
import type { ClipFile, SiteInputs } from './data/inputs.ts';
import { siteDataOf } from './data/site-data.ts';
import { familyArchives } from './files/family.ts';
import { writeFiles } from './files/write-files.ts';
import { keyOf } from './key.ts';
import { writeWorker } from './offline/write-worker.ts';
import { outputOf } from './output-of.ts';
import { runAstro } from './run-astro.ts';
import { writeSearch } from './search/write-search.ts';

export interface SiteMaterial {
  photos: Photos;
  clips: readonly ClipFile[];
  /** `null` when nobody is shown on street screens. */
  schedule: Schedule | null;
  /** Paths below `dist/` of what other rooms published and a person's page may lead to. */
  published?: ReadonlySet<string>;
}

/**
 * Makes all pages, unless nothing they depend on changed. They are finished in a folder of the
 * cache that has the hash of all inputs for its name; what a killed run left is never taken.
 */
export async function makeSite(
  { archive, cache }: BuildContext,
  { photos, clips, schedule, published = new Set() }: SiteMaterial,
): Promise<{ outputs: Output[]; failures: Failure<{ id: string }>[] }> {
  const inputs: SiteInputs = {
    archive,
    photos,
    clips,
    published,
    showingsOf: (person) => (schedule ? showingsOf(schedule, person) : []),
  };
  const data = siteDataOf(inputs);
  const room = path.join(cache.folder, 'site');
  const finished = path.join(room, await keyOf(inputs));
  if (!existsSync(finished)) {
    const stage = path.join(cache.folder, 'tmp', `site-${randomUUID()}`);
    await runAstro(data, stage, path.join(cache.folder, 'astro'));
    await writeSearch(data, stage);
    await writeFiles(data, stage);
    await writeWorker(stage);
    await mkdir(room, { recursive: true });
    await rename(stage, finished);
  }
  await removeOthers(room, path.basename(finished));
  const files = await walk(finished);
  const outputs = files.map((file) => outputOf(finished, file));
  const family = await familyArchives(data, cache);
  return {
    outputs: [...outputs, ...portraitsOf(photos), ...family.outputs],
    failures: family.failures,
  };
}

/** The small portrait of each person under an address that lists need not be told. */
const portraitsOf = (photos: Photos): Output[] =>
  [...photos].flatMap(([person, list]) => {
    const small = list.find(({ photo }) => photo.role === 'portrait')?.versions[0];
    return small
      ? [
          {
            ...{ person, kind: 'photo', format: 'thumbnail', language: null },
            path: `portraits/${person}.avif`,
            source: small.file,
          },
        ]
      : [];
  });

/** Earlier states of the site: `dist/` holds copies of the last one. */
async function removeOthers(room: string, kept: string): Promise<void> {
  for (const name of await readdir(room))
    if (name !== kept) await rm(path.join(room, name), { recursive: true, force: true });
}
