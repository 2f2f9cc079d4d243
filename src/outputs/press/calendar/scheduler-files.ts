/** What schedulers of posts read: which media go where, in the columns each of them documents. */
import type { BuildContext } from '../../../base/command/context.ts';
import type { ZipMember } from '../../../base/formats/zip.ts';
import type { Output } from '../../../dist/output.ts';
import { PRESS_LANGUAGES } from '../caption.ts';
import { textFile } from '../files.ts';
import type { Network } from '../networks.ts';
import type { PlacePlan } from '../press-plan.ts';
import { filmName, type FilmPart } from './films.ts';
import type { CalendarMaterial } from './material.ts';
import { inEqualParts } from './plan.ts';
import { groupName, postsOf, type TimedPost } from './post.ts';
import { ayrshareCsv, bufferCsv, postizJson, type Scheduled } from './schedulers.ts';

/** Media of a post by network: a person's clip, else the card; of a group films or pictures. */
export const addressesOf =
  (
    { archive }: BuildContext,
    folder: string,
    { post, made }: { post: TimedPost; made: readonly ZipMember[] },
    filmParts: readonly FilmPart[],
    { mediaOf }: CalendarMaterial,
  ) =>
  (network: Network): string[][] => {
    const at = (file: string): string => new URL(file, archive.settings.address).href;
    const [first] = post.people;
    if (post.post.kind === 'person') {
      const { clips, card } = mediaOf(first?.id ?? '');
      const stem = `media/${first?.id}/${first?.id}`;
      const hasClip = clips.some(({ target }) => target === network.clip);
      if (hasClip) return [[at(`${stem}-${network.clip}.mp4`)]];
      return [card ? [at(`${stem}-card.jpg`)] : []];
    }
    const names = made.flatMap((member) => ('file' in member ? [member.name] : []));
    const own = (name: string): string => at(`${folder}/${post.date}/${name}`);
    const filmPart = filmParts.find((one) => one.network === network);
    const slides = names.filter((name) => name.endsWith('.jpg')).map(own);
    if (!filmPart || filmPart.parts === null) return inEqualParts(slides, network.slides);
    const { target, parts } = filmPart;
    const stem = groupName(first?.place ?? '', post.date, post.post.number);
    return Array.from({ length: parts }, (_, index) => [
      own(filmName(stem, target, { part: index + 1, parts })),
    ]);
  };

/** The posts of a place for each scheduler whose columns are documented. */
export async function schedulerFiles(
  context: BuildContext,
  plan: PlacePlan,
  scheduled: readonly Scheduled[],
  { mediaOf }: CalendarMaterial,
): Promise<Output[]> {
  const { archive } = context;
  const pictured = postsOf(plan).flatMap((post) => {
    const [first] = post.people;
    if (post.post.kind !== 'person' || !first || !mediaOf(first.id).card) return [];
    const file = `media/${first.id}/${first.id}-card.jpg`;
    return [{ post, picture: new URL(file, archive.settings.address).href }];
  });
  const outputs: Output[] = [];
  for (const language of PRESS_LANGUAGES) {
    const source = { plan, archive, language };
    const tables = {
      ayrshare: ayrshareCsv(scheduled, source),
      buffer: bufferCsv(pictured, source),
    };
    const files = Object.entries(tables).flatMap(([name, texts]) =>
      texts.map((text, index): [string, string] => [
        `${name}${index > 0 ? `-${index + 1}` : ''}.${language}.csv`,
        text,
      ]),
    );
    files.push([`postiz.${language}.json`, postizJson(scheduled, source)]);
    for (const [name, text] of files)
      outputs.push({
        person: null,
        kind: 'schedule',
        format: name.split(/[.-]/)[0] ?? null,
        language,
        path: `press/places/${plan.place.id}/schedulers/${name}`,
        source: await textFile(context, text, name.endsWith('json') ? 'json' : 'csv'),
      });
  }
  return outputs;
}
