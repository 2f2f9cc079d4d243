/** Joint clips of a place for the day itself: everybody of it, one after the other, in every format. */
import { SOCIAL_TARGETS } from '../../../../remotion/design/formats.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import type { Output } from '../../../dist/output.ts';
import type { PlacePlan } from '../press-plan.ts';
import { textFile } from '../files.ts';
import { jointClip } from './concat.ts';
import { clipsOf, subtitlesFor } from './group.ts';
import { jointNames } from './joint-clips.ts';
import type { CalendarMaterial } from './material.ts';
import { inEqualParts, MOST_TOGETHER } from './plan.ts';

/** Where the joint clip lies, or each of its parts. */
export const placeClipPaths = (place: string, target: string, parts: number): string[] =>
  jointNames(`press/places/${place}/${place}-film`, target, parts);

/**
 * Parts of at most so many people as a group's joint clip has. The living follow in parts of their
 * own, in the light tone of their clips: never among the dead.
 */
export const placeParts = ({ people }: Pick<PlacePlan, 'people'>): Veteran[][] => {
  const shown = people.filter(({ consent }) => consent.clip);
  return [false, true].flatMap((isLiving) =>
    inEqualParts(
      shown.filter(({ living = false }) => living === isLiving),
      MOST_TOGETHER,
    ),
  );
};

/** Title of the place, the people, closing; nothing where nobody has a clip. */
export async function placeClips(
  context: Pick<BuildContext, 'cache'>,
  plan: PlacePlan,
  material: CalendarMaterial,
): Promise<Output[]> {
  const parts = placeParts(plan);
  const outputs: Output[] = [];
  for (const { id: format } of SOCIAL_TARGETS) {
    const paths = placeClipPaths(plan.place.id, format, parts.length);
    for (const [index, path] of paths.entries()) {
      const { title, people, closing } = clipsOf(
        plan.place.id,
        parts[index] ?? [],
        material,
        format,
      );
      if (people.length === 0) continue;
      const clips = [...title, ...people, ...closing];
      outputs.push({ kind: 'clip', format, path, source: await jointClip(context.cache, clips) });
      for (const { name, language, text } of subtitlesFor(path, clips, material)) {
        const source = await textFile(context, text, 'vtt');
        outputs.push({ kind: 'subtitles', format, language, path: name, source });
      }
    }
  }
  return outputs;
}
