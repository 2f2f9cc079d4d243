import path from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../src/base/platform/cache.ts';
import { readArchive, type Archive } from '../../src/model/archive.ts';
import { clockSheet, sheetsOf } from './sheet.ts';

const content = path.join(PROJECT, 'fixtures/archive');
const read = async (campaign: string): Promise<Archive> =>
  (await readArchive(content, campaign)).archive as Archive;

test.each([
  ['victory-2020', '03:00', 'UTC+6'],
  ['victory-2027', '04:00', 'UTC+5'],
])('the clock check of %s says that 09:00 is %s UTC at %s', async (campaign, utc, offset) => {
  const { lines } = clockSheet(await read(campaign));
  expect(lines[0]?.ru).toBe(`09:00 – местное время, ${utc} – UTC`);
  expect(lines[1]?.kk).toContain(offset);
});

test('a screen gets the title of its place and the clock check, all of them plain data', async () => {
  const archive = await read('victory-2027');
  const screen = archive.screens[0]!;
  const target = { ...screen, id: `led-${screen.id}`, medium: 'led' } as const;
  const sheets = sheetsOf(archive, target);
  expect(sheets.map(({ name }) => name)).toEqual([`title-${screen.place}`, 'closing', 'clock']);
  expect(JSON.parse(JSON.stringify(sheets))).toEqual(sheets);
});

test('the social formats get a title for each place that has clips', async () => {
  const archive = await read('victory-2027');
  const target = { id: 'square', width: 1080, height: 1080, medium: 'social' } as const;
  const places = new Set(archive.veterans.map(({ place }) => place));
  expect(sheetsOf(archive, target).filter(({ sheet }) => sheet.kind === 'title')).toHaveLength(
    places.size,
  );
});
