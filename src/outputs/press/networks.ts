/** What each network takes, looked up in November 2026; `source` says where. */
import type { SocialId } from '../../../remotion/design/formats.ts';

export interface Network {
  id: string;
  /** As it writes itself. */
  name: string;
  /** Characters of the text that goes with a clip. */
  characters: number;
  /** Characters of a title, where a clip has one beside its text. */
  title: number | null;
  /** Every link counts as so many characters, and scripts count as X weighs them; `null`: as it is. */
  linkCharacters: number | null;
  hashtags: number;
  /** `typed`: links in the text cannot be followed there, so the address is short enough to type. */
  link: 'followed' | 'typed';
  /** Posts within 24 hours of one account; `null` where the network publishes no number. */
  postsPerDay: number | null;
  /** Pictures of one carousel or album. */
  slides: number;
  /** Longest clip, seconds; `null`: longer than any of ours. */
  seconds: number | null;
  /** The clip that suits it. */
  clip: SocialId;
  /** What stands above the network's page; `null` where pages have none. */
  cover: Cover | null;
  source: string;
}

/** A cover, px; `safe` is the middle that every device shows. */
export interface Cover {
  width: number;
  height: number;
  safe: { width: number; height: number };
}

/** Instagram allows five hashtags since December 2025; more look like spam elsewhere too. */
const HASHTAGS = 5;
/** Where a network publishes no length, the shortest that the others of its kind take. */
const UNSAID = 1024;

const network = (
  id: string,
  name: string,
  limits: Omit<Network, 'id' | 'name' | 'title' | 'linkCharacters' | 'hashtags' | 'cover'> &
    Partial<Pick<Network, 'title' | 'linkCharacters' | 'hashtags' | 'cover'>>,
): Network => ({
  id,
  name,
  title: null,
  linkCharacters: null,
  hashtags: HASHTAGS,
  cover: null,
  ...limits,
});

/** In the order in which they are offered. */
export const NETWORKS: readonly Network[] = [
  network('instagram', 'Instagram', {
    characters: 2200,
    link: 'typed',
    postsPerDay: 50,
    slides: 20,
    seconds: 900,
    clip: 'portrait',
    source: 'developers.facebook.com, IG User Media Publish; hashtags: Instagram, 18.12.2025',
  }),
  network('facebook', 'Facebook', {
    characters: 63_206,
    link: 'followed',
    postsPerDay: 30,
    slides: 10,
    seconds: 90,
    clip: 'portrait',
    cover: { width: 1640, height: 924, safe: { width: 1240, height: 560 } },
    source: 'developers.facebook.com, Reels Publishing API, 30.07.2026',
  }),
  network('tiktok', 'TikTok', {
    characters: 2200,
    link: 'typed',
    postsPerDay: 15,
    slides: 35,
    seconds: 600,
    clip: 'portrait',
    source: 'developers.tiktok.com, Content Posting API; posts a day: as its users report, 11.2026',
  }),
  network('youtube', 'YouTube', {
    characters: 5000,
    title: 100,
    link: 'followed',
    postsPerDay: 100,
    slides: 1,
    seconds: null,
    clip: 'landscape',
    cover: { width: 2560, height: 1440, safe: { width: 1546, height: 423 } },
    source: 'developers.google.com, YouTube Data API, videos.insert',
  }),
  network('telegram', 'Telegram', {
    characters: 1024,
    link: 'followed',
    postsPerDay: null,
    slides: 10,
    seconds: null,
    clip: 'square',
    source: 'core.telegram.org, Bot API: caption, sendMediaGroup',
  }),
  network('whatsapp', 'WhatsApp', {
    characters: UNSAID,
    link: 'followed',
    postsPerDay: null,
    slides: 10,
    seconds: 60,
    clip: 'portrait',
    source: 'developers.facebook.com, WhatsApp Cloud API: media caption; status 60 s',
  }),
  network('threads', 'Threads', {
    characters: 500,
    link: 'followed',
    postsPerDay: 250,
    slides: 20,
    seconds: 300,
    clip: 'portrait',
    source: 'developers.facebook.com, Threads API overview, 22.12.2025',
  }),
  network('x', 'X', {
    characters: 280,
    linkCharacters: 23,
    link: 'followed',
    postsPerDay: 100,
    slides: 4,
    seconds: 140,
    clip: 'landscape',
    cover: { width: 1500, height: 500, safe: { width: 1100, height: 330 } },
    source: 'docs.x.com, Counting characters; twitter-text, configuration 3',
  }),
  network('vk', 'VK', {
    characters: 4000,
    link: 'followed',
    postsPerDay: 50,
    slides: 10,
    seconds: 180,
    clip: 'portrait',
    cover: { width: 1590, height: 400, safe: { width: 1080, height: 300 } },
    source: 'VK: 50 posts a day of a community; text of a clip: likeni.ru',
  }),
  network('ok', 'OK.ru', {
    characters: UNSAID,
    link: 'followed',
    postsPerDay: null,
    slides: 10,
    seconds: null,
    clip: 'landscape',
    cover: { width: 1944, height: 600, safe: { width: 1240, height: 430 } },
    source: '',
  }),
];

/** Posts a day that every network takes: the same post goes to all of them. */
export const POSTS_PER_DAY = Math.min(
  ...NETWORKS.map(({ postsPerDay }) => postsPerDay ?? Infinity),
);

/** Pictures of a carousel that the networks with albums take alike. */
export const SLIDES = 10;

const LINK = /https?:\/\/\S+/g;

/**
 * Code points that X counts as one character, all others as two: version 3 of twitter-text's
 * configuration, which its package has carried unchanged since 2018.
 */
const SINGLE: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];
const EMOJI = /\p{RGI_Emoji}/v;

const graphemes = new Intl.Segmenter('kk', { granularity: 'grapheme' });

const weightOf = (character: string): number => {
  if (EMOJI.test(character)) return 2;
  return [...character].reduce((sum, sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return sum + (SINGLE.some(([from, to]) => code >= from && code <= to) ? 1 : 2);
  }, 0);
};

/** Characters of a text as X counts them: composed, `№` and emoji as two, a link as 23. */
export const weightedLength = (text: string, linkCharacters: number): number =>
  [...graphemes.segment(text.normalize('NFC').replace(LINK, 'x'.repeat(linkCharacters)))].reduce(
    (sum, { segment }) => sum + weightOf(segment),
    0,
  );

/** Characters of a text as a network counts them. */
export const lengthIn = (
  text: string,
  { linkCharacters }: Pick<Network, 'linkCharacters'>,
): number => (linkCharacters === null ? text.length : weightedLength(text, linkCharacters));
