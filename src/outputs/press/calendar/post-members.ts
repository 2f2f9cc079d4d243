/** What lies in the folder of a post: media and texts of a person, or films and pictures of a group. */
import path from 'node:path';
import { typeOfNode } from '../../../../remotion/design/fonts/node.ts';
import { codeOf } from '../../../base/platform/code-of.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import { hashOf } from '../../../base/platform/files.ts';
import type { ZipMember } from '../../../base/formats/zip.ts';
import { two } from '../../../model/numbers.ts';
import { mediaMembers, textMembers } from '../bundle.ts';
import { PRESS_LANGUAGES } from '../caption.ts';
import { NETWORKS } from '../networks.ts';
import { writePicture } from '../picture.ts';
import type { PlacePlan } from '../press-plan.ts';
import type { FilmPart } from './films.ts';
import { filmClips, filmPartsText, groupFilms } from './group.ts';
import type { CalendarMaterial } from './material.ts';
import { groupAlt, postCaption, postName, type TimedPost } from './post.ts';
import { SLIDE, slideOf, slidesOf } from './slides.ts';

export async function postMembers(
  context: BuildContext,
  plan: PlacePlan,
  post: TimedPost,
  material: CalendarMaterial,
  filmParts: readonly FilmPart[],
): Promise<ZipMember[]> {
  const { archive } = context;
  const [first] = post.people;
  if (post.post.kind === 'person' && first)
    return [...mediaMembers(first.id, material.mediaOf(first.id)), ...textMembers(first, archive)];
  const stem = postName(plan.place, post);
  const slides = await carousel(context, plan, post, material);
  return [
    ...(await groupFilms(
      context,
      filmClips(plan.place.id, post.people, material),
      stem,
      filmParts,
      material,
    )),
    ...slides,
    ...PRESS_LANGUAGES.flatMap((language): ZipMember[] => [
      ...NETWORKS.map((network) => ({
        name: `${language}/caption-${network.id}.txt`,
        text: `${postCaption(post, plan.place, archive, language, network)}\n`,
      })),
      { name: `${language}/alt.txt`, text: `${groupAlt(post, language)}\n` },
      {
        name: `${language}/films.txt`,
        text: filmPartsText(filmParts, { stem, slides: slides.length }, language),
      },
    ]),
  ];
}

async function carousel(
  { archive, cache }: BuildContext,
  { place }: PlacePlan,
  post: TimedPost,
  { photos, printer }: CalendarMaterial,
): Promise<ZipMember[]> {
  const tone = post.post.kind === 'group' ? post.post.tone : 'memorial';
  const version = await codeOf(['src/outputs/press/calendar/index.ts']);
  const members: ZipMember[] = [];
  for (const [index, people] of slidesOf(post.people, archive, photos).entries()) {
    const state = people.map(({ card, photo }) => [
      card,
      photo && [photo.photo.role, photo.photo.focal, path.basename(photo.master.file)],
    ]);
    const key = hashOf(version, tone, JSON.stringify(state));
    const file = await cache.file('press', key, 'jpg', async (target) => {
      const drawing = await slideOf(people, tone, typeOfNode());
      await writePicture(printer, SLIDE, drawing, { quality: 88 }, target);
    });
    members.push({ name: `${postName(place, post)}-slide-${two(index + 1)}.jpg`, file });
  }
  return members;
}
