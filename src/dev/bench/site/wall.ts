/** The wall of thousands in a browser without a graphics card: how evenly it moves. */
import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { Cache } from '../../../base/platform/cache.ts';
import { nameIndexOf } from '../../../outputs/site/search/write-search.ts';
import { wallFiles } from '../../../outputs/site/wall/write-wall.ts';
import type { Archive } from '../../../model/archive.ts';
import { visitor, type Visitor } from '../../testing/visits.ts';
import { population, siteDataWithoutClips } from './population.ts';

/** Lets the wall of a served site be that of `count` people who never lived. */
export async function crowdWall({ server }: Visitor, count: number): Promise<Archive> {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'estelik-wall-'));
  const cache = new Cache(folder.path);
  const { context, photos } = await population(count, cache);
  const { archive } = context;
  const data = siteDataWithoutClips(archive, photos);
  server.faults.set('/search/names-kk.txt', Buffer.from(nameIndexOf(data, 'kk')));
  for (const output of await wallFiles(data, cache)) {
    const bytes = 'text' in output ? Buffer.from(output.text()) : await readFile(output.source);
    server.faults.set(`/${output.path}`, bytes);
  }
  return archive;
}

export interface WallRun {
  people: number;
  /** Pictures a second while a finger moves the wall, whole, in the middle and near. */
  moving: { whole: number; middle: number; near: number };
  /** The most this browser gives: a page on which one small square moves. */
  rival: number;
}

const SECONDS = 3;

/** Moves the wall by its own pointer events, the browser drawing in software. */
export async function benchWall(people: number): Promise<WallRun> {
  const site = await visitor();
  try {
    await crowdWall(site, people);
    const viewport = { width: 1440, height: 900 };
    const { page } = await site.visit('kk/wall/#', { viewport });
    await page.locator('[data-wall][data-state=ready]').waitFor();
    await page.waitForLoadState('networkidle');
    const rival = await framesOf(page, 'rival');
    const whole = await framesOf(page, 'wall');
    const middle = await nearer(page, 4);
    const near = await nearer(page, 4);
    return { people, moving: { whole, middle, near }, rival };
  } finally {
    await site.leave();
  }
}

async function nearer(page: Page, steps: number): Promise<number> {
  for (let step = 0; step < steps; step += 1) {
    await page.click('[data-do=nearer]');
    await page.waitForTimeout(500);
  }
  await page.waitForLoadState('networkidle');
  return framesOf(page, 'wall');
}

/** Frames a second while each frame moves the wall, or a square of 20 px beside it. */
const framesOf = (page: Page, what: 'wall' | 'rival'): Promise<number> =>
  page.evaluate(
    async ({ what, seconds }) => {
      const canvas = document.querySelector('canvas')!;
      const square = document.body.appendChild(document.createElement('div'));
      square.style.cssText = 'position:fixed;top:0;left:0;width:20px;height:20px;background:#888';
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const send = (type: string, shift: number): boolean =>
        canvas.dispatchEvent(
          new PointerEvent(type, {
            pointerId: 1,
            button: 0,
            clientX: left + width / 2 + shift,
            clientY: top + height / 2 + shift / 2,
          }),
        );
      canvas.setPointerCapture = () => undefined;
      if (what === 'wall') send('pointerdown', 0);
      const start = performance.now();
      let frames = 0;
      while (performance.now() - start < seconds * 1000) {
        const now = await new Promise(requestAnimationFrame);
        frames += 1;
        const shift = 200 * Math.sin(now / 400);
        if (what === 'wall') send('pointermove', shift);
        else square.style.transform = `translateX(${shift}px)`;
      }
      if (what === 'wall') send('pointerup', 0);
      square.remove();
      return Math.round(frames / seconds);
    },
    { what, seconds: SECONDS },
  );
