/** Pictures of the main pages for the docs: every page on one sheet, in three widths, by day and night. */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { PROJECT } from '../../../base/platform/cache.ts';
import { launchBrowser } from '../../../base/platform/browser.ts';
import { serveSite } from '../../testing/built-site.ts';

const PAGES = {
  home: 'kk/',
  person: 'kk/people/moldagulova-aliya/',
  place: 'ru/places/karaganda/',
  search: 'ru/search/?q=koshkarbaev',
  map: 'kk/map/',
} as const;

const WIDTHS = [1440, 768, 360] as const;
const SCHEMES = ['light', 'dark'] as const;

/** Height of what is seen of a page, px, and how much of it is left on the sheet. */
const HEIGHT = 1000;
const SCALE = 0.5;
const GAP = 16;

/** Photographs the pages of the site in `dist` into `docs/pictures`. */
export async function takeScreenshots(dist: string): Promise<void> {
  const home = await readFile(path.join(dist, 'kk/index.html'), 'utf8');
  const [, below = ''] = /data-base="\/([^"]*)"/.exec(home) ?? [];
  const { address, server } = await serveSite(dist, below);
  const browser = await launchBrowser();
  const target = path.join(PROJECT, 'docs/pictures');
  await mkdir(target, { recursive: true });
  try {
    for (const [name, at] of Object.entries(PAGES))
      await writeSheet(browser, address + at, path.join(target, `site-${name}.jpg`));
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** A row for each scheme, wide to narrow. */
async function writeSheet(browser: Browser, address: string, target: string): Promise<void> {
  const shots: { input: Buffer; left: number; top: number }[] = [];
  for (const [row, colorScheme] of SCHEMES.entries()) {
    let left = GAP;
    for (const width of WIDTHS) {
      const shot = await photograph(browser, address, { width, colorScheme });
      const input = await sharp(shot)
        .resize(width * SCALE)
        .toBuffer();
      shots.push({ input, left, top: GAP + row * (HEIGHT * SCALE + GAP) });
      left += width * SCALE + GAP;
    }
  }
  const width = WIDTHS.reduce((sum, one) => sum + one * SCALE + GAP, GAP);
  const height = SCHEMES.length * (HEIGHT * SCALE + GAP) + GAP;
  await sharp({ create: { width, height, channels: 3, background: '#8a8781' } })
    .composite(shots)
    .jpeg({ quality: 72, mozjpeg: true })
    .toFile(target);
}

async function photograph(
  browser: Browser,
  address: string,
  { width, colorScheme }: { width: number; colorScheme: 'light' | 'dark' },
): Promise<Buffer> {
  const viewport = { width, height: HEIGHT };
  const page = await browser.newPage({ viewport, colorScheme, serviceWorkers: 'block' });
  await page.goto(address);
  await page.reload({ waitUntil: 'networkidle' }); // with its fonts there from the beginning
  const shot = await page.screenshot();
  await page.close();
  return shot;
}
