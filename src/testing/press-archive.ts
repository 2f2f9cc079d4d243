import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SOCIAL_TARGETS } from '../../remotion/formats.ts';
import type { Clip } from '../../remotion/render/index.ts';
import { hashOf } from '../base/files.ts';
import type { BuildContext } from '../base/context.ts';
import type { Veteran } from '../model/archive.ts';
import type { Output } from '../publish/outputs.ts';

/** So many people like `example`, each with an id of their own. */
export const manyLike = (example: Veteran, count: number): Veteran[] =>
  Array.from({ length: count }, (_, index) => ({
    ...example,
    id: `person-${String(index).padStart(4, '0')}`,
    name: { kk: `Мысал ${index} Үлгіұлы`, ru: `Мысал ${index} Ульгиулы` },
  }));

/**
 * Stands for what `makeClips` makes: for each person files of `bytes` bytes in every social format.
 * They are no films; whoever looks into them needs real ones.
 */
export async function madeUpMaterial(
  { archive, cache }: BuildContext,
  bytes = 200,
): Promise<{ clips: Clip[]; outputs: Output[] }> {
  const file = (name: string, extension: string): Promise<string> =>
    cache.file('clips', hashOf(name), extension, (temporary) =>
      writeFile(temporary, name.padEnd(bytes, name)),
    );
  const clips: Clip[] = [];
  const outputs: Output[] = [];
  for (const { id, place, consent } of archive.veterans) {
    for (const { id: target, width, height } of consent.clip ? SOCIAL_TARGETS : [])
      clips.push({
        ...{ person: id, role: 'person', place, target, width, height, frames: 250, seconds: 10 },
        file: await file(`${id}-${target}`, 'mp4'),
        cover: await file(`${id}-${target}-cover`, 'jpg'),
      });
    const card = await file(`${id}-card`, 'jpg');
    const at = { path: `media/${id}/${path.basename(card)}`, source: card };
    outputs.push({ person: id, kind: 'card', format: 'card', language: null, ...at });
  }
  return { clips, outputs };
}
