import { afterAll, beforeAll, expect, test } from 'vitest';
import { hold } from '../data/build-context.ts';
import type { ClipFile } from '../data/inputs.ts';
import type { Person } from '../data/people.ts';
import { cardOf } from './link-card.ts';
import { linkedDataOf } from './linked-data.ts';

const settings = { address: 'https://estelik.example/sub/' };
beforeAll(() => hold({ data: { settings }, choose: () => [] } as never));
afterAll(() => hold(undefined));

const clip = (target: string): ClipFile => ({
  person: 'a',
  role: 'person',
  target,
  file: '/cache/x.mp4',
  width: 1920,
  height: 1080,
  seconds: 15,
  cover: '/cache/x.jpg',
});

const person = (clips: readonly ClipFile[], hasCard: boolean): Person => ({
  id: 'a',
  veteran: { id: 'a', name: { kk: 'Аты' }, birth: { date: '1919' }, fate: 'unknown' } as never,
  photos: [],
  portrait: null,
  clips,
  hasCard,
});

const campaign = { clipsFrom: '2027-05-01' };

test('a link shows the card of 1200 × 630, with a clip or without one', () => {
  for (const clips of [[], [clip('landscape')]])
    expect(cardOf(person(clips, true), 'kk')).toMatchObject({
      url: 'https://estelik.example/sub/media/a/a-card.jpg',
      width: 1200,
      height: 630,
      alt: expect.stringContaining('Аты') as string,
    });
  expect(cardOf(person([], false), 'kk')).toBeUndefined();
});

test('a clip is told to search engines with the day from which it is public', () => {
  const videoOf = (clips: readonly ClipFile[]): unknown =>
    (linkedDataOf(person(clips, true), 'ru', campaign) as { subjectOf?: unknown }).subjectOf;
  expect(videoOf([clip('square'), clip('landscape')])).toMatchObject({
    '@type': 'VideoObject',
    name: 'Аты',
    contentUrl: 'https://estelik.example/sub/media/a/a-landscape.mp4',
    thumbnailUrl: 'https://estelik.example/sub/media/a/a-landscape.jpg',
    uploadDate: '2027-05-01',
    duration: 'PT15S',
  });
  expect(videoOf([])).toBeUndefined();
});
