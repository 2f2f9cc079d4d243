/** What lies in the folder of a post: media and texts of a person, or joint clips and pictures of a group. */
import { typeOfNode } from '../../../../remotion/design/fonts/node.ts';
import { codeOf } from '../../../base/platform/code-of.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import { hashOf } from '../../../base/platform/files.ts';
import type { ZipMember } from '../../../base/formats/zip.ts';
import { two } from '../../../model/numbers.ts';
import { mediaMembers, textMembers } from '../bundle.ts';
import { pictureState } from '../../print/portrait.ts';
import { PRESS_LANGUAGES } from '../caption.ts';
import { NETWORKS } from '../networks.ts';
import { writePicture } from '../picture.ts';
import type { PlacePlan } from '../press-plan.ts';
import { groupClips, networkPartsText } from './group.ts';
import type { NetworkParts } from './joint-clips.ts';
import type { CalendarMaterial } from './material.ts';
import { groupAlt, postCaption, postName, type GroupPost, type TimedPost } from './post.ts';
import { SLIDE, slideOf, slidesOf } from './slides.ts';

export async function postMembers(
  context: BuildContext,
  plan: PlacePlan,
  post: TimedPost,
  material: CalendarMaterial,
  taken: readonly NetworkParts[],
): Promise<ZipMember[]> {
  const { archive, cache } = context;
  const { place } = plan;
  if (post.kind === 'person') {
    const { veteran } = post;
    const media = mediaMembers(veteran.id, material.mediaOf(veteran.id));
    return [...media, ...textMembers(veteran, archive)];
  }
  const stem = postName(place, post);
  const slides = await carousel(context, post, stem, material);
  const counted = { stem, slides: slides.length };
  return [
    ...(await groupClips(cache, plan, post, stem, taken, material)),
    ...slides,
    ...PRESS_LANGUAGES.flatMap((language): ZipMember[] => [
      ...NETWORKS.map((network) => ({
        name: `${language}/caption-${network.id}.txt`,
        text: `${postCaption(post, place, archive, language, network)}\n`,
      })),
      { name: `${language}/alt.txt`, text: `${groupAlt(post, language)}\n` },
      { name: `${language}/films.txt`, text: networkPartsText(taken, counted, language) },
    ]),
  ];
}

async function carousel(
  { archive, cache }: BuildContext,
  { people: members, tone }: GroupPost,
  stem: string,
  { photos, printer }: CalendarMaterial,
): Promise<ZipMember[]> {
  const version = await codeOf(['src/outputs/press/calendar/index.ts']);
  const slides: ZipMember[] = [];
  for (const [index, people] of slidesOf(members, archive, photos).entries()) {
    const state = people.map(({ card, photo }) => [card, pictureState(photo)]);
    const key = hashOf(version, tone, JSON.stringify(state));
    const file = await cache.file('press', key, 'jpg', async (target) => {
      const drawing = await slideOf(people, tone, typeOfNode());
      await writePicture(printer, SLIDE, drawing, { quality: 88 }, target);
    });
    slides.push({ name: `${stem}-slide-${two(index + 1)}.jpg`, file });
  }
  return slides;
}
