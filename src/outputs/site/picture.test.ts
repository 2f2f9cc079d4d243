/** Photographs of a page: what is offered, and what stands in their place until they are there. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visitor, type Visitor } from '../../dev/testing/visits.ts';

let site: Visitor;

beforeAll(async () => {
  site = await visitor();
}, 300_000);
afterAll(() => site?.leave());

const PERSON = 'ru/people/tiri-ardager/';
const FRAMES = '.portrait.tone, .gallery .tone';

/** Places, sizes and colours of the frames. */
const framesOf = (page: Page) =>
  page.locator(FRAMES).evaluateAll((frames) =>
    frames.map((frame) => {
      const { top, width, height } = frame.getBoundingClientRect();
      return { top, width, height, colour: getComputedStyle(frame).backgroundColor };
    }),
  );

test('a photograph is offered as AVIF, WebP and JPEG, and each file is there', async () => {
  const { page, complaints } = await site.visit(PERSON);
  for (const picture of await page.locator('picture').all()) {
    const types = await picture
      .locator('source')
      .evaluateAll((sources: HTMLSourceElement[]) => sources.map(({ type }) => type));
    expect(types).toEqual(['image/avif', 'image/webp']);
    const sets = await picture
      .locator('source')
      .evaluateAll((sources: HTMLSourceElement[]) => sources.map(({ srcset }) => srcset));
    const fallback = await picture.locator('img').getAttribute('src');
    const widths = sets.map((set) => [...set.matchAll(/ (\d+w)/g)].map(([, width]) => width));
    expect(widths[0]).not.toEqual([]);
    expect(widths[1]).toEqual(widths[0]);
    const addresses = sets.flatMap((set) => set.split(', ').map((one) => one.split(' ')[0]!));
    for (const [at, end] of [
      ...addresses.map((address) => [address, /\.(?:avif|webp)$/] as const),
      [fallback!, /\.jpg$/] as const,
    ]) {
      expect(at).toMatch(end);
      expect((await page.request.get(new URL(at, site.address).href)).status()).toBe(200);
    }
  }
  expect(complaints).toEqual([]);
  await page.close();
});

test.each(['light', 'dark'] as const)(
  'by %s colours its tone stands in its place, and nothing moves when it comes',
  async (colorScheme) => {
    const page = await site.browser.newPage({ colorScheme });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/photos/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(site.address + PERSON, { waitUntil: 'domcontentloaded' });
    await page.evaluate(() => document.fonts.ready);
    const before = await framesOf(page);
    expect(before).toHaveLength(1);
    // The photograph is grey, and so is its place.
    for (const { colour } of before) expect(colour).toMatch(/^rgb\((\d+), \1, \1\)$/);
    release();
    for (const picture of await page.locator('picture img').all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBeGreaterThan(0);
    }
    await page.evaluate(() => scrollTo(0, 0));
    const after = await framesOf(page);
    // The files' own pixels are whole, so their ratio may differ by a fraction of a pixel.
    for (const [index, { top, width, height, colour }] of before.entries()) {
      const now = after[index]!;
      expect(now.colour).toBe(colour);
      for (const moved of [now.top - top, now.width - width, now.height - height])
        expect(Math.abs(moved)).toBeLessThan(1);
    }
    await page.close();
  },
);
