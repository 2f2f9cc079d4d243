/** An archive of people who never lived, in memory: what the site is measured with. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT, type Cache } from '../../../base/platform/cache.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import { readOptions } from '../../../base/command/options.ts';
import { t } from '../../../i18n/index.ts';
import { proposeId } from '../../../intake/draft/latin.ts';
import { readArchive, type Archive } from '../../../model/archive.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import type { Photo } from '../../../model/veteran.ts';
import { siteDataOf, type SiteData } from '../../../outputs/site/data/site-data.ts';
import { makePhotos, type Photos, type PreparedPhoto } from '../../../outputs/photos/index.ts';
import { Dice } from '../../simulate/dice.ts';
import { syntheticPerson } from '../../simulate/person.ts';
import { syntheticPhotos } from '../../simulate/portrait.ts';

/** Different pictures; people share them, for pages only name their addresses. */
const PICTURES = 12;

/** Of eight people as many have a portrait. */
const WITH_PORTRAIT = 5;

export interface Population {
  context: BuildContext;
  photos: Photos;
}

/** `count` people of the synthetic archive, the same every time, with places of the real one. */
export async function population(count: number, cache: Cache): Promise<Population> {
  const { archive: base } = await readArchive(path.join(PROJECT, 'fixtures/archive'));
  if (!base) throw new Error('fixtures/archive cannot be read');
  const taken = new Set<string>();
  const veterans = Array.from({ length: count }, (_, index): Veteran => {
    const { fields, story } = syntheticPerson('1', index + 1, base.places);
    const id = proposeId(fields, taken);
    taken.add(id);
    const consent = { ...fields.consent, page: true };
    return { ...fields, id, story, consent, folder: '', photoFacts: new Map() };
  });
  const archive: Archive = { ...base, veterans, screens: [], corrections: [] };
  const context: BuildContext = { options: readOptions([]), archive, cache, t: t('en') };
  const pictures = await picturesIn(context);
  const photos = veterans.flatMap(({ id }, index): [string, PreparedPhoto[]][] =>
    index % 8 < WITH_PORTRAIT ? [[id, [pictures[index % pictures.length]!]]] : [],
  );
  return { context, photos: new Map(photos) };
}

async function picturesIn(context: BuildContext): Promise<readonly PreparedPhoto[]> {
  const folder = path.join(context.cache.folder, 'models');
  await mkdir(folder, { recursive: true });
  const photos: Photo[] = [];
  for (let number = 1; photos.length < PICTURES; number += 1)
    for (const { bytes, ...photo } of await syntheticPhotos(new Dice('models', number), 'male')) {
      const file = `${number}-${photo.file}`;
      await writeFile(path.join(folder, file), bytes);
      photos.push({ ...photo, file, role: 'portrait' });
    }
  const models = { id: 'models', folder, photos } as unknown as Veteran;
  const { photos: made } = await makePhotos({
    ...context,
    archive: { ...context.archive, veterans: [models] },
  });
  return made.get('models') ?? [];
}

/** What the pages tell of people without clips and times on screens. */
export const siteDataWithoutClips = (archive: Archive, photos: Photos): SiteData =>
  siteDataOf({ archive, photos, clips: [], placed: new Map(), showingsOf: () => [] });
