/**
 * Posts as schedulers read them: text, addresses of media, time. Looked up in November 2026:
 * - Ayrshare, ayrshare.com/docs/apis/post/bulk-post: CSV with `post`, `platforms`, `mediaUrls` and
 *   `scheduleDate` in UTC; the same text twice within three days is refused.
 * - Buffer, support.buffer.com, article 926: CSV with `Text,Image URL,Tags,Posting Time`, 24 hours in
 *   the channel's own zone; one picture and no clip; at most 100 posts a file, one channel at a time.
 * - Postiz, docs.postiz.com/public-api/posts/create: a JSON request a post, its date in UTC.
 */
import { MINUTE } from '../../../model/duration.ts';
import { csvLine } from '../../../base/formats/csv.ts';
import { instantOf, utcText } from '../../../model/zone.ts';
import type { Archive } from '../../../model/archive.ts';
import type { PressLanguage } from '../caption.ts';
import type { Network } from '../networks.ts';
import type { PlacePlan } from '../press-plan.ts';
import { inEqualParts } from './plan.ts';
import { postCaption, postTitle, type TimedPost } from './post.ts';

/** What one post is in one network, with the addresses of its media. */
export interface Scheduled {
  post: TimedPost;
  network: Network;
  /** In a row where a network takes a group in several posts; from 0. */
  number: number;
  media: readonly string[];
}

interface Source {
  plan: PlacePlan;
  archive: Archive;
  language: PressLanguage;
}

/** Minutes from one joint clip of a group to the next. */
const STEP = 5;

const utcOf = ({ post, number }: Scheduled, { archive }: Source): string => {
  const start = instantOf(post.date, post.time, archive.campaign.timeZone);
  return utcText(start + number * STEP * MINUTE);
};

/** Networks by Ayrshare's names. */
const AYRSHARE: Readonly<Record<string, string>> = {
  instagram: 'instagram',
  facebook: 'facebook',
  tiktok: 'tiktok',
  youtube: 'youtube',
  telegram: 'telegram',
  threads: 'threads',
  x: 'twitter',
};

/** One row for all networks that take the same text and clip; several media have no column. */
export function ayrshareCsv(posts: readonly Scheduled[], source: Source): string | null {
  const rows = new Map<string, { cells: [string, string, string]; platforms: string[] }>();
  for (const scheduled of posts) {
    const platform = AYRSHARE[scheduled.network.id];
    const [media = '', ...more] = scheduled.media;
    if (platform === undefined || more.length > 0) continue;
    const text = captionOf(scheduled, source);
    const cells: [string, string, string] = [text, media, utcOf(scheduled, source)];
    const key = JSON.stringify(cells);
    const row = rows.get(key) ?? { cells, platforms: [] };
    row.platforms.push(platform);
    rows.set(key, row);
  }
  const lines = [...rows.values()].map(({ cells: [text, media, date], platforms }) =>
    csvLine([text, platforms.join(', '), media, date]),
  );
  const head = csvLine(['post', 'platforms', 'mediaUrls', 'scheduleDate']);
  return lines.length > 0 ? [head, ...lines].join('') : null;
}

/** Posts of one Buffer file. */
const BUFFER_POSTS = 100;

/** Single people with their picture, in the text that fits most networks; a file a hundred posts. */
export function bufferCsv(
  posts: readonly { post: TimedPost; picture: string }[],
  { plan, archive, language }: Source,
): string[] {
  const rows = posts.map(({ post, picture }) =>
    csvLine([
      postCaption(post, plan.place, archive, language),
      picture,
      '',
      `${post.date} ${post.time}`,
    ]),
  );
  const head = csvLine(['Text', 'Image URL', 'Tags', 'Posting Time']);
  return inEqualParts(rows, BUFFER_POSTS).map((part) => [head, ...part].join(''));
}

/** What Postiz must be told of a network besides; a network that is not here it does not know. */
const POSTIZ: Readonly<Record<string, object>> = {
  instagram: { __type: 'instagram', post_type: 'post' },
  facebook: { __type: 'facebook' },
  tiktok: {
    __type: 'tiktok',
    privacy_level: 'PUBLIC_TO_EVERYONE',
    duet: false,
    stitch: false,
    comment: true,
    autoAddMusic: 'no',
    brand_content_toggle: false,
    brand_organic_toggle: false,
    content_posting_method: 'DIRECT_POST',
  },
  youtube: { __type: 'youtube', type: 'public' },
  telegram: { __type: 'telegram' },
  threads: { __type: 'threads' },
  x: { __type: 'x', who_can_reply_post: 'everyone' },
  vk: { __type: 'vk' },
};

/** Requests one after the other; `integration` names the network until one's own id stands there. */
export function postizJson(posts: readonly Scheduled[], source: Source): string {
  const requests = posts.flatMap((scheduled) => {
    const { post, network, media } = scheduled;
    const settings = POSTIZ[network.id];
    if (settings === undefined) return [];
    const title = postTitle(post, source.plan.place, source.language);
    return {
      type: 'schedule',
      date: utcOf(scheduled, source),
      shortLink: false,
      tags: [],
      posts: [
        {
          integration: { id: network.id },
          value: [
            {
              content: captionOf(scheduled, source),
              image: media.map((path, index) => ({ id: String(index + 1), path })),
            },
          ],
          settings:
            network.title === null
              ? settings
              : { ...settings, title: title.slice(0, network.title) },
        },
      ],
    };
  });
  return `${JSON.stringify(requests, null, 1)}\n`;
}

const captionOf = ({ post, network }: Scheduled, { plan, archive, language }: Source): string =>
  postCaption(post, plan.place, archive, language, network);
