/** The wall's own arithmetic, and the wall in a real browser: as it is, and of ten thousand. */
import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crowdWall } from '../../../dev/bench/site/wall.ts';
import { barriers, overflow, visitor, type Visitor } from '../../../dev/testing/visits.ts';
import {
  before,
  between,
  blocksIn,
  pinched,
  pointUnder,
  within,
  zoomed,
  type Camera,
} from './camera.ts';
import { Recent } from './client/recent.ts';
import { strideOf, TURN, turnAt } from './client/tour.ts';
import { gridOf, spotOf, tileAt, tilesOf } from './grid.ts';
import { shownAt, shownFile, type Showing } from './shown.ts';
import { cropOf, type ShownFile } from './tiles.ts';

const count = fc.integer({ min: 1, max: 20_000 });
const aspect = fc.double({ min: 0.3, max: 4, noNaN: true });
const view = fc.record({
  width: fc.integer({ min: 200, max: 3000 }),
  height: fc.integer({ min: 200, max: 2000 }),
});

test('everybody has one place on the wall, inside it, and is found there', () => {
  fc.assert(
    fc.property(count, aspect, (people, shape) => {
      const grid = gridOf(people, shape);
      const taken = new Set<string>();
      for (let index = 0; index < people; index += Math.ceil(people / 500)) {
        const spot = spotOf(grid, index);
        expect(tileAt(grid, spot)).toBe(index);
        expect((spot.column + 1) * 3).toBeLessThanOrEqual(grid.width);
        expect((spot.row + 1) * 4).toBeLessThanOrEqual(grid.height);
        taken.add(`${spot.column} ${spot.row}`);
      }
      expect(taken.size).toBe(Math.ceil(people / Math.ceil(people / 500)));
    }),
  );
});

test('a camera never looks beside the wall, and zooming keeps the point under the finger', () => {
  fc.assert(
    fc.property(
      count,
      view,
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      (people, size, factor) => {
        const grid = gridOf(people, size.width / size.height);
        const camera = within(before(grid, people - 1, size), grid, size);
        const seen = within(zoomed(camera, factor, { x: 3, y: 5 }, size), grid, size);
        for (const [middle, length, window] of [
          [seen.x, grid.width, size.width],
          [seen.y, grid.height, size.height],
        ] as const) {
          const half = window / seen.scale / 2;
          if (half * 2 >= length) expect(middle).toBeCloseTo(length / 2);
          else {
            expect(middle - half).toBeGreaterThanOrEqual(-1e-6);
            expect(middle + half).toBeLessThanOrEqual(length + 1e-6);
          }
        }
        const free = zoomed(camera, factor, { x: 3, y: 5 }, size);
        const [was, is] = [camera, free].map((at) => pointUnder(at, { x: 3, y: 5 }, size));
        expect(is!.x).toBeCloseTo(was!.x, 6);
        expect(is!.y).toBeCloseTo(was!.y, 6);
      },
    ),
  );
});

test('of blocks those are drawn that are seen, and two fingers keep what lies between them', () => {
  fc.assert(
    fc.property(count, view, fc.integer({ min: 0, max: 19_999 }), (people, size, some) => {
      const grid = gridOf(people, size.width / size.height);
      const camera = within(before(grid, some % people, size), grid, size);
      const blocks = blocksIn(grid, camera, size);
      expect(new Set(blocks).size).toBe(blocks.length);
      expect(blocks).toContain(Math.floor((some % people) / (grid.across * grid.down)));
      expect(blocks.flatMap((block) => tilesOf(grid, block)).length).toBeLessThanOrEqual(people);
      for (const { index, column, row } of tilesOf(grid, blocks[0]!)) {
        const corner = spotOf(grid, blocks[0]! * grid.across * grid.down);
        expect(spotOf(grid, index)).toEqual({
          column: corner.column + column,
          row: corner.row + row,
        });
      }
      const [from, to, other] = [
        { x: 5, y: 9 },
        { x: 2, y: 1 },
        { x: 90, y: 80 },
      ];
      const [was, is] = [camera, pinched(camera, from, to, other, size)].map((at) =>
        pointUnder(at, { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 }, size),
      );
      expect([is!.x, is!.y]).toEqual([expect.closeTo(was!.x, 6), expect.closeTo(was!.y, 6)]);
    }),
  );
});

test('what was used last is held', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1 }), (uses) => {
      const recent = new Recent<number>(5);
      for (const use of uses) if (recent.get(`${use}`) === undefined) recent.set(`${use}`, use);
      const last = [...new Set(uses.toReversed())];
      expect(last.map((use) => recent.get(`${use}`) !== undefined)).toEqual(
        last.map((_, at) => at < 5),
      );
    }),
  );
});

test('a flight begins and ends where it should, and zooms one way only', () => {
  const near: Camera = { x: 10, y: 20, scale: 40 };
  const far: Camera = { x: 500, y: 300, scale: 2 };
  for (const [from, to] of [
    [near, far],
    [far, near],
    [near, { ...near, x: 90 }],
  ] as const) {
    const way = Array.from({ length: 21 }, (_, step) => between(from, to, step / 20));
    for (const key of ['x', 'y', 'scale'] as const) {
      expect(way[0]![key]).toBeCloseTo(from[key]);
      expect(way.at(-1)![key]).toBeCloseTo(to[key]);
      const signs = new Set(
        way.slice(1).map((camera, at) => Math.sign(camera[key] - way[at]![key])),
      );
      expect(signs.size).toBe(1);
    }
  }
});

test('a tile shows what CSS would: the focus stays, nothing is stretched', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 8, max: 4000 }),
      fc.integer({ min: 8, max: 4000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (width, height, at) => {
        const crop = cropOf({ width, height }, { x: at, y: at });
        expect(crop.left).toBeGreaterThanOrEqual(0);
        expect(crop.left + crop.width).toBeLessThanOrEqual(width);
        expect(crop.top + crop.height).toBeLessThanOrEqual(height);
        expect(Math.abs(crop.width * 4 - crop.height * 3)).toBeLessThanOrEqual(4);
      },
    ),
  );
});

test('the tour comes to everybody before it comes to anybody twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), (people) => {
      const first = 10 * strideOf(people) * TURN;
      const visits = Array.from({ length: Math.ceil((people * 10) / 9) + 1 }, (_, turn) =>
        turnAt(first + turn * TURN, people),
      ).filter((index) => index !== null);
      expect(new Set(visits.slice(0, people)).size).toBe(people);
    }),
  );
  expect(turnAt(9 * TURN, 100)).toBeNull(); // one turn of ten is the whole wall
  expect([0, 1, 2].map((turn) => turnAt(turn * TURN, 100, [7, 50]))).toEqual([7, 50, 7]);
});

test('who is on a screen is read as it was written, over pauses and nights', () => {
  const start = Date.parse('2027-05-09T04:00:00Z');
  const night = 12 * 60 * 60 * 1000;
  const showing = (screen: string, at: number, person: number): Showing => ({
    screen,
    time: start + at,
    person,
  });
  const file = shownFile(
    [
      showing('b', 0, 3),
      showing('a', 0, 0),
      showing('a', 10_000, 1),
      showing('a', 40_000, 2),
      showing('a', night, 5),
    ],
    10,
  );
  expect(file.runs).toHaveLength(3);
  const at = shownAt(JSON.parse(JSON.stringify(file)));
  const on = (ms: number): number[] => [...at(start + ms)].sort();
  expect([
    on(-1),
    on(0),
    on(9_999),
    on(10_000),
    on(20_000),
    on(40_000),
    on(50_000),
    on(night),
  ]).toEqual([[], [0, 3], [0, 3], [1], [], [2], [], [5]]);
});

/** What axe judges, and what of it colours and larger letters can change. */
const ALL = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SEEN = ['color-contrast', 'link-in-text-block', 'target-size'];

let site: Visitor;
beforeAll(async () => {
  site = await visitor();
}, 300_000);
afterAll(() => site?.leave());

/** What the canvas shows, as grey values of a small picture: whether it changed, and that it is not empty. */
const seen = async (page: Page): Promise<number[]> => [
  ...(await sharp(await page.locator('canvas').screenshot())
    .resize(40, 30, { fit: 'fill' })
    .grayscale()
    .raw()
    .toBuffer()),
];

const differs = (a: readonly number[], b: readonly number[]): number =>
  a.filter((value, index) => Math.abs(value - b[index]!) > 12).length;

const ready = async (page: Page): Promise<void> =>
  page.locator('[data-wall][data-state=ready]').waitFor();

test('by wheel, finger, key and search one comes to a name; without scripts there is the list', async () => {
  const { page, complaints } = await site.visit('ru/wall/', {
    viewport: { width: 1440, height: 900 },
  });
  await ready(page);
  await page.waitForLoadState('networkidle');
  const all = await seen(page);
  expect(new Set(all).size).toBeGreaterThan(20);
  const box = (await page.locator('canvas').boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -600);
  await expect.poll(async () => differs(all, await seen(page))).toBeGreaterThan(200);
  const near = await seen(page);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 150, box.y + box.height / 2 - 90, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => differs(near, await seen(page))).toBeGreaterThan(100);
  expect(await page.locator('[data-caption]').isHidden()).toBe(true); // moving chooses nobody

  await page.fill('#q', 'абдиров');
  await page.locator('.suggestions [data-person=abdirov-nurken]').click();
  expect(page.url()).toContain('/wall/');
  const name = page.locator('[data-caption] a');
  await expect.poll(() => name.textContent()).toContain('Абдиров');
  await expect.poll(() => page.locator('[data-caption] .deed').textContent()).not.toBe('');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => name.textContent()).not.toContain('Абдиров');
  const neighbour = await name.getAttribute('href');
  const id = /people\/([^/]+)\//.exec(neighbour ?? '')?.[1];
  expect(new URL(page.url()).hash).toBe(`#${id}`); // back leads here again
  await name.click(); // a name that nobody sees cannot be pressed
  await page.waitForURL(`**${neighbour}`);
  await page.goBack();
  await expect.poll(() => page.locator('[data-caption] a').getAttribute('href')).toBe(neighbour);
  await page.fill('#q', 'абдиров');
  await page.keyboard.press('Enter'); // the only one of this name
  await expect.poll(() => page.locator('[data-caption] a').innerText()).toContain('Абдиров');
  await page.evaluate(() => (location.hash = '#nobody-of-this-id'));
  await page.locator('[data-unknown]').waitFor();
  expect(complaints).toEqual([]);
  await page.close();

  const plain = await site.browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(`${site.address}ru/wall/`);
  expect(await still.locator('[data-wall]').isVisible()).toBe(false);
  expect(await still.locator('.card').count()).toBeGreaterThan(15);
  await plain.close();
});

test('a place has its own wall; on a telephone it is whole, without barriers and moves by fingers', async () => {
  const { page, complaints } = await site.visit('kk/wall/?place=nura', {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
  });
  await ready(page);
  await page.locator('canvas').scrollIntoViewIfNeeded();
  const box = (await page.locator('canvas').boundingBox())!;
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 4);
  await page.locator('[data-caption] a').waitFor();
  expect(await page.locator('[data-of-place] strong').innerText()).toContain('Нұра');
  for (const sight of ['', 'low'])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.evaluate((value) => (document.documentElement.dataset['sight'] = value), sight);
      await page.emulateMedia({ colorScheme });
      expect(await barriers(page, sight || colorScheme === 'dark' ? SEEN : ALL)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
  expect(complaints).toEqual([]);
  await page.close();
});

test.each([
  ['?place=shet', '.nobody'],
  ['#%E0%A4%A', '[data-unknown]'],
])('%s is told in words of its own', async (address, message) => {
  const { page } = await site.visit(`ru/wall/${address}`);
  await page.locator(message).waitFor();
  expect(await page.locator('.failed').isVisible()).toBe(false);
  await page.close();
});

test('whoever is on a screen now lights up; the show goes to them and ends with a tap', async () => {
  const file = JSON.parse(await readFile(path.join(site.dist, 'wall/shown.json'), 'utf8'));
  const at = shownAt(file as ShownFile);
  // Not a turn of the whole wall, and a slot with somebody.
  let time = Date.parse('2027-05-09T05:00:05Z');
  while (at(time).size === 0 || turnAt(time, 1) === null) time += 5_000;
  const viewport = { width: 1280, height: 720 };
  const { page } = await site.visit('kk/wall/#show', { viewport }, new Date(time));
  await ready(page);
  const names = page.locator('[data-now] button');
  await expect.poll(() => names.count()).toBeGreaterThan(0);
  const caption = page.locator('[data-caption] a');
  await expect.poll(() => caption.textContent()).not.toBe('');
  expect(await names.allTextContents()).toContain(await caption.textContent());
  expect(await page.locator('.wall.show').count()).toBe(1);
  expect(await caption.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.wall.show').count()).toBe(0);
  await page.click('[data-do=show]');
  await page.locator('.wall.show').waitFor();
  await page.mouse.click(640, 200);
  await expect.poll(() => page.locator('.wall.show').count()).toBe(0);
  await page.close();
});

test('ten thousand people: the first view costs 1 MB at most, and every face is in a sheet', async () => {
  const { veterans } = await crowdWall(site, 10_000);
  const browserContext = await site.browser.newContext({
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
  });
  const page = await browserContext.newPage();
  let bytes = 0;
  page.on('response', async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0));
    const isPacked = /\.(?:webp|woff2|avif|jpg|png)$/.test(response.url());
    bytes += isPacked ? body.length : brotliCompressSync(body).length;
  });
  await page.goto(`${site.address}kk/wall/`);
  await ready(page);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  expect(bytes).toBeLessThan(1_000_000);
  expect(new Set(await seen(page)).size).toBeGreaterThan(20);
  const last = veterans.at(-1)!;
  await page.goto(`${site.address}kk/wall/#${last.id}`);
  await page.reload();
  await ready(page);
  await expect.poll(() => page.locator('[data-caption] a').textContent()).not.toBe('');
  site.server.faults.clear();
  await browserContext.close();
});
