import { expect, test } from 'vitest';
import { strayAddresses } from './addresses.ts';

const ADDRESS = 'https://estelik.example/sub/';
const PATHS = [
  'kk/index.html',
  'kk/people/a/index.html',
  'media/a/a-square.mp4',
  'led/s/clips/a-1.mp4',
];

const straysOf = (path: string, text: string): string[] =>
  strayAddresses({
    address: ADDRESS,
    paths: new Set([...PATHS, path]),
    texts: new Map([
      ['kk/index.html', '<h2 id="news">'],
      [path, text],
    ]),
    outside: ['https://wa.me/?text=', 'https://museum.example/'],
  }).map(({ named }) => named);

test.each([
  ['kk/x.html', '<a href="people/a/">', '<a href="people/b/">', 'people/b/'],
  ['kk/x.html', '<a href="/sub/kk/#news">', '<a href="/sub/kk/#old">', '/sub/kk/#old'],
  [
    'kk/x.html',
    '<img srcset="../media/a/a-square.mp4 1x">',
    '<img srcset="../m.jpg 1x">',
    '../m.jpg',
  ],
  ['feed.xml', `<link>${ADDRESS}kk/</link>`, `<link>${ADDRESS}uz/</link>`, `${ADDRESS}uz/`],
  [
    'feed.xml',
    `<description>&lt;a href="${ADDRESS}kk/?a=1&amp;amp;b=2"&gt;</description>`,
    `<description>&lt;p&gt;${ADDRESS}uz/.&lt;/p&gt;</description>`,
    `${ADDRESS}uz/`,
  ],
  ['led/s/x.m3u', '#EXTM3U\nclips/a-1.mp4\n', '#EXTM3U\nclips/a-2.mp4\n', 'clips/a-2.mp4'],
  ['led/s/x.m3u8', '#EXT-X-MAP:URI="clips/a-1.mp4"', '#EXT-X-MAP:URI="init.mp4"', 'init.mp4'],
  ['led/s/x.xspf', '<location>clips/a-1.mp4</location>', '<location>b.mp4</location>', 'b.mp4'],
  ['led/s/x.smil', '<video src="clips/a-1.mp4"/>', '<video src="a-1.mp4"/>', 'a-1.mp4'],
  ['led/s/x.json', '{"f":"clips/a-1.mp4","n":"9.5"}', '{"f":["clips/b.mp4"]}', 'clips/b.mp4'],
  ['led/s/vendor/x.json', '{"f":"a-1.mp4"}', '{"f":"a-2.mp4"}', 'a-2.mp4'],
  [
    'led/s/player/playlist.js',
    'window.PLAYLIST = {"f":"clips/a-1.mp4"};',
    'window.PLAYLIST = {"f":"clips/a-2.mp4"};',
    'clips/a-2.mp4',
  ],
  [
    'when/a.ics',
    `URL:${ADDRESS}kk/peo\r\n ple/a/`,
    `DESCRIPTION:ab\\n${ADDRESS}q\r\n `,
    `${ADDRESS}q`,
  ],
  [
    'a.txt',
    'estelik.example/sub/kk/people/a',
    'estelik.example/sub/kk/people/b',
    `${ADDRESS}kk/people/b/`,
  ],
  ['a.txt', `«${ADDRESS}kk/».`, 'http://other.example/x', 'http://other.example/x'],
  ['a.csv', 'https://museum.example/1,x', `"${ADDRESS}a.zip"`, `${ADDRESS}a.zip`],
  [
    'a.txt',
    `https://wa.me/?text=${encodeURIComponent(`A\n${ADDRESS}kk/`)}`,
    `https://wa.me/?text=${encodeURIComponent(`A\n${ADDRESS}uz/`)}`,
    `${ADDRESS}uz/`,
  ],
])('%s: %s leads somewhere, %s nowhere', (path, right, wrong, named) => {
  expect(straysOf(path, right)).toEqual([]);
  expect(straysOf(path, wrong)).toEqual([named]);
});
