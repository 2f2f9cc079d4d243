import { expect, test } from 'vitest';
import { t } from '../../../i18n/index.ts';
import type { Programme } from '../programme.ts';
import { deviceOf, DEVICES, stepsOf } from './steps.ts';

const programme = {
  screen: { delivery: 'stick', hourlyFiles: false },
  grid: { hours: [{ local: { time: '09:00:00' } }] },
  media: [1, 2, 3],
} as unknown as Programme;

const ADDRESS = 'https://estelik.example/led/a/';
const ALWAYS = ['player/index.html', 'playlist.smil', 'playlist.json'];
const ofDays = (...names: string[]): string[] =>
  names.flatMap((name) => ['2027-05-08', '2027-05-09'].map((day) => name.replace('#', day)));

const CASES: [string, string[]][] = [
  ['nothing but the player', ['player/index.html']],
  ['a stick', [...ALWAYS, 'stick/0001.mp4', 'mrss.xml', 'playlist.m3u', 'loop.mp4']],
  ['a network', [...ALWAYS, 'stick/0001.mp4', 'mrss.xml', 'playlist.m3u', 'loop.m3u8']],
  ['hours', [...ALWAYS, 'stick/0001.mp4', 'mrss.xml', 'playlist.m3u', 'hours/0930.mp4']],
  [
    'several days',
    [
      ...ALWAYS,
      ...ofDays('stick-#/0001.mp4', 'mrss-#.xml', 'playlist-#.m3u', 'loop-#.m3u8'),
      ...ofDays('hours/#/0900.mp4'),
    ],
  ],
];

test.each(CASES)('of %s only what was written is named', (_, files) => {
  const written = new Set(
    files.flatMap((file) => [file, ...file.split('/'), file.slice(0, file.lastIndexOf('/'))]),
  );
  for (const language of ['kk', 'ru'] as const)
    for (const device of DEVICES) {
      const steps = stepsOf(device, { programme, address: ADDRESS, files, t: t(language) });
      const text = steps.join(' ').replaceAll(ADDRESS, '');
      const named = text.match(/(?<![*\w])[\w-]+(?:\/[\w.-]+)*\.(?:mp4|m3u8?|xml|smil|html)\b/g);
      const folders = text.match(/\b(?:stick|hours)[\w/-]*/g);
      for (const name of [...(named ?? []), ...(folders ?? [])]) expect(written).toContain(name);
    }
});

test('each kind of device says how exact it is, as the one table has it', () => {
  const files = CASES[3]?.[1] ?? [];
  const sentencesFor = (device: (typeof DEVICES)[number]): string =>
    stepsOf(device, { programme, address: ADDRESS, files, t: t('en') }).join(' ');
  expect(sentencesFor('browser')).toMatch(/exact time/);
  expect(sentencesFor('timer')).toMatch(/within a minute/);
  expect(sentencesFor('stick')).toMatch(/at least so many/);
  expect(sentencesFor('network')).toMatch(
    /SMIL: playlist\.smil\. [^.]+within a minute\..*MRSS.*VLC.*at least/,
  );
});

test.each([
  [{ delivery: 'browser' as const, hourlyFiles: false }, 'browser'],
  [{ delivery: 'stick' as const, hourlyFiles: true }, 'timer'],
  [{ delivery: 'stick' as const, hourlyFiles: false }, 'stick'],
  [{ delivery: 'network' as const, hourlyFiles: false }, 'network'],
])('%o is the device %s', (screen, device) => {
  expect(deviceOf({ screen: screen as Programme['screen'] })).toBe(device);
});
