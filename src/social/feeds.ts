/** Feeds for the media: what is released so far, newest first, as RSS with media and as JSON. */
import { stat } from 'node:fs/promises';
import { xml } from '../led/formats/xml.ts';
import { instantOf } from '../led/zone.ts';
import type { Archive } from '../model/archive.ts';
import { inLanguage } from '../model/language.ts';
import type { Media } from './bundle.ts';
import { postCaption, postName, postsOf, postTitle, type TimedPost } from './calendar/post.ts';
import type { PressLanguage } from './caption.ts';
import { correctionLines } from './fact-sheet.ts';
import { pressPhoto } from './person-card.ts';
import { isReleased, type PlacePlan } from './press-plan.ts';

export interface Attachment {
  url: string;
  type: 'video/mp4' | 'image/jpeg';
  bytes: number;
  seconds?: number;
  width?: number;
  height?: number;
}

export interface FeedItem {
  /** Never changes, whatever happens to the entry. */
  id: string;
  title: string;
  url: string;
  text: string;
  credit: string | null;
  /** ms since 1970 */
  published: number;
  attachments: readonly Attachment[];
}

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
  const films = clips.map(async ({ target, file, seconds, width, height }) => ({
    ...{ url: at(`${target}.mp4`), type: 'video/mp4' as const, seconds, width, height },
    bytes: await size(file),
  }));
  const picture = card
    ? [{ url: at('card.jpg'), type: 'image/jpeg' as const, bytes: await size(card) }]
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
  const said = posts.map(async (post): Promise<FeedItem> => {
    const name = postName(place, post);
    const [first] = post.people;
    const credit = first && inLanguage(pressPhoto(first)?.credit, language)?.text;
    return {
      id: `tag:${host},${campaign.clipsFrom}:press/${name}`,
      title: postTitle(post, place, language),
      url: page(`press/${place.id}/${post.date}/#${name}`),
      text: postCaption(post, place, archive, language),
      credit: credit ?? null,
      published: instantOf(post.date, post.time, campaign.timeZone),
      attachments: await attachmentsOf(post, mediaOf(first?.id ?? ''), settings.address),
    };
  });
  const own = new Map(plan.people.map((veteran) => [veteran.id, veteran]));
  const corrected = corrections
    .filter(({ person, on }) => own.has(person) && isReleased(on, asOf))
    .map((correction, index): FeedItem => ({
      id: `tag:${host},${campaign.clipsFrom}:correction/${correction.person}/${correction.on}/${index}`,
      title: inLanguage(own.get(correction.person)?.name, language)?.text ?? correction.person,
      url: page(`people/${correction.person}/`),
      text: correctionLines([correction], language).join('\n'),
      credit: null,
      published: instantOf(correction.on, '00:00', campaign.timeZone),
      attachments: [],
    }));
  return [...(await Promise.all(said)), ...corrected].sort(
    (a, b) => b.published - a.published || (a.id < b.id ? -1 : 1),
  );
}

export interface FeedHead {
  title: string;
  description: string;
  language: PressLanguage;
  /** The page that the feed belongs to, and the feed itself. */
  home: string;
  self: string;
}

/** RSS 2.0 with Media RSS; an enclosure is the first film, or the picture where there is none. */
export function rssOf(head: FeedHead, items: readonly FeedItem[]): string {
  const content = ({ url, type, bytes, seconds, width, height }: Attachment): string => {
    const size = width && height ? ` width="${width}" height="${height}"` : '';
    const length = seconds ? ` duration="${seconds}"` : '';
    const medium = type === 'video/mp4' ? 'video' : 'image';
    return `<media:content url="${xml(url)}" type="${type}" medium="${medium}" fileSize="${bytes}"${length}${size}/>`;
  };
  const item = ({ id, title, url, text, credit, published, attachments }: FeedItem): string => {
    const [first] = attachments;
    const picture = attachments.find(({ type }) => type === 'image/jpeg');
    const group = [
      ...attachments.map(content),
      ...(picture ? [`<media:thumbnail url="${xml(picture.url)}"/>`] : []),
      ...(credit ? [`<media:credit>${xml(credit)}</media:credit>`] : []),
    ];
    return [
      '<item>',
      `<title>${xml(title)}</title>`,
      `<link>${xml(url)}</link>`,
      `<guid isPermaLink="false">${xml(id)}</guid>`,
      `<pubDate>${new Date(published).toUTCString()}</pubDate>`,
      `<description>${xml(text)}</description>`,
      ...(first
        ? [`<enclosure url="${xml(first.url)}" type="${first.type}" length="${first.bytes}"/>`]
        : []),
      ...(group.length > 0 ? [`<media:group>${group.join('')}</media:group>`] : []),
      '</item>',
    ].join('');
  };
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">',
    '<channel>',
    `<title>${xml(head.title)}</title>`,
    `<link>${xml(head.home)}</link>`,
    `<description>${xml(head.description)}</description>`,
    `<language>${head.language}</language>`,
    `<atom:link href="${xml(head.self)}" rel="self" type="application/rss+xml"/>`,
    ...items.map(item),
    '</channel>',
    '</rss>',
  ].join('\n')}\n`;
}

/** JSON Feed 1.1 (jsonfeed.org). */
export function jsonFeedOf(head: FeedHead, items: readonly FeedItem[]): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: head.title,
    description: head.description,
    language: head.language,
    home_page_url: head.home,
    feed_url: head.self,
    items: items.map(({ id, title, url, text, published, attachments }) => ({
      ...{ id, url, title, content_text: text },
      date_published: new Date(published).toISOString(),
      attachments: attachments.map((one) => ({
        url: one.url,
        mime_type: one.type,
        size_in_bytes: one.bytes,
        ...(one.seconds !== undefined && { duration_in_seconds: one.seconds }),
      })),
    })),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}
