import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { beforeAll, expect, test } from 'vitest';
import type { Archive } from '../../model/archive.ts';
import { smallMaterial } from '../../dev/testing/press-archive.ts';
import { printArchive } from '../../dev/testing/print-archive.ts';
import { pythonWith } from '../../dev/testing/python.ts';
import { jsonFeedOf, rssOf, type FeedItem } from '../../base/formats/feed.ts';
import { feedItems, withNames } from './feeds.ts';
import { pressPlan, type PlacePlan } from './press-plan.ts';

let archive: Archive;
let plan: PlacePlan;
let itemsOn: (day: string | undefined) => Promise<FeedItem[]>;

const correction = {
  person: 'example-portrait',
  on: '2027-05-03',
  what: { kk: 'Туған жылы', ru: 'Год рождения' },
  was: { kk: '1918', ru: '1918' },
  now: { kk: '<1917> & одан бұрын', ru: '1917' },
};

beforeAll(async () => {
  const { context } = await printArchive(() => ({ corrections: [correction] }));
  ({ archive } = context);
  const found = pressPlan(archive).find(({ place }) => place.id === 'karkaraly');
  if (!found) throw new Error('nobody');
  plan = found;
  const { clips, outputs } = await smallMaterial(context);
  const mediaOf = (person: string) => ({
    clips: clips
      .filter((clip) => clip.person === person)
      .flatMap((clip) => [{ ...clip, target: 'led-theatre' }, clip]),
    subtitles: [],
    card: outputs.flatMap((one) =>
      one.person === person && 'source' in one ? [one.source] : [],
    )[0]!,
  });
  itemsOn = (day) => feedItems(plan, archive, 'kk', mediaOf, day);
});

const head = {
  title: 'Қарқаралы',
  description: 'Батырларға тағзым',
  language: 'kk' as const,
  home: 'https://estelik.example/kk/press/karkaraly/',
  self: 'https://estelik.example/press/places/karkaraly/feed.kk.xml',
};

test('nothing is released without a day, and nothing before its day', async () => {
  expect(await itemsOn(undefined)).toEqual([]);
  expect(await itemsOn('2027-04-30')).toEqual([]);
  const all = plan.days.flatMap(({ date, posts }) => posts.map(() => date));
  for (const day of ['2027-05-01', '2027-05-04', '2027-05-09']) {
    const posts = (await itemsOn(day)).filter(({ id }) => id.includes('press/'));
    expect(posts).toHaveLength(all.filter((date) => date <= day).length);
  }
});

test('a correction says what replaced what, from the day it was made', async () => {
  const corrections = async (day: string) =>
    (await itemsOn(day)).filter(({ id }) => id.includes('correction/'));
  expect(await corrections('2027-05-02')).toEqual([]);
  expect((await corrections('2027-05-03')).map(({ title, text }) => [title, text])).toEqual([
    [
      'Мысал Үлгіұлы Бейнелев',
      '3\u00a0мамыр күні түзетілді. Туған жылы: бұрын «1918», енді «<1917> & одан бұрын».',
    ],
  ]);
});

test('the credit of a photograph goes with a person, not with a group that shows none', async () => {
  const photo = { file: 'portrait.jpg', role: 'portrait', credit: { kk: 'Отбасы мұрағаты' } };
  const people = plan.people.map((one) => ({ ...one, photos: [photo] })) as typeof plan.people;
  const ids = people.map(({ id }) => id);
  const none = () => ({ clips: [], subtitles: [], card: null });
  const creditsOf = async (post: PlacePlan['days'][number]['posts'][number]) => {
    const own = { ...plan, people, days: [{ date: '2027-05-01', posts: [post] }] };
    const items = await feedItems(own, archive, 'kk', none, '2027-05-01');
    return items.map(({ credit }) => credit);
  };
  const person = { kind: 'person', person: ids[0] ?? '', anniversary: null } as const;
  expect(await creditsOf(person)).toEqual(['Отбасы мұрағаты']);
  const group = { kind: 'group', number: 1, tone: 'memorial', people: ids } as const;
  expect(await creditsOf(group)).toEqual([null]);
});

interface Channel {
  item: {
    guid: { '#text': string };
    pubDate: string;
    enclosure?: { '@_length': string; '@_type': string };
    'media:group'?: { 'media:content': { '@_url': string; '@_fileSize': string }[] };
  }[];
}

test('a reader of RSS finds every clip with its true size', async () => {
  const items = await itemsOn('2027-05-09');
  const text = rssOf(head, items);
  expect(XMLValidator.validate(text)).toBe(true);
  const parsed = new XMLParser({ ignoreAttributes: false }).parse(text) as {
    rss: { channel: Channel };
  };
  const { item } = parsed.rss.channel;
  expect(item).toHaveLength(items.length);
  expect(new Set(item.map(({ guid }) => guid['#text'])).size).toBe(items.length);
  item.forEach(({ pubDate, enclosure, 'media:group': group }, index) => {
    const { attachments, published } = items[index] as FeedItem;
    expect(Date.parse(pubDate)).toBe(published);
    expect(Number(enclosure?.['@_length'] ?? 0)).toBe(attachments[0]?.bytes ?? 0);
    expect(group?.['media:content'].map((one) => one['@_url']) ?? []).toEqual(
      attachments.map(({ url }) => url),
    );
    for (const { url, bytes } of attachments) {
      expect(url).toMatch(
        /^https:\/\/estelik\.example\/media\/example-[a-z-]+\/example-[a-z-]+-(?:landscape|portrait|square|feed|card)\.(mp4|jpg)$/,
      );
      expect(bytes).toBeGreaterThan(0);
    }
  });
});

test('the JSON feed says the same', async () => {
  const items = await itemsOn('2027-05-09');
  const feed = JSON.parse(jsonFeedOf(head, items)) as {
    version: string;
    items: { id: string; date_published: string; attachments: { size_in_bytes: number }[] }[];
  };
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
  expect(feed.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
});

test('a correction keeps its name whatever else is corrected; two alike have two', () => {
  const other = { ...correction, what: { kk: 'Туған жері' } };
  const nameOf = (...all: (typeof correction)[]): string | undefined =>
    withNames(all).find((one) => one.correction === correction)?.name;
  expect(nameOf(correction)).toMatch(/^example-portrait\/2027-05-03\/[0-9a-f]{12}$/);
  for (const all of [[correction], [other as typeof correction, correction]])
    expect(nameOf(...all)).toBe(nameOf(correction));
  const alike = { ...correction, was: { kk: '1917', ru: '1917' }, now: { kk: '1916', ru: '1916' } };
  expect(withNames([correction, alike]).map(({ name }) => name)).toEqual([
    nameOf(correction),
    `${nameOf(correction)}/2`,
  ]);
});

test('a description keeps its paragraphs, lines and links, and nothing of it is markup', async () => {
  const [item] = await itemsOn('2027-05-09');
  const text = 'Аты\n1918 – 1943\n\n<b>Ерлігі</b> & https://estelik.example/kk/?a=1&b=2';
  const parser = new XMLParser();
  const { rss } = parser.parse(rssOf(head, [{ ...(item as FeedItem), text }])) as {
    rss: { channel: { item: { description: string } } };
  };
  const url = 'https://estelik.example/kk/?a=1&amp;b=2';
  expect(rss.channel.item.description).toBe(
    `<p>Аты<br>1918 – 1943</p><p>&lt;b&gt;Ерлігі&lt;/b&gt; &amp; <a href="${url}">${url}</a></p>`,
  );
});

/** What python's feedparser makes of a feed on its standard input. */
const READER = `
import json, sys, feedparser
feed = feedparser.parse(sys.stdin.buffer.read())
print(json.dumps([bool(feed.bozo), [[e.id, e.title, [m["url"] for m in e.get("media_content", [])],
  [l["href"] for l in e.links if l["rel"] == "enclosure"]] for e in feed.entries]]))`;

const python = pythonWith('feedparser');

test.skipIf(!python)('python’s feedparser reads the same', async () => {
  const items = await itemsOn('2027-05-09');
  const reading = promisify(execFile)(python ?? '', ['-c', READER]);
  reading.child.stdin?.end(rssOf(head, items));
  const { stdout } = await reading;
  expect(JSON.parse(stdout)).toEqual([
    false,
    items.map(({ id, title, attachments }) => [
      id,
      title,
      attachments.map(({ url }) => url),
      attachments.slice(0, 1).map(({ url }) => url),
    ]),
  ]);
});
