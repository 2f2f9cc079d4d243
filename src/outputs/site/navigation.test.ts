/** The ways through the built site: every link, former addresses. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walk } from '../../base/platform/files.ts';
import { overflow, visitor, type Visitor } from '../../dev/testing/visits.ts';

let site: Visitor;

beforeAll(async () => {
  site = await visitor();
}, 300_000);
afterAll(() => site?.leave());

test('a former address leads to the person', async () => {
  const page = await site.browser.newPage();
  await page.goto(`${site.address}ru/people/eski-esim/`);
  await page.waitForURL(`${site.address}ru/people/bir-esim/`);
  expect(await page.textContent('h1')).toContain('Бөпежан');
  await page.close();
});

test('every link inside the site leads somewhere', async () => {
  const files = new Set(await walk(site.dist));
  const lost = new Set<string>();
  for (const file of [...files].filter((name) => name.endsWith('.html'))) {
    const html = await readFile(path.join(site.dist, file), 'utf8');
    for (const [, link] of html.matchAll(/(?:href|src)="([^"#]+)"/g)) {
      const url = new URL(link!.replaceAll('&amp;', '&'), `http://site/${file}`);
      if (url.host !== 'site' || url.protocol !== 'http:') continue;
      const target = decodeURIComponent(url.pathname).slice(1);
      const made = target.endsWith('/') ? `${target}index.html` : target || 'index.html';
      const elsewhere = /^(?:when|press|media)\//.test(target); // other rooms' files
      if (!files.has(made) && !elsewhere) lost.add(`${file} → ${target}`);
    }
  }
  expect([...lost].slice(0, 20)).toEqual([]);
});

test('the first address leads to the language chosen last, else the device’s, else Kazakh', async () => {
  const endOf = async (options: Parameters<Browser['newContext']>[0], chosen?: string) => {
    const context = await site.browser.newContext(options);
    const page = await context.newPage();
    if (chosen !== undefined) {
      await page.goto(`${site.address}kk/`);
      await page.click(`a[data-language="${chosen}"]`);
      await page.waitForURL(`**/${chosen}/`);
    }
    await page.goto(site.address);
    await page.waitForURL(/\/(?:kk|ru|en)\/$/);
    const at = page.url().slice(site.address.length);
    await context.close();
    return at;
  };
  expect(await endOf({ locale: 'ru-RU' })).toBe('ru/');
  expect(await endOf({ locale: 'de-DE' })).toBe('kk/');
  expect(await endOf({ locale: 'ru-RU' }, 'en')).toBe('en/');
  expect(await endOf({ locale: 'ru-RU', javaScriptEnabled: false })).toBe('kk/');
});

test('a place has its own horizon under its name and counts those without a face', async () => {
  const read = (place: string): Promise<string> =>
    readFile(path.join(site.dist, `ru/places/${place}/index.html`), 'utf8');
  const [karaganda, nura, osakarov] = await Promise.all(
    ['karaganda', 'nura', 'osakarov'].map(read),
  );
  const lineOf = (html = ''): string =>
    /<\/h1>\s*<svg class="horizon wide"[^>]*>\s*<path d="([^"]+)"/.exec(html)?.[1] ?? '';
  expect(lineOf(karaganda)).not.toBe('');
  expect(new Set([karaganda, nura, osakarov].map(lineOf)).size).toBe(3);
  // In Nura one of two has a photograph; in Osakarov nobody is recorded.
  const waiting = /href="[^"]*ru\/faceless\/"[^>]*>\s*Без фотографии: ([^<]+?)\s*</u;
  expect(waiting.exec(nura ?? '')?.[1]?.replace('\u00a0', ' ')).toBe('1 человек');
  expect(waiting.test(osakarov ?? '')).toBe(false);
  expect(await readFile(path.join(site.dist, 'ru/places/index.html'), 'utf8')).toMatch(waiting);
});

test('on a telephone each map begins where most people are, and moves', async () => {
  const viewport = { width: 360, height: 740 };
  const { page, complaints } = await site.visit('kk/map/', { viewport });
  const frames = await page.locator('.map-frame').all();
  expect(frames.length).toBeGreaterThan(0);
  for (const frame of frames) {
    const seen = await frame.evaluate((element) => {
      const focus = Number((element as HTMLElement).dataset['focus']) * element.scrollWidth;
      const at = element.getBoundingClientRect().left - element.scrollLeft + focus;
      const marks = [...element.querySelectorAll('.dots, .touch')].map((mark) => {
        const { left, right } = mark.getBoundingClientRect();
        return (left + right) / 2;
      });
      const nearest = Math.min(...marks.map((middle) => Math.abs(middle - at)));
      return { at, nearest, isWider: element.scrollWidth > element.clientWidth };
    });
    expect(seen.isWider).toBe(true);
    expect(seen.at).toBeGreaterThan(0);
    expect(seen.at).toBeLessThan(viewport.width);
    expect(seen.nearest).toBeLessThan(40);
    await frame.focus();
    const start = await frame.evaluate(({ scrollLeft }) => scrollLeft);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => frame.evaluate(({ scrollLeft }) => scrollLeft)).toBeLessThan(start);
  }
  const hints = page.locator('.map-hint');
  expect(await hints.evaluateAll((all) => all.map((hint) => hint.id))).toEqual(
    await page
      .locator('.map-frame')
      .evaluateAll((all) => all.map((map) => map.getAttribute('aria-describedby'))),
  );
  expect(await hints.first().isVisible()).toBe(true);
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(await hints.first().isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await page.close();
});

test.each([
  ['2027-02-01T00:00:00Z', 'начнётся'],
  ['2027-04-20T18:00:00Z', 'Идёт сбор'],
  ['2027-04-20T19:00:00Z', 'Сбор завершён'],
  ['2027-05-09T04:00:00Z', 'на уличных экранах: 9'],
  ['2027-05-09T16:00:00Z', 'Акция завершена'],
])('at %s the home page says that the stage is: %s', async (now, words) => {
  const { page } = await site.visit('ru/', {}, new Date(now));
  const shown = page.locator('.stage [data-stage]:visible');
  await shown.waitFor();
  expect(await shown.allTextContents()).toEqual([expect.stringContaining(words)]);
  await page.close();
});

test.each([
  ['announced', '2027-02-01T00:00:00Z', 360],
  ['collecting', '2027-04-01T05:00:00Z', 360],
  ['collecting', '2027-04-01T05:00:00Z', 1440],
  ['preparing', '2027-04-20T19:00:00Z', 1440],
])(
  'in the stage %s, %s, a strip over the page leads to the form, or none stands',
  async (stage, now, width) => {
    const { page } = await site.visit('ru/', { viewport: { width, height: 740 } }, new Date(now));
    await page.locator('.stage [data-stage]:visible').waitFor();
    const strip = page.locator('main > .collecting');
    const link = strip.locator('a');
    expect(await link.isVisible()).toBe(stage === 'collecting');
    const [box, welcome] = await Promise.all([
      strip.boundingBox(),
      page.locator('.welcome').boundingBox(),
    ]);
    if (stage === 'collecting') {
      expect(await strip.textContent()).toMatch(/20.апреля/u);
      expect(box!.y + box!.height).toBeLessThanOrEqual(welcome!.y);
      expect([box!.x, box!.width]).toEqual([0, width]);
      expect(await overflow(page)).toBe(0);
      await link.click();
      await page.waitForURL('**/ru/submit/');
    } else expect(box?.height ?? 0).toBe(0);
    await page.close();
  },
);

test.each([
  ['2027-12-18T19:30:00Z', ['toqtarov-tolegen', 'abdirov-nurken']],
  ['2027-08-09T10:00:00Z', ['abdirov-nurken']],
  ['2027-02-28T10:00:00Z', []],
])('at %s the home page remembers %j', async (now, people) => {
  const { page, complaints } = await site.visit('en/', {}, new Date(now));
  const section = page.locator('[data-this-day]');
  if (people.length > 0) await section.waitFor();
  else await page.waitForLoadState('networkidle');
  expect(await section.isVisible()).toBe(people.length > 0);
  const links = await section.locator('a').all();
  expect(await Promise.all(links.map((link) => link.getAttribute('data-person')))).toEqual(people);
  expect(complaints).toEqual([]);
  await page.close();
});

test('the stage stands on the pages whose readers act on it', async () => {
  for (const at of ['kk/', 'kk/submit/', 'kk/press/']) {
    const { page } = await site.visit(at, {}, new Date('2027-04-01T05:00:00Z'));
    expect(await page.locator('.stage [data-stage]:visible').allTextContents()).toEqual([
      expect.stringContaining('дейін жиналады'),
    ]);
    await page.close();
  }
});
