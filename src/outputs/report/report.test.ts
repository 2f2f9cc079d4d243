/** The region's report, opened by readers of their own. */
import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import axe from 'axe-core';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { Cache, PROJECT } from '../../base/platform/cache.ts';
import type { BuildContext } from '../../base/command/context.ts';
import { MM } from '../../base/formats/pdf.ts';
import { launchBrowser } from '../../base/platform/browser.ts';
import { readOptions } from '../../base/command/options.ts';
import { t } from '../../i18n/index.ts';
import { ledPeople, scheduleOf, type Schedule } from '../led/schedule.ts';
import { showingsOf } from '../led/showings.ts';
import { readArchive } from '../../model/archive.ts';
import type { Campaign } from '../../model/campaign.ts';
import type { Counts } from '../../model/files/counts.ts';
import type { Output } from '../../dist/output.ts';
import { poppler, runPoppler } from '../../dev/testing/poppler.ts';
import { figuresOf, type Figures, type ReportMaterial } from './figures.ts';
import { keptDays } from './dated-reports.ts';
import { makeReport } from './index.ts';
import { reportBody } from './page.ts';
import { writeReport } from './xlsx.ts';

const counts: Counts = {
  version: 1,
  campaign: 'victory-2027',
  at: '2027-04-21T09:00:00+05:00',
  places: [
    { place: 'karaganda', received: 40, waiting: 5, returned: 7, accepted: 25, declined: 3 },
    { place: 'nura', received: 2, waiting: 2, returned: 0, accepted: 0, declined: 0 },
  ],
};

let context: BuildContext;
let material: ReportMaterial;
let schedule: Schedule;
let figures: Figures;
let outputs: Output[];

beforeAll(async () => {
  const { archive } = await readArchive(path.join(PROJECT, 'fixtures/archive'));
  if (!archive) throw new Error('fixtures/archive cannot be read');
  const specialist = { name: { kk: 'Айгүл Сапарова', ru: 'Айгуль Сапарова' } };
  const places = archive.places.map((place) => {
    if (place.id === 'karaganda')
      return { ...place, specialist: { ...specialist, named: '2027-03-20' } };
    return place.id === 'nura'
      ? { ...place, specialist: { ...specialist, named: '2027-04-03' } }
      : place;
  });
  const cache = new Cache(await mkdtemp(path.join(tmpdir(), 'estelik-report-')));
  context = {
    archive: { ...archive, places, counts },
    cache,
    options: readOptions([]),
    t: t('ru'),
  };
  schedule = scheduleOf({ ...archive, people: ledPeople(archive) });
  const made = archive.veterans.slice(1).flatMap(({ id }) => [
    { person: id, role: 'person' as const, target: 'square' },
    { person: id, role: 'person' as const, target: 'led-karaganda-theatre' },
  ]);
  material = { clips: made, schedule };
  figures = figuresOf(context.archive, material);
  ({ outputs } = await makeReport(context, material));
});

const sourceOf = (name: string): string => {
  const found = outputs.find((output) => output.path === `report/${name}`);
  if (!found) throw new Error(name);
  return found.source;
};
const rowOf = (id: string) => figures.places.find(({ place }) => place.id === id);

describe('figures', () => {
  test('are those of the archive, the schedule and the desk', () => {
    const { veterans, screens } = context.archive;
    const own = veterans.filter(({ place }) => place === 'karaganda');
    const showings = own
      .filter(({ consent }) => consent.led && consent.clip)
      .map(({ id }) => showingsOf(schedule, id).reduce((sum, { count }) => sum + count, 0));
    expect(rowOf('karaganda')).toMatchObject({
      specialist: 'named',
      counts: { received: 40, accepted: 25 },
      published: own.length,
      awaitingPhoto: own.filter(({ photos }) => !photos?.length).length,
      led: showings.length,
      screens: screens.filter(({ place }) => place === 'karaganda').length,
      leastShown: Math.min(...showings),
    });
    expect(Math.min(...showings)).toBeGreaterThan(0);
  });

  test('tell who is late and who is missing', () => {
    expect(rowOf('nura')?.specialist).toBe('late');
    expect(rowOf('abai')?.specialist).toBe('missing');
    expect(figures.total.named).toBe(2);
  });

  test('of the region are the sums of the places', () => {
    expect(figures.total.counts).toMatchObject({ received: 42, waiting: 7, accepted: 25 });
    expect(figures.total.published).toBe(context.archive.veterans.length);
    expect(figures.total.clips).toBe(context.archive.veterans.length - 1);
  });

  test('say nothing where nothing was counted or shown', () => {
    const without = figuresOf({ ...context.archive, counts: null }, { clips: [], schedule: null });
    expect(without.total).toMatchObject({ counts: null, clips: 0, leastShown: null });
  });

  test('promise and proof stand beside each other, screen by screen', async () => {
    expect(figures.screens).toEqual([]);
    const [first] = schedule.screens;
    const people = new Map([['ashimov-serik', { count: 7, first: null }]]);
    const proof = { screen: first?.id ?? '', by: 'log' as const, promised: 9, shown: 7, people };
    const after = { ...material, schedule: { ...schedule, proofs: [proof] } };
    const counted = figuresOf(context.archive, after);
    expect(counted.screens).toHaveLength(schedule.screens.length);
    expect(counted.screens.find(({ screen }) => screen.id === first?.id)).toMatchObject({
      promised: 9,
      shown: 7,
      by: 'log',
    });
    expect(
      counted.screens.filter(({ by }) => by === 'none').every(({ shown }) => shown === null),
    ).toBe(true);
    for (const language of ['kk', 'ru'] as const) {
      const file = path.join(await mkdtemp(path.join(tmpdir(), 'estelik-shown-')), 'report.xlsx');
      await writeReport(file, counted, language);
      const by = t(language)('report.shown.by.log');
      const sheet = await readSheet(file, t(language)('report.shown.sheet'));
      expect(sheet.map((row) => row.slice(2))).toContainEqual([9, 7, by]);
      const body = reportBody(context.archive, counted, language);
      expect(body).toContain(t(language)('report.shown.title'));
      expect(body).toContain(`<td>9</td><td>7</td><td>${t(language)('report.shown.by.log')}</td>`);
      expect(reportBody(context.archive, figures, language)).not.toContain('id="shown"');
    }
  });

  test('hours are those of the windows', () => {
    const open = figures.places.filter(({ screens }) => screens > 0);
    expect(open.length).toBeGreaterThan(0);
    for (const { screens, hours } of open) expect(hours).toBe(screens * 12);
  });
});

test.each(['kk', 'ru'] as const)('a spreadsheet reads the table back (%s)', async (language) => {
  const rows = await readSheet(sourceOf(`report.${language}.xlsx`));
  expect(rows).toHaveLength(figures.places.length + 2);
  expect(rows[0]?.[2]).toBe(t(language)('report.column.received'));
  const names = rows.slice(1, -1).map(([name]) => String(name));
  expect(names).toEqual(names.toSorted(new Intl.Collator(language).compare));
  const index = names.indexOf(language === 'kk' ? 'Қарағанды' : 'Караганда');
  expect(rows[index + 1]?.slice(2, 7)).toEqual([40, 5, 7, 25, 3]);
  expect(rows.at(-1)?.slice(2, 4)).toEqual([42, 7]);
  expect(rows[1]?.[2]).toBeNull();
});

test.each(['kk', 'ru'] as const)(
  'the PDF is A4 across and says every place (%s)',
  async (language) => {
    const file = sourceOf(`report.${language}.pdf`);
    const pdf = await PDFDocument.load(await readFile(file));
    for (const page of pdf.getPages()) {
      expect(page.getTrimBox().width / MM).toBeCloseTo(297, 1);
      expect(page.getTrimBox().height / MM).toBeCloseTo(210, 1);
    }
    if (!poppler) return;
    const text = runPoppler('pdftotext', '-layout', file, '-');
    const table = text.replace(/\s+/g, ' ');
    for (const { place } of figures.places)
      for (const word of (place.name[language] ?? '').split(' ')) expect(table).toContain(word);
    expect(rightmost(file)).toBeLessThan((297 - 14) * MM);
    const fonts = runPoppler('pdffonts', file).trim().split('\n').slice(2);
    for (const font of fonts) expect(font).toMatch(/(SourceSerif4|FiraSans)-\S+ .* yes yes yes/);
  },
);

/** Points from the left edge of the paper to the end of the word furthest right. */
const rightmost = (file: string): number => {
  const words = runPoppler('pdftotext', '-bbox', file, '-').matchAll(/ xMax="([\d.]+)"/g);
  return Math.max(...[...words].map(([, right]) => Number(right)));
};

test('where places are few and letters large, no column goes beyond the paper', async () => {
  if (!poppler) return;
  const places = context.archive.places.slice(0, 3);
  const made = await makeReport(
    { ...context, archive: { ...context.archive, places } },
    { ...material, schedule: null },
  );
  for (const { source } of made.outputs.filter(({ format }) => format === 'pdf'))
    expect(rightmost(source)).toBeLessThan((297 - 14) * MM);
});

test('the page runs no script, loads nothing, has no barrier and fits a telephone', async () => {
  const browser = await launchBrowser();
  const complaints: string[] = [];
  for (const language of ['kk', 'ru'])
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width: 360, height: 800 }, colorScheme });
      page.on('console', (message) => complaints.push(message.text()));
      page.on('request', (request) => {
        if (!request.url().startsWith('file:')) complaints.push(request.url());
      });
      await page.goto(`file://${sourceOf(`${language}/index.html`)}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBe(360);
      expect(await page.locator('svg.chart').count()).toBe(2);
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const { axe: tool } = globalThis as unknown as { axe: typeof import('axe-core') };
        return (await tool.run()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
      });
      complaints.push(...found);
      await page.close();
    }
  await browser.close();
  expect(complaints).toEqual([]);
});

test('an unchanged report is not made again, and another cache gets the same bytes', async () => {
  const times = () => Promise.all(outputs.map(async ({ source }) => (await stat(source)).mtimeMs));
  const before = await times();
  expect((await makeReport(context, material)).outputs).toEqual(outputs);
  expect(await times()).toEqual(before);
  const cache = new Cache(await mkdtemp(path.join(tmpdir(), 'estelik-report-')));
  const again = await makeReport({ ...context, cache }, material);
  for (const [index, { source }] of again.outputs.entries())
    expect((await readFile(source)).equals(await readFile(outputs[index]?.source ?? ''))).toBe(
      true,
    );
});

/** Any campaign, built on any days: never more than two reports, whatever the order of the builds. */
test('of all days one after the collecting and one after the screens is kept', () => {
  const date = fc
    .date({ min: new Date('2027-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    .map((moment) => moment.toISOString().slice(0, 10));
  fc.assert(
    fc.property(date, fc.array(date, { minLength: 1 }), fc.array(date), (to, windows, days) => {
      const led = { windows: windows.map((day) => ({ date: day, from: '09:00', to: '21:00' })) };
      const kept = keptDays({ collecting: { from: to, to }, led } as Campaign, days);
      const last = windows.sort().at(-1) ?? '';
      expect([...kept].filter((day) => day > last).length).toBe(
        days.some((day) => day > last) ? 1 : 0,
      );
      expect([...kept].filter((day) => day <= last).every((day) => day >= to)).toBe(true);
      expect(kept.size).toBeLessThanOrEqual(2);
      const anew = [...kept].reduce((left, day) => new Set([...left, day]), new Set<string>());
      expect(keptDays({ collecting: { from: to, to }, led } as Campaign, anew)).toEqual(kept);
    }),
  );
});

test('a report of a day bears it, says what is over in the past, and stands beside the earlier one', async () => {
  const of = async (asOf: string): Promise<Output[]> => {
    const options = { ...context.options, asOf };
    return (await makeReport({ ...context, options }, material)).outputs;
  };
  const before = await of('2027-04-20');
  await of('2027-04-21');
  await of('2027-05-09');
  const after = await of('2027-05-10');
  const pageOf = (made: readonly Output[]): Promise<string> =>
    readFile(made.find(({ path: at }) => at === 'report/ru/index.html')?.source ?? '', 'utf8');
  expect(await pageOf(before)).toMatch(/По состоянию на 20.апреля.*покажут не меньше/s);
  expect(await pageOf(after)).toMatch(/По состоянию на 10.мая.*показали не меньше/s);
  const dated = after.map(({ path: at }) => at).filter((at) => at.includes('report-'));
  const names = ['2027-04-20', '2027-05-10'].flatMap((day) =>
    ['kk.pdf', 'kk.xlsx', 'ru.pdf', 'ru.xlsx'].map((name) => `report/report-${day}.${name}`),
  );
  expect(dated.sort()).toEqual(names);
});
