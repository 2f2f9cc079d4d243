import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { codeVersion, PROJECT } from '../base/cache.ts';
import { hashOf } from '../base/files.ts';
import type { SiteInputs } from './data/inputs.ts';

/** The hash of everything the pages are made of. */
export async function keyOf({
  archive,
  photos,
  clips,
  showingsOf,
  published,
}: SiteInputs): Promise<string> {
  const code = await codeVersion(
    'src/site',
    'src/model',
    'src/i18n',
    'src/social',
    'remotion/look',
    'public',
  );
  const config = await readFile(path.join(PROJECT, 'astro.config.mjs'));
  const { settings, campaign, places, screens, veterans, gazetteer, corrections, posting } =
    archive;
  const people = veterans.map(({ folder: _, photoFacts: __, ...veteran }) => veteran);
  const pictures = [...photos].map(([id, list]) => [
    id,
    list.map(({ tone, versions }) => [
      tone,
      versions.map(({ path: at, width, height }) => [at, width, height]),
    ]),
  ]);
  // The cache names a clip by its content, so its name stands for its bytes.
  const films = clips.map(({ file, cover, ...clip }) => [
    clip,
    path.basename(file),
    cover && path.basename(cover),
  ]);
  const showings = veterans.map(({ id }) => showingsOf(id));
  const files = [...published].sort();
  const data = {
    settings,
    campaign,
    places,
    screens,
    gazetteer,
    people,
    pictures,
    films,
    showings,
    files,
    corrections,
    posting,
  };
  return hashOf(code, config, JSON.stringify(data));
}
