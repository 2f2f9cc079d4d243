/** The grammar of feeds: RSS 2.0 with media, and JSON Feed 1.1. */
import { xml } from './xml.ts';

export interface Attachment {
  url: string;
  type: 'video/mp4' | 'image/jpeg';
  bytes: number;
  seconds?: number;
  width?: number;
  height?: number;
}

export interface FeedItem {
  /** Never changes, whatever happens to what it tells of. */
  id: string;
  /** Whether the id is an address that can be opened. */
  opens: boolean;
  title: string;
  url: string;
  /** Plain; paragraphs are parted by an empty line. */
  text: string;
  credit: string | null;
  /** ms since 1970; `null` where the day is not known. */
  published: number | null;
  /** Address of a picture that a reader may show beside the title. */
  image: string | null;
  attachments: readonly Attachment[];
}

export interface FeedHead {
  title: string;
  description: string;
  language: string;
  /** The page that the feed belongs to, and the feed itself. */
  home: string;
  self: string;
}

const LINK = /https?:\/\/[^\s<>"]+/g;

/** A text as HTML with its paragraphs, lines and links: readers show a description as HTML. */
export function htmlOfText(text: string): string {
  const linked = (line: string): string =>
    line.replace(LINK, (url) => `<a href="${url}">${url}</a>`);
  const paragraphs = xml(text.trim())
    .split(/\n{2,}/)
    .map((part) => `<p>${part.split('\n').map(linked).join('<br>')}</p>`);
  return text.trim() === '' ? '' : paragraphs.join('');
}

const mediaOf = ({ attachments, credit }: FeedItem): string => {
  const content = ({ url, type, bytes, seconds, width, height }: Attachment): string => {
    const size = width && height ? ` width="${width}" height="${height}"` : '';
    const length = seconds ? ` duration="${seconds}"` : '';
    const medium = type === 'video/mp4' ? 'video' : 'image';
    return `<media:content url="${xml(url)}" type="${type}" medium="${medium}" fileSize="${bytes}"${length}${size}/>`;
  };
  const picture = attachments.find(({ type }) => type === 'image/jpeg');
  return [
    ...attachments.map(content),
    ...(picture ? [`<media:thumbnail url="${xml(picture.url)}"/>`] : []),
    ...(credit ? [`<media:credit>${xml(credit)}</media:credit>`] : []),
  ].join('');
};

/** RSS 2.0 with Media RSS; an enclosure is the first clip, or the picture where there is none. */
export function rssOf(head: FeedHead, items: readonly FeedItem[]): string {
  const item = (one: FeedItem): string => {
    const { id, opens, title, url, text, published, attachments } = one;
    const [first] = attachments;
    const media = mediaOf(one);
    return [
      '<item>',
      `<title>${xml(title)}</title>`,
      `<link>${xml(url)}</link>`,
      `<guid isPermaLink="${String(opens)}">${xml(id)}</guid>`,
      ...(published === null ? [] : [`<pubDate>${new Date(published).toUTCString()}</pubDate>`]),
      `<description>${xml(htmlOfText(text))}</description>`,
      ...(first
        ? [`<enclosure url="${xml(first.url)}" type="${first.type}" length="${first.bytes}"/>`]
        : []),
      ...(media === '' ? [] : [`<media:group>${media}</media:group>`]),
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
    items: items.map(({ id, title, url, text, published, image, attachments }) => ({
      id,
      url,
      title,
      content_text: text,
      image: image ?? undefined,
      date_published: published === null ? undefined : new Date(published).toISOString(),
      attachments:
        attachments.length === 0
          ? undefined
          : attachments.map((one) => ({
              url: one.url,
              mime_type: one.type,
              size_in_bytes: one.bytes,
              duration_in_seconds: one.seconds,
            })),
    })),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}
