import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROJECT } from '../base/platform/cache.ts';
import { archiveFindings } from './archive-rules.ts';
import { readArchive } from './archive.ts';
import type { Campaign } from './campaign.ts';
import type { Read } from './interpret.ts';

const { archive } = await readArchive(path.join(PROJECT, 'fixtures/archive'), 'victory-2027');
if (!archive) throw new Error('The archive of the tests can be read');

const read = <T>(value: T): Read<T> => ({ file: 'x.yaml', value, problems: [] });

/** Fields at which the check says that a window overlaps an earlier one. */
function overlapsOf(windows: Campaign['led']['windows']): string[] {
  const { campaign, settings } = archive!;
  const found = archiveFindings({
    settings: read(settings),
    campaigns: [read({ ...campaign, led: { ...campaign.led, windows } })],
    places: [],
    screens: [],
    entries: [],
    campaignId: undefined,
    corrections: read([]),
    withdrawn: [],
    counts: read(null),
  });
  return found.filter(({ code }) => code === 'window-overlap').map(({ field }) => field);
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Windows on two days, many of which overlap or touch. */
const windows = fc.array(
  fc.record({
    day: fc.constantFrom(8, 9),
    from: fc.integer({ min: 9 * 60, max: 20 * 60 }),
    length: fc.integer({ min: 1, max: 240 }),
  }),
  { minLength: 1, maxLength: 4 },
);

test('windows that share a minute are refused, those that only touch are not', () => {
  let met = 0;
  fc.assert(
    fc.property(windows, (list) => {
      const minutes = list.map(({ day, from, length }) =>
        Array.from({ length }, (_, minute) => `${day} ${from + minute}`),
      );
      const wanted = minutes.flatMap((own, index) => {
        const earlier = new Set(minutes.slice(0, index).flat());
        return own.some((minute) => earlier.has(minute)) ? [`led.windows.${index}`] : [];
      });
      met += wanted.length;
      const overlaps = overlapsOf(
        list.map(({ day, from, length }) => ({
          date: `2027-05-0${day}`,
          from: clock(from),
          to: clock(from + length),
        })),
      );
      expect(overlaps).toEqual(wanted);
    }),
    { numRuns: 1000 },
  );
  expect(met).toBeGreaterThan(100);
});
