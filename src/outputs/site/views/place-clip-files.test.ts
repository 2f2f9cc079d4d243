/** What the press page offers of a place's joint clip: whole, in parts, and with nobody to show. */
import { expect, test } from 'vitest';
import { placeClipFiles } from './press.ts';

const person = (living = false) => ({ living, consent: { page: true, clip: true, press: true } });
const place = { id: 'nura' };
const offered = (people: object[], ...placed: string[]) =>
  placeClipFiles(
    { place, people } as never,
    { placed: new Map(placed.map((file) => [`press/places/nura/nura-film-${file}`, 9])) },
    'ru',
  );
const namesOf = (files: readonly { path: string; part?: string }[]): string[] =>
  files.map(({ path, part = '' }) => `${path.split('nura-film-')[1]} ${part}`.trim());

test('every format that is there, each with its captions in the reader’s language', () => {
  const { clips, subtitles } = offered(
    [person()],
    ...['landscape.mp4', 'landscape.ru.vtt', 'landscape.kk.vtt', 'feed.mp4', 'feed.ru.vtt'],
  );
  expect(namesOf(clips)).toEqual(['landscape.mp4', 'feed.mp4']);
  expect(namesOf(subtitles)).toEqual(['landscape.ru.vtt 16:9', 'feed.ru.vtt 4:5']);
});

test('the living are a part of their own; without anybody nothing is offered', () => {
  const files = ['square-1-of-2.mp4', 'square-2-of-2.mp4', 'square-2-of-2.ru.vtt', 'square.mp4'];
  const { clips, subtitles } = offered([person(), person(true)], ...files);
  expect(namesOf(clips)).toEqual(['square-1-of-2.mp4 1/2', 'square-2-of-2.mp4 2/2']);
  expect(namesOf(subtitles)).toEqual(['square-2-of-2.ru.vtt 1:1 2/2']);
  expect(offered([], ...files)).toEqual({ clips: [], subtitles: [] });
});
