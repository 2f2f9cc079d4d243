/** Hashes of what pages are made of. */
import path from 'node:path';
import { codeVersion, PROJECT } from '../../base/platform/cache.ts';
import { codeOf } from '../../base/platform/code-of.ts';
import { hashOf, walk } from '../../base/platform/files.ts';
import type { SiteInputs } from './data/inputs.ts';
import type { Person } from './data/people.ts';
import type { SiteData } from './data/site-data.ts';

export interface SiteKeys {
  /** Code, texts, styles, and what `SharedData` holds. */
  shared: string;
  /** Everything there is about each person. */
  people: ReadonlyMap<unknown, string>;
  /** The whole site. */
  site: string;
}

/** Every page, and the texts that Astro finds by a pattern. */
async function pagesOf(folder = 'src/outputs/site'): Promise<string[]> {
  const files = await Promise.all(
    ['pages', 'texts'].map(async (part) =>
      (await walk(path.join(PROJECT, folder, part))).map((file) => `${folder}/${part}/${file}`),
    ),
  );
  return files.flat().sort();
}

export async function keysOf(
  inputs: SiteInputs,
  { people, linkCards }: SiteData,
): Promise<SiteKeys> {
  const { archive, placed, showingsOf, provisional, asOf } = inputs;
  const { settings, campaign, places, screens } = archive;
  // People count by what is shown of them, the others are not read; what is new of an archive counts.
  const { veterans: _, withdrawn: __, counts: ___, campaigns: ____, ...read } = archive;
  const shared = hashOf(
    await codeOf(await pagesOf()),
    await codeVersion('astro.config.mjs', 'package-lock.json'),
    JSON.stringify({ settings, campaign, places, screens, linkCards: [...linkCards] }),
  );
  const digests = new Map(people.kk.map((person) => [person, digestOf(person)]));
  const site = hashOf(
    await codeOf(['src/outputs/site/index.ts']),
    await codeVersion('public'),
    ...[shared, ...digests.values(), ...[...placed].map(String).sort()],
    JSON.stringify({ ...read, provisional, asOf }),
    JSON.stringify(people.kk.map(({ id }) => showingsOf(id))),
  );
  return { shared, people: digests, site };
}

/**
 * Files count by what is in them and where they are published, not by where they lie here: the cache
 * names a clip by its content.
 */
function digestOf({ veteran, photos, clips, hasCard }: Person): string {
  const { folder: _folder, photoFacts: _facts, ...fields } = veteran;
  const pictures = photos.map(({ photo, tone, versions }) => [
    ...[photo, tone],
    versions.map(({ path: at, width, height }) => [at, width, height]),
  ]);
  const videos = clips.map(({ file, cover, ...clip }) => [
    ...[clip, path.basename(file)],
    cover && path.basename(cover),
  ]);
  return hashOf(JSON.stringify([fields, pictures, videos, hasCard]));
}
