/** What the feeds for the media say: what is released so far, newest first. */
import { stat } from 'node:fs/promises';
import { CARD_TARGET, SOCIAL_TARGETS } from '../../../remotion/formats.ts';
import type { Attachment, FeedItem } from '../../base/formats/feed.ts';
import { hashOf } from '../../base/platform/files.ts';
import { instantOf } from '../../model/zone.ts';
import type { Archive } from '../../model/archive.ts';
import type { Correction } from '../../model/correction.ts';
import { inLanguage } from '../../model/language.ts';
import type { Media } from './bundle.ts';
import { postCaption, postName, postsOf, postTitle, type TimedPost } from './calendar/post.ts';
import type { PressLanguage } from './caption.ts';
import { correctionLines } from './fact-sheet.ts';
import { creditOf } from './person-card.ts';
import { isReleased, type PlacePlan } from './press-plan.ts';

/** A released post's own files; a group's films are too large to hang on a feed. */
async function attachmentsOf(
  { people, post }: TimedPost,
  { clips, card }: Media,
  address: string,
): Promise<Attachment[]> {
  const [first] = people;
  if (post.kind === 'group' || !first) return [];
  const at = (name: string): string =>
    new URL(`media/${first.id}/${first.id}-${name}`, address).href;
  const size = async (file: string): Promise<number> => (await stat(file)).size;
  const films = clips
    .filter(({ target }) => SOCIAL_TARGETS.some(({ id }) => id === target))
    .map(async ({ target, file, seconds, width, height }) => ({
      url: at(`${target}.mp4`),
      type: 'video/mp4' as const,
      bytes: await size(file),
      seconds,
      width,
      height,
    }));
  const picture = card
    ? [
        {
          url: at('card.jpg'),
          type: 'image/jpeg' as const,
          bytes: await size(card),
          width: CARD_TARGET.width,
          height: CARD_TARGET.height,
        },
      ]
    : [];
  return [...(await Promise.all(films)), ...picture];
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
    const [first] = post.people;
    const credit = first && creditOf(first, language);
    return {
      id: `tag:${host},${campaign.clipsFrom}:press/${name}`,
      opens: false,
      title: postTitle(post, place, language),
      url: page(`press/${place.id}/${post.date}/#${name}`),
      text: postCaption(post, place, archive, language),
      credit: credit ?? null,
      image: null,
      published: instantOf(post.date, post.time, campaign.timeZone),
      attachments: await attachmentsOf(post, mediaOf(first?.id ?? ''), settings.address),
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
