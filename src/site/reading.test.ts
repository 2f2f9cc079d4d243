/** What a visitor does on the pages besides searching: settings, photographs, sharing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visitor, type Visitor } from '../testing/visits.ts';

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
