/** The film of a place for the day itself: everybody of it, one after the other, in every format. */
import { SOCIAL_TARGETS } from '../../../../remotion/formats.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import type { Output } from '../../../dist/output.ts';
import type { PlacePlan } from '../press-plan.ts';
import { textFile } from '../files.ts';
import { filmOf } from './compilation.ts';
import { filmName } from './films.ts';
import { filmClips, filmSubtitles, type FilmMaterial } from './group.ts';
import { inEqualParts, MOST_TOGETHER } from './plan.ts';

/** Where a film lies, or one of its parts. */
export const placeFilmPath = (place: string, target: string, part = 1, parts = 1): string =>
  filmName(`press/places/${place}/${place}-film`, target, { part, parts });

/**
 * Parts of at most so many people as a group's film has. The living follow in parts of their own, in
 * the light tone of their clips: never among the dead.
 */
export const filmParts = ({ people }: Pick<PlacePlan, 'people'>): Veteran[][] => {
  const shown = people.filter(({ consent }) => consent.clip);
  return [false, true].flatMap((isLiving) =>
    inEqualParts(
      shown.filter(({ living = false }) => living === isLiving),
      MOST_TOGETHER,
    ),
  );
};

/** Title of the place, the people, closing; nothing where nobody has a clip. */
export async function placeFilms(
  context: Pick<BuildContext, 'cache'>,
  plan: PlacePlan,
  material: FilmMaterial,
): Promise<Output[]> {
  const parts = filmParts(plan);
  const outputs: Output[] = [];
  for (const { id } of SOCIAL_TARGETS)
    for (const [index, part] of parts.entries()) {
      const { title, people, closing } = filmClips(plan.place.id, part, material)(id);
      if (people.length === 0) continue;
      const clips = [...title, ...people, ...closing];
      const file = placeFilmPath(plan.place.id, id, index + 1, parts.length);
      const common = { person: null, format: id };
      const source = await filmOf(context.cache, clips);
      outputs.push({ ...common, kind: 'clip', language: null, path: file, source });
      for (const { name, language, text } of filmSubtitles(file, clips, material))
        outputs.push({
          ...common,
          kind: 'subtitles',
          language,
          path: name,
          source: await textFile(context, text, 'vtt'),
        });
    }
  return outputs;
}
