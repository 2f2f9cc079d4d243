/** Pictures of a page of every kind: each on one sheet, in three widths, by day and night. */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { PROJECT } from '../../../base/platform/cache.ts';
import { launchBrowser } from '../../../base/platform/browser.ts';
import { walk } from '../../../base/platform/files.ts';
import { parseFile } from '../../../model/files/file.ts';
import { peopleSchema } from '../../../model/files/people.ts';
import { shownPages, type ShownPage } from './shown-pages.ts';
import { serveSite } from '../../testing/built-site.ts';

/** Those that `docs/site.md` shows; the others are looked at and not kept. */
const IN_DOCS: ReadonlySet<string> = new Set(['home', 'person', 'place', 'search']);

const WIDTHS = [1440, 768, 360] as const;
const SCHEMES = ['light', 'dark'] as const;

/** Height of what is seen of a page, px, and how much of it is left on the sheet. */
const HEIGHT = 1000;
const SCALE = 0.5;
const GAP = 16;

/**
 * Photographs the pages of the site in `dist`: those of the docs into `docs/pictures`, the others into
 * `screenshots` below `cache`.
 * @returns The files.
 */
export async function takeScreenshots(dist: string, cache: string): Promise<string[]> {
  const home = await readFile(path.join(dist, 'kk/index.html'), 'utf8');
  const [, below = ''] = /data-base="\/([^"]*)"/.exec(home) ?? [];
  const data = path.join(dist, 'data/people.json');
  const { people } = parseFile(data, await readFile(data, 'utf8'), peopleSchema);
  const pages = shownPages(people, await walk(dist));
  const { address, server } = await serveSite(dist, below);
  const browser = await launchBrowser();
  const [docs, rest] = [path.join(PROJECT, 'docs/pictures'), path.join(cache, 'screenshots')];
  await mkdir(rest, { recursive: true });
  const files: string[] = [];
  try {
    for (const page of pages) {
      const file = path.join(IN_DOCS.has(page.name) ? docs : rest, `site-${page.name}.jpg`);
      await writeSheet(browser, address, page, file);
      files.push(file);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return files;
}

/** A row for each scheme, wide to narrow. */
async function writeSheet(
  browser: Browser,
  address: string,
  shown: ShownPage,
  target: string,
): Promise<void> {
  const shots: { input: Buffer; left: number; top: number }[] = [];
  for (const [row, colorScheme] of SCHEMES.entries()) {
    let left = GAP;
    for (const width of WIDTHS) {
      const shot = await photograph(browser, address, shown, { width, colorScheme });
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
  { at, lowVision }: ShownPage,
  { width, colorScheme }: { width: number; colorScheme: 'light' | 'dark' },
): Promise<Buffer> {
  const viewport = { width, height: HEIGHT };
  const page = await browser.newPage({ viewport, colorScheme, serviceWorkers: 'block' });
  if (lowVision) await page.addInitScript(() => localStorage.setItem('estelik-sight', 'low'));
  await page.goto(address + at);
  await page.reload({ waitUntil: 'networkidle' }); // with its fonts there from the beginning
  const shot = await page.screenshot();
  await page.close();
  return shot;
}
