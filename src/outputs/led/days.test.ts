/** A screen whose campaign lasts several days, or of which no clip is made yet; and the document. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { campaignSchema } from '../../model/campaign.ts';
import { screenSchema } from '../../model/screen.ts';
import { imaginaryMedium } from '../../dev/bench/led/big-region.ts';
import { EXACTNESS } from './exactness.ts';
import { colorlight } from './formats/vendor.ts';
import { concatClips } from './concat.ts';
import type { Medium } from './media.ts';
import { programmeOf, type Programme } from './programme.ts';
import { scheduleOf } from './schedule.ts';
import { sizesOf } from './sizes.ts';

const led = campaignSchema.shape.led.parse({
  windows: ['2027-05-08', '2027-05-09'].map((date) => ({ date, from: '09:00', to: '11:00' })),
  slot: 10,
  reserve: 0,
});
const campaign = { id: 'test', timeZone: 'Asia/Almaty', led, name: { kk: 'С' }, occasion: {} };
const people = Array.from({ length: 40 }, (_, index) => ({ id: `p-${index}`, place: 'a' }));

function programmeWith(fields: object, media: readonly Medium[]): Programme {
  const screen = screenSchema.parse({
    id: 'arch',
    place: 'a',
    name: { kk: 'Арка' },
    address: { kk: 'Арка' },
    width: 384,
    height: 256,
    delivery: 'stick',
    hourlyFiles: true,
    ...fields,
  });
  const schedule = scheduleOf({ campaign, screens: [screen], people });
  const byPerson = new Map(media.map((medium) => [medium.person ?? medium.role, medium]));
  return programmeOf(schedule, screen, campaign, byPerson);
}

const media = people.map(({ id }) => imaginaryMedium(id));

test('a screen without any clip has sizes, and no file of an hour', () => {
  const empty = programmeWith({}, []);
  expect(sizesOf(empty)).toEqual({ stick: 0, clips: 0, count: 0 });
  expect(concatClips(empty)).toEqual([]);
});

test('files of hours are named with seconds where one needs them, else none is', () => {
  const whole = concatClips(programmeWith({}, media)).map(({ path }) => path);
  expect(whole.filter((path) => path.startsWith('hours/'))).toEqual(
    ['08', '09'].flatMap((day) => ['0900', '1000'].map((at) => `hours/2027-05-${day}/${at}.mp4`)),
  );
  const bytes = media[0]?.bytes ?? 0;
  const parts = programmeWith({ video: { maximumFileSize: (bytes * 60) / 1e6 } }, media);
  const names = concatClips(parts).flatMap(
    ({ path }) => /hours\/.*\/(.*)\.mp4$/.exec(path)?.[1] ?? [],
  );
  expect(names.length).toBeGreaterThan(8);
  expect(names.some((name) => !name.endsWith('00'))).toBe(true);
  for (const name of names) expect(name).toMatch(/^\d{6}$/);
});

test('each day’s programme for Colorlight has a folder of clips of its own', () => {
  const programme = programmeWith({}, media);
  const folders = ['stick', 'stick-2027-05-08', 'stick-2027-05-09'].map((folder) => {
    const loop = { clips: [0, 1], days: [], folder };
    return /<FilePath>\.\\([^\\]+)\\/.exec(colorlight(programme, loop))?.[1];
  });
  const days = ['estelik-2027-05-08.files', 'estelik-2027-05-09.files'];
  expect(folders).toEqual(['estelik.files', ...days]);
});

test('docs/led.md says of each format how exact it is and why, as the code does', async () => {
  const text = await readFile(new URL('../../../docs/led.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `(\w+)`: [^|]+\| ([^|]+?) +\| (\w+) +\| [^|]+ \|$/gm)];
  const words = { exact: 'to the second', near: 'a minute', 'at-least': 'at least k' };
  expect(Object.fromEntries(rows.map(([, format, how, why]) => [format, [how, why]]))).toEqual(
    Object.fromEntries(
      Object.entries(EXACTNESS).map(([format, { accuracy, because }]) => [
        format,
        [words[accuracy], because],
      ]),
    ),
  );
});
