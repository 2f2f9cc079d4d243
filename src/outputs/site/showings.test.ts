/** What relatives read of the street screens on a person's page. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WhenFile } from '../../model/files/when.ts';
import { WITH_CLIPS } from '../../dev/testing/built-site.ts';
import { visitor, type Visitor } from '../../dev/testing/visits.ts';

/** A guest: on a screen that runs by the clock and on one that only repeats its clips. */
const person = 'panfilov-ivan';
const EXACT = 'balkhash-embankment';

let site: Visitor;
let first: number;

beforeAll(async () => {
  site = await visitor();
  const text = await readFile(path.join(site.dist, `when/${person}.json`), 'utf8');
  const { screens } = JSON.parse(text) as WhenFile;
  first = Date.parse(screens.find(({ id }) => id === EXACT)?.times[0] ?? '');
}, 300_000);
afterAll(() => site?.leave());

const before = (seconds: number): Date => new Date(first - seconds * 1000);
const next = `[data-next="${EXACT}"]`;

test('the visitor’s clock chooses the next times, in the zone of the campaign', async () => {
  const { page, complaints } = await site.visit(
    `ru/people/${person}/`,
    { timezoneId: 'America/New_York', viewport: { width: 360, height: 800 } },
    before(2 * 86_400 + 3 * 3600),
  );
  const showing = page.locator(next);
  const countdown = (): Promise<string> => showing.locator('strong').innerText();
  await expect.poll(countdown).toBe('До показа: 2 д 3 ч');
  const local = new Date(first + 5 * 3_600_000).toISOString().slice(11, 19);
  const times = await showing.locator('.times').innerText();
  expect(times.replaceAll('\u00a0', ' ')).toMatch(
    new RegExp(`^9 мая: ${local} · \\d\\d:\\d\\d:\\d\\d · \\d\\d:\\d\\d:\\d\\d$`),
  );
  expect(await page.locator(`${next} ~ p .first`).isVisible()).toBe(false);
  expect(await showing.getAttribute('aria-live')).toBe('off');
  for (const [now, text] of [
    [before(90), 'До показа: 2 мин'],
    [before(7), 'До показа: 7 с'],
    [before(-3), 'Сейчас на экране'],
    [new Date('2027-05-09T16:00:00Z'), 'Показы завершены'],
  ] as const) {
    await page.clock.setFixedTime(now);
    await expect.poll(countdown, { timeout: 10_000 }).toBe(text);
  }
  expect(complaints).toEqual([]);
  await page.close();
});

test('nothing moves when the next times become known', async () => {
  for (const width of [360, 1440]) {
    const page = await site.browser.newPage({ viewport: { width, height: 800 } });
    await page.clock.setFixedTime(before(3600));
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route(`**/when/${person}.json`, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${site.address}kk/people/${person}/`);
    await page.evaluate(() => document.fonts.ready);
    const box = page.locator('[data-showings]');
    const empty = await box.boundingBox();
    answer();
    await expect.poll(() => page.locator(`${next} strong`).innerText()).toContain('1 сағ');
    expect((await box.boundingBox())?.height).toBe(empty?.height);
    await page.close();
  }
});

test('without scripts: screens, addresses, days, and only what is certain', async () => {
  const { page, complaints } = await site.visit(`ru/people/${person}/`, {
    javaScriptEnabled: false,
  });
  const screens = page.locator('.showings');
  // The screen of the person's own place comes first.
  const [free, exact] = [screens.nth(0), screens.nth(1)];
  const rules = page.locator('[data-showings] details');
  expect(await free.locator('h3').innerText()).toBe('Площадь у театра Сейфуллина');
  await rules.locator('summary').click();
  expect(await exact.innerText()).toMatch(/Балхаш, набережная озера[^]+Первые показы: 09:\d\d/);
  expect(await free.innerText()).toMatch(
    /театром имени Сакена Сейфуллина[^]+09:00–21:00: не менее \d+ раз/,
  );
  expect(await rules.innerText()).toMatch(
    /Сейфуллина\.[^.]+точное время не называется[^]+набережная[^]+показ начинается точно в это время/i,
  );
  expect(await free.locator('[data-next]').count()).toBe(0);
  expect(await page.locator(next).isVisible()).toBe(false);
  const calendar = page.locator('[data-showings] a');
  expect(await calendar.getAttribute('href')).toBe(`/when/${person}.ics`);
  expect(complaints).toEqual([]);
  await page.close();
});

test('after the day it says how often and when first a screen has shown the person', async () => {
  const sentences = {
    kk: '14 рет көрсетілді, алғашқысы – 9 мамыр, 09:12:30',
    ru: 'Показано 14 раз, впервые 9 мая, 09:12:30',
    en: 'Shown 14 times, first 9 May, 09:12:30',
  };
  for (const [language, text] of Object.entries(sentences)) {
    const pageOf = async (of: string): Promise<string> =>
      (await readFile(path.join(site.dist, language, 'people', of, 'index.html'), 'utf8'))
        .replaceAll('\u00a0', ' ')
        .replaceAll('&nbsp;', ' ');
    expect(await pageOf(WITH_CLIPS)).toContain(text);
    expect(await pageOf(person)).not.toContain('09:12:30');
  }
});
