/** What the feeds for the media say: what is released so far, newest first. */
import { stat } from 'node:fs/promises';
import { CARD_TARGET, SOCIAL_TARGETS } from '../../../remotion/design/formats.ts';
import type { Attachment, FeedItem } from '../../base/formats/feed.ts';
import { hashOf } from '../../base/platform/files.ts';
import { instantOf } from '../../model/zone.ts';
import type { Archive } from '../../model/archive.ts';
import type { Correction } from '../../model/correction.ts';
import { inLanguage } from '../../model/language.ts';
import { mediaPath } from '../../model/person-paths.ts';
import type { Veteran } from '../../model/veteran-entry.ts';
import type { Media } from './bundle.ts';
import { postCaption, postName, postsOf, postTitle } from './calendar/post.ts';
import type { PressLanguage } from './caption.ts';
import { correctionLines } from './fact-sheet.ts';
import { creditOf } from './person-card.ts';
import { isReleased, type PlacePlan } from './press-plan.ts';

/** The person's clips and card, each with its address. */
async function attachmentsOf(
  { id: person }: Veteran,
  { clips, card }: Media,
  address: string,
): Promise<Attachment[]> {
  const at = (name: string): string => new URL(mediaPath(person, name), address).href;
  const size = async (file: string): Promise<number> => (await stat(file)).size;
  const videos = clips
    .filter(({ target }) => SOCIAL_TARGETS.some(({ id }) => id === target))
    .map(async ({ target, file, seconds, width, height }) => ({
      url: at(`${target}.mp4`),
      type: 'video/mp4' as const,
      bytes: await size(file),
      seconds,
      width,
      height,
    }));
  const attachments: Attachment[] = await Promise.all(videos);
  if (card) {
    const { width, height } = CARD_TARGET;
    const bytes = await size(card);
    attachments.push({ url: at('card.jpg'), type: 'image/jpeg', bytes, width, height });
  }
  return attachments;
}

/**
 * What a place's feed says: posts of days up to `asOf`, and corrections made by then.
 * @param asOf `undefined` holds everything back.
 */
export async function feedItems(
  plan: PlacePlan,
  archive: Archive,
  language: PressLanguage,
  mediaOf: (person: string) => Media,
  asOf: string | undefined,
): Promise<FeedItem[]> {
  const { place } = plan;
  const { campaign, settings, corrections } = archive;
  const host = new URL(settings.address).host;
  const page = (path: string): string => `${settings.address}${language}/${path}`;
  const posts = postsOf(plan).filter(({ date }) => isReleased(date, asOf));
  const items = posts.map(async (post): Promise<FeedItem> => {
    const name = postName(place, post);
    // A group's joint clips are too large to hang on a feed.
    const veteran = post.kind === 'person' ? post.veteran : undefined;
    return {
      id: `tag:${host},${campaign.clipsFrom}:press/${name}`,
      opens: false,
      title: postTitle(post, place, language),
      url: page(`press/${place.id}/${post.date}/#${name}`),
      text: postCaption(post, place, archive, language),
      credit: (veteran && creditOf(veteran, language)) ?? null,
      image: null,
      published: instantOf(post.date, post.time, campaign.timeZone),
      attachments: veteran
        ? await attachmentsOf(veteran, mediaOf(veteran.id), settings.address)
        : [],
    };
  });
  const own = new Map(plan.people.map((veteran) => [veteran.id, veteran]));
  const corrected = withNames(corrections)
    .filter(({ correction: { person, on } }) => own.has(person) && isReleased(on, asOf))
    .map(({ correction, name }): FeedItem => ({
      id: `tag:${host},${campaign.clipsFrom}:correction/${name}`,
      opens: false,
      title: inLanguage(own.get(correction.person)?.name, language)?.text ?? correction.person,
      url: page(`people/${correction.person}/`),
      text: correctionLines([correction], language).join('\n'),
      credit: null,
      image: null,
      published: instantOf(correction.on, '00:00', campaign.timeZone),
      attachments: [],
    }));
  return [...(await Promise.all(items)), ...corrected].sort(
    (a, b) => (b.published ?? 0) - (a.published ?? 0) || (a.id < b.id ? -1 : 1),
  );
}

/**
 * A name for each correction that lasts: from whose it is, its day and what it corrects, never from
 * its place among others. Of two that are alike in all of that the later one is numbered.
 */
export function withNames(
  corrections: readonly Correction[],
): { correction: Correction; name: string }[] {
  const seen = new Map<string, number>();
  return corrections.map((correction) => {
    const { person, on, what } = correction;
    const subject = hashOf(what.kk ?? '', what.ru ?? '', what.en ?? '').slice(0, 12);
    const name = `${person}/${on}/${subject}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { correction, name: count === 1 ? name : `${name}/${count}` };
  });
}
