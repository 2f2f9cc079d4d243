import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FPS, SOCIAL_TARGETS } from '../../../remotion/design/formats.ts';
import type { Clip } from '../../../remotion/jobs/index.ts';
import { MP4, silenceArguments } from '../../../remotion/h264/mux.ts';
import { runFfmpeg } from '../../../remotion/h264/run-ffmpeg.ts';
import { hashOf } from '../../base/platform/files.ts';
import type { BuildContext } from '../../base/command/context.ts';
import type { Archive } from '../../model/archive.ts';
import type { Veteran } from '../../model/veteran-entry.ts';
import type { Photos } from '../../outputs/photos/index.ts';
import type { Output, TextOutput } from '../../dist/output.ts';

/** So many people like `example`, each with an id of their own, over the given places by turns. */
export const manyLike = (example: Veteran, count: number, places: readonly string[]): Veteran[] =>
  Array.from({ length: count }, (_, index) => ({
    ...example,
    id: `person-${String(index).padStart(4, '0')}`,
    place: places[index % places.length] ?? example.place,
    name: { kk: `Мысал ${index} Үлгіұлы`, ru: `Мысал ${index} Ульгиулы` },
  }));

const SECONDS = 1;

/** Real clips of a second, a tenth of the size: encoded as `makeClips` does, so that they join. */
async function smallClip(file: string, width: number, height: number, colour: string) {
  const size = `${2 * Math.round(width / 20)}x${2 * Math.round(height / 20)}`;
  const silence = `${file}.m4a`;
  await runFfmpeg([...silenceArguments(SECONDS), silence]);
  await runFfmpeg([
    ...['-f', 'lavfi', '-i', `color=c=${colour}:s=${size}:r=${FPS}:d=${SECONDS}`, '-i', silence],
    ...['-c:v', 'libx264', '-bf', '0', '-g', String(FPS), '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'copy', ...MP4, file],
  ]);
  await rm(silence);
}

export interface SmallMaterial {
  clips: Clip[];
  outputs: (Output | TextOutput)[];
  photos: Photos;
}

/**
 * Stands for what the clips' step makes: for everybody small clips in every social format, covers
 * and a card that are no pictures, and for every place its title.
 */
export async function smallMaterial({
  archive,
  cache,
}: Pick<BuildContext, 'archive' | 'cache'>): Promise<SmallMaterial> {
  const files = new Map<string, string>();
  for (const role of ['person', 'sheet'])
    for (const { id, width, height } of SOCIAL_TARGETS) {
      const name = `${role} ${id}`;
      const colour = role === 'person' ? 'blue' : 'black';
      const make = (target: string): Promise<void> => smallClip(target, width, height, colour);
      files.set(name, await cache.file('clips', hashOf(name), 'mp4', make));
    }
  const text = (name: string): Promise<string> =>
    cache.file('clips', hashOf(name), 'jpg', (temporary) => writeFile(temporary, name));
  const clipsOf = async (who: Pick<Clip, 'person' | 'role' | 'place'>): Promise<Clip[]> => {
    const kind = who.role === 'person' ? 'person' : 'sheet';
    const cover = await text(`${who.person ?? who.role} cover`);
    return SOCIAL_TARGETS.map(({ id: target, width, height }) => ({
      ...who,
      target,
      width,
      height,
      frames: SECONDS * FPS,
      seconds: SECONDS,
      cover,
      file: files.get(`${kind} ${target}`) ?? '',
    }));
  };
  const clips = await Promise.all([
    ...archive.places.map(({ id }) => clipsOf({ person: null, role: 'title', place: id })),
    clipsOf({ person: null, role: 'closing', place: null }),
    ...shownIn(archive).map(({ id, place }) => clipsOf({ person: id, role: 'person', place })),
  ]);
  const outputs = archive.veterans.map(async ({ id }): Promise<Output> => {
    const source = await text(`${id} card`);
    const what = { person: id, kind: 'card', format: 'card', language: null } as const;
    return { ...what, path: `media/${id}/${path.basename(source)}`, source };
  });
  const subtitles = shownIn(archive).flatMap(({ id: person }) =>
    SOCIAL_TARGETS.flatMap(({ id: format }) =>
      (['kk', 'ru'] as const).map((language): TextOutput => {
        const path = `media/${person}/${person}-${format}.${language}.vtt`;
        const text = () =>
          `WEBVTT\n\n00:00:00.200 --> 00:00:00.800\n${person} ${format} ${language}\n`;
        return { person, kind: 'subtitles', format, language, path, text };
      }),
    ),
  );
  const all = [...(await Promise.all(outputs)), ...subtitles];
  return { clips: clips.flat(), outputs: all, photos: new Map() };
}

const shownIn = ({ veterans }: Archive): Veteran[] =>
  veterans.filter(({ consent }) => consent.clip);
