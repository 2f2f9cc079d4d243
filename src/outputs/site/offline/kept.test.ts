import { expect, test } from 'vitest';
import { offlinePage, treatmentOf } from './kept.ts';

test.each([
  ['', 'pages changing'],
  ['kk/', 'pages changing'],
  ['ru/people/abdirov-nurken/', 'pages changing'],
  ['search/names-kk.txt', 'pages changing'],
  ['days/05-09.json', 'pages changing'],
  ['appearance.js', 'pages changing'],
  ['language.js', 'pages changing'],
  ['assets/index.a1b2.css', 'shell lasting'],
  ['photos/0123456789abcdef-480.avif', 'pictures lasting'],
  ['photos/0123456789abcdef-480.webp', 'pictures lasting'],
  ['portraits/abdirov-nurken.webp', 'pictures changing'],
  ['media/abdirov-nurken/abdirov-nurken-landscape.mp4', 'untouched'],
  ['media/abdirov-nurken/abdirov-nurken-landscape.kk.vtt', 'untouched'],
  ['led/karaganda-theatre/player/', 'untouched'],
  ['press/abdirov-nurken/abdirov-nurken.zip', 'untouched'],
  ['data/people.json', 'untouched'],
  ['kk/feed.xml', 'untouched'],
])('%s: %s', (path, wanted) => {
  const treatment = treatmentOf(path);
  expect(treatment ? `${treatment.store} ${treatment.way}` : 'untouched').toBe(wanted);
});

test('an unseen page is answered in its own language', () => {
  expect([
    offlinePage('ru/people/x/'),
    offlinePage('en/'),
    offlinePage(''),
    offlinePage('kkx/'),
  ]).toEqual(['ru/offline/', 'en/offline/', 'kk/offline/', 'kk/offline/']);
});
