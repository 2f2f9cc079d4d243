import { expect, test } from 'vitest';
import { ledTarget, SOCIAL_TARGETS, targetsOf } from './formats.ts';
import { screenSchema } from '../../src/model/screen.ts';

const screen = screenSchema.parse({
  id: 'main-square',
  name: { kk: 'Орталық алаң' },
  place: 'karaganda',
  address: { kk: 'Орталық алаң' },
  width: 768,
  height: 384,
  video: { profile: 'compatible', minimumBitrate: 10, maximumFileSize: 20 },
});

test('a screen is a target with its own pixels and the limits of its player', () => {
  expect(ledTarget(screen)).toEqual({
    id: 'led-main-square',
    width: 768,
    height: 384,
    medium: 'led',
    encoding: {
      profile: 'main',
      crf: 18,
      audio: 'none',
      minimumBitrate: 10_000_000,
      maximumBitrate: null,
      maximumFileSize: 20_000_000,
    },
  });
});

test('every archive has the social formats and its screens', () => {
  expect(targetsOf({ screens: [screen] }).map(({ id }) => id)).toEqual([
    'landscape',
    'portrait',
    'square',
    'feed',
    'led-main-square',
  ]);
  for (const { encoding } of SOCIAL_TARGETS) expect(encoding.audio).toBe('silence');
});
