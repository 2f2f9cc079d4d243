/** What schedulers of posts read: which media go where, in the columns each of them documents. */
import { extname } from 'node:path';
import type { BuildContext } from '../../../base/command/context.ts';
import type { ZipMember } from '../../../base/formats/zip.ts';
import type { Output } from '../../../dist/output.ts';
import { mediaPath } from '../../../model/person-paths.ts';
import type { Media } from '../bundle.ts';
import { PRESS_LANGUAGES } from '../caption.ts';
import { textFile } from '../files.ts';
import { NETWORKS, type Network } from '../networks.ts';
import type { PlacePlan } from '../press-plan.ts';
import { jointNames, type NetworkParts } from './joint-clips.ts';
import type { CalendarMaterial } from './material.ts';
import { inEqualParts } from './plan.ts';
import { postName, postsOf, type TimedPost } from './post.ts';
import { ayrshareCsv, bufferCsv, postizJson, type Scheduled } from './schedulers.ts';

/** A post in every network, as often as the network takes it. */
export function scheduledOf(
  { archive }: BuildContext,
  { place }: PlacePlan,
  post: TimedPost,
  made: readonly ZipMember[],
  taken: readonly NetworkParts[],
  { mediaOf }: CalendarMaterial,
): Scheduled[] {
  const folder = `press/places/${place.id}/${post.date}/`;
  const stem = folder + postName(place, post);
  const slides = made.flatMap(({ name }) => (name.endsWith('.jpg') ? [folder + name] : []));
  const pathsIn = (network: Network): string[][] => {
    if (post.kind === 'person')
      return [clipOrCard(post.veteran.id, mediaOf(post.veteran.id), network)];
    const own = taken.find((one) => one.network === network);
    return own && own.parts !== null
      ? jointNames(stem, own.target, own.parts).map((file) => [file])
      : inEqualParts(slides, network.slides);
  };
  return NETWORKS.flatMap((network) =>
    pathsIn(network).map((paths, number) => {
      const media = paths.map((file) => new URL(file, archive.settings.address).href);
      return { post, network, number, media };
    }),
  );
}

function clipOrCard(person: string, { clips, card }: Media, { clip }: Network): string[] {
  if (clips.some(({ target }) => target === clip)) return [mediaPath(person, `${clip}.mp4`)];
  return card ? [mediaPath(person, 'card.jpg')] : [];
}

/** The posts of a place for each scheduler whose columns are documented. */
export async function schedulerFiles(
  context: BuildContext,
  plan: PlacePlan,
  scheduled: readonly Scheduled[],
  { mediaOf }: CalendarMaterial,
): Promise<Output[]> {
  const { archive } = context;
  const pictured = postsOf(plan).flatMap((post) => {
    if (post.kind !== 'person' || !mediaOf(post.veteran.id).card) return [];
    const file = mediaPath(post.veteran.id, 'card.jpg');
    return [{ post, picture: new URL(file, archive.settings.address).href }];
  });
  const outputs: Output[] = [];
  for (const language of PRESS_LANGUAGES) {
    const source = { plan, archive, language };
    const files = [
      ...bufferCsv(pictured, source).map((text, index) => {
        const part = index > 0 ? `-${index + 1}` : '';
        return { format: 'buffer', name: `buffer${part}.${language}.csv`, text };
      }),
      { format: 'postiz', name: `postiz.${language}.json`, text: postizJson(scheduled, source) },
    ];
    const ayrshare = ayrshareCsv(scheduled, source);
    if (ayrshare)
      files.push({ format: 'ayrshare', name: `ayrshare.${language}.csv`, text: ayrshare });
    for (const { format, name, text } of files)
      outputs.push({
        kind: 'schedule',
        format,
        language,
        path: `press/places/${plan.place.id}/schedulers/${name}`,
        source: await textFile(context, text, extname(name).slice(1)),
      });
  }
  return outputs;
}
