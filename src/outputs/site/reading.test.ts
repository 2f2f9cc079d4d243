/** What a visitor does on the pages besides searching: settings, photographs, sharing. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES } from '../../model/language.ts';
import { barriers, overflow, tornWords, visitor, type Visitor } from '../../dev/testing/visits.ts';

const PERSON = 'ru/people/tiri-ardager/';

let site: Visitor;

beforeAll(async () => {
  site = await visitor();
}, 300_000);
afterAll(() => site?.leave());

test('the low-vision setting is chosen by keyboard, kept, and there before the page is drawn', async () => {
  const { page, complaints } = await site.visit('ru/');
  const style = () =>
    page.evaluate(() => {
      const { fontSize, backgroundColor } = getComputedStyle(document.documentElement);
      return { size: Number.parseFloat(fontSize), ground: backgroundColor };
    });
  const usual = await style();
  await page.focus('details.view summary');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  const low = await style();
  expect(low.size).toBeGreaterThan(usual.size * 1.3);
  expect(low.ground).toBe('rgb(255, 255, 255)');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      // Whatever was drawn until now was drawn with the setting or not at all.
      const drawn = performance.getEntriesByName('first-paint').length > 0;
      Object.assign(globalThis, { flashed: drawn && !document.documentElement.dataset['sight'] });
    });
  });
  await page.goto(`${site.address}kk/people/`);
  expect(await style()).toEqual(low);
  expect(await page.evaluate(() => (globalThis as { flashed?: boolean }).flashed)).toBe(false);
  expect(complaints).toEqual([]);
  await page.close();
});

/** Any narrow telephone, in each language; the menu is the browser's own and needs no script. */
test.each(LANGUAGES)(
  'on a telephone the header is one line, its menu opens by keyboard (%s)',
  async (language) => {
    for (const width of [360, 320]) {
      const viewport = { width, height: 700 };
      const { page } = await site.visit(`${language}/`, { viewport, javaScriptEnabled: false });
      const box = await page.locator('header.site').boundingBox();
      expect(box?.height).toBeLessThanOrEqual(60);
      const way = page.locator(`header.site a[href$='/${language}/people/']`);
      expect(await way.isVisible()).toBe(false);
      await page.focus('button.menu');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await way.isVisible()).toBe(true);
      expect((await way.boundingBox())?.y).toBeGreaterThanOrEqual(box?.height ?? 0);
      expect(await way.evaluate((link) => link === document.activeElement)).toBe(true);
      await page.keyboard.press('Escape');
      expect(await way.isVisible()).toBe(false);
      await page.close();
    }
    const { page } = await site.visit(`${language}/`, { viewport: { width: 320, height: 700 } });
    await page.click('button.menu');
    await page.click('details.view summary');
    await page.check('.view input[value=low]');
    const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
    // It takes links beneath the open menu for neighbours.
    expect(await barriers(page, rules, ['target-size'])).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.close();
  },
);

test('the visitor’s colours stand above those of the device', async () => {
  const { page } = await site.visit('kk/', { colorScheme: 'light' });
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const paper = await ground();
  await page.click('details.view summary');
  await page.check('.view input[value=dark]');
  expect(await ground()).not.toBe(paper);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.check('.view input[value=light]');
  expect(await ground()).toBe(paper);
  await page.close();
});

test('a photograph opens large by keyboard, and the focus comes back', async () => {
  const { page, complaints } = await site.visit(PERSON);
  await page.focus('a.enlarge');
  await page.keyboard.press('Enter');
  const dialog = page.locator('dialog.lightbox[open]');
  await dialog.locator('img').waitFor();
  expect(await dialog.locator('img').getAttribute('alt')).not.toBe('');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' }).catch(() => undefined);
  expect(await page.locator('dialog[open]').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('enlarge');
  expect(complaints).toEqual([]);
  await page.close();
});

test('without scripts a photograph’s link leads to its file, and no dead control is shown', async () => {
  const { page } = await site.visit(PERSON, { javaScriptEnabled: false });
  const link = await page.getAttribute('a.enlarge', 'href');
  const answer = await page.request.get(new URL(link!, site.address).href);
  expect(answer.headers()['content-type']).toMatch(/^image\//);
  expect(await page.locator('main button:visible').count()).toBe(0);
  expect(await page.locator('.view summary').isVisible()).toBe(false);
  await page.close();
});

test('a page is handed on: by the device, else by the clipboard', async () => {
  const { page } = await site.visit(PERSON, { permissions: ['clipboard-write', 'clipboard-read'] });
  const canonical = await page.getAttribute('link[rel=canonical]', 'href');
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'share', { value: undefined, configurable: true }),
  );
  await page.click('[data-share]');
  await page.locator('[data-shared]').filter({ hasText: /\S/ }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(canonical);
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'share', {
      value: (data: object) => Object.assign(globalThis, { shared: data }),
    }),
  );
  await page.click('[data-share]');
  expect(await page.evaluate(() => (globalThis as { shared?: object }).shared)).toMatchObject({
    url: canonical,
  });
  for (const link of await page.locator('.share a').all())
    expect(decodeURIComponent((await link.getAttribute('href')) ?? '')).toContain(canonical);
  await page.close();
});

test.each(['kk/', 'kk/people/abdirov-nurken/', 'ru/places/karaganda/'])(
  '%s is walked by keyboard: every stop is seen, and the walk ends',
  async (at) => {
    const { page } = await site.visit(at, { viewport: { width: 360, height: 740 } });
    const stops: string[] = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const active = document.activeElement;
        if (!active || active === document.body) return null;
        const last = document.querySelector('[data-visited=last]');
        // The controls of a video are stops within it.
        if (active === last && active.matches('video')) return '';
        if (active.hasAttribute('data-visited')) return null;
        last?.setAttribute('data-visited', '');
        active.setAttribute('data-visited', 'last');
        const { outlineStyle } = getComputedStyle(active);
        const { top, bottom, width } = active.getBoundingClientRect();
        const isSeen = bottom > 0 && top < innerHeight && width > 0 && outlineStyle !== 'none';
        return `${isSeen ? '' : 'UNSEEN '}${active.outerHTML.slice(0, 80)}`;
      });
      if (stop === null) break;
      if (stop) stops.push(stop);
    }
    expect(stops.filter((stop) => stop.startsWith('UNSEEN'))).toEqual([]);
    const links = await page.locator('a:visible').count();
    expect(stops.length).toBeGreaterThanOrEqual(links);
    await page.close();
  },
  120_000,
);

test('what is in another language than the page says so', async () => {
  const { page } = await site.visit('kk/people/tiri-ardager/');
  expect((await page.locator('h1[lang=ru]').textContent())?.trim()).toBe('Анна Ивановна Светлова');
  expect(await page.getAttribute('.story', 'lang')).toBe('ru');
  await page.goto(`${site.address}en/search/?q=светлова`);
  const name = page.locator('[data-names] .name');
  await name.waitFor();
  expect(await name.getAttribute('lang')).toBe('ru');
  await page.goto(`${site.address}en/people/`);
  const card = page.locator('.card a[data-person=tiri-ardager] .name');
  expect(await card.getAttribute('lang')).toBe('ru');
  await page.close();
});

test('nothing moves by itself, whatever the device asks for', async () => {
  for (const reducedMotion of ['reduce', 'no-preference'] as const) {
    const { page } = await site.visit('kk/people/abdirov-nurken/', { reducedMotion });
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    expect(await page.locator('[autoplay], marquee, blink').count()).toBe(0);
    await page.close();
  }
});

/** Where names of people, places and units stand. */
const NAMES =
  'h1, .name, .other-name, .post h2, .who a, .press-today a, .index a, .register a, .related a, .names a, .service, .screen-table a';

test.each([
  ['kk', ['', 'people/', 'people/nurmagambetov-sagadat/', 'people/panfilov-ivan/', 'places/']],
  ['kk', ['units/', 'technicians/', 'press/karaganda/']],
  ['ru', ['people/', 'people/moldagulova-aliya/', 'places/karkaraly/', 'awards/hero-su/']],
  ['ru', ['press/karaganda/', 'press/karaganda/DAY/', 'search/?q=нурмухамбетовна']],
])(
  '%s: no name on %j is torn on a narrow telephone',
  async (language, kinds) => {
    const days = await readdir(path.join(site.dist, language, 'press/karaganda'));
    const day = days.find((name) => name.startsWith('2')) ?? '';
    const torn: string[] = [];
    const { page } = await site.visit(`${language}/offline/`);
    for (const kind of kinds) {
      await page.goto(`${site.address}${language}/${kind.replace('DAY', day)}`);
      if (kind.startsWith('search/')) await page.locator('[data-shown]').waitFor();
      for (const sight of ['', 'low'])
        for (const width of [320, 360]) {
          await page.setViewportSize({ width, height: 640 });
          await page.evaluate(
            (value) => (document.documentElement.dataset['sight'] = value),
            sight,
          );
          const words = await tornWords(page, NAMES);
          torn.push(...words.map((word) => `${kind} ${sight} ${width}: ${word}`));
        }
    }
    expect(torn).toEqual([]);
    await page.close();
  },
  60_000,
);
