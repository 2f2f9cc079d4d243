/** Clips of somebody on a site that is built for tests: flat pictures, but their real words. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { CARD_TARGET, SOCIAL_TARGETS } from '../../../remotion/design/formats.ts';
import { cardOf } from '../../../remotion/design/card.ts';
import { captionsOf } from '../../../remotion/jobs/captions.ts';
import { runFfmpeg } from '../../../remotion/h264/run-ffmpeg.ts';
import type { BuildContext } from '../../base/command/context.ts';
import type { Output, TextOutput } from '../../dist/output.ts';
import type { ClipFile } from '../../outputs/site/data/inputs.ts';
import { HOME_CARD, personCard, placeCard } from '../../outputs/site/data/link-cards.ts';

export interface SiteClips {
  clips: ClipFile[];
  outputs: (Output | TextOutput)[];
}

export async function clipsOf({ archive, cache }: BuildContext, id: string): Promise<SiteClips> {
  const veteran = archive.veterans.find((one) => one.id === id);
  if (!veteran) return { clips: [], outputs: [] };
  const card = cardOf(veteran, archive, null);
  const file = path.join(cache.folder, 'flat.mp4');
  await mkdir(cache.folder, { recursive: true });
  const flat = ['-f', 'lavfi', '-i', `color=s=320x180:r=1:d=${card.seconds}`];
  await runFfmpeg([...flat, '-pix_fmt', 'yuv420p', '-movflags', '+faststart', file]);
  const clips = SOCIAL_TARGETS.map(({ id: target, width, height }): ClipFile => {
    const shape = { width, height, seconds: card.seconds };
    return { ...shape, person: id, role: 'person', target, file, cover: null };
  });
  const outputs = SOCIAL_TARGETS.flatMap((target): (Output | TextOutput)[] => {
    const stem = `media/${id}/${id}-${target.id}`;
    const common = { person: id, format: target.id };
    return [
      { ...common, kind: 'clip', language: null, path: `${stem}.mp4`, source: file },
      ...(['kk', 'ru'] as const).map((language): TextOutput => {
        const text = () => captionsOf({ card }, target, card.seconds, language);
        return { ...common, kind: 'subtitles', language, path: `${stem}.${language}.vtt`, text };
      }),
    ];
  });
  return { clips, outputs };
}

/** A flat picture under the address of each link picture. */
export async function linkCardsOf({ archive, cache }: BuildContext): Promise<Output[]> {
  const { id: format, width, height } = CARD_TARGET;
  const source = path.join(cache.folder, 'flat.jpg');
  await mkdir(cache.folder, { recursive: true });
  const background = '#10151d';
  await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toFile(source);
  const cardAt = (at: string, person: string | null): Output => ({
    path: at,
    person,
    source,
    format,
    kind: 'card',
    language: null,
  });
  return [
    cardAt(HOME_CARD, null),
    ...archive.places.map(({ id }) => cardAt(placeCard(id), null)),
    ...archive.veterans.map(({ id }) => cardAt(personCard(id), id)),
  ];
}
