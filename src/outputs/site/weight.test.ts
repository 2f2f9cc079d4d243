/** What pages weigh and what they are allowed to do. */
import { readFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cache } from '../../base/platform/cache.ts';
import { walk } from '../../base/platform/files.ts';
import { population } from '../../dev/bench/site/population.ts';
import { visitor, type Visitor } from '../../dev/testing/visits.ts';
import { siteDataOf } from './data/site-data.ts';
import { nameIndexOf } from './search/write-search.ts';

let site: Visitor;

beforeAll(async () => {
  site = await visitor();
}, 300_000);
afterAll(() => site?.leave());

const LIGHT = 25_000;
/** All typefaces of a page. */
const TYPE = 120_000;
const ANSWER = 90_000;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Compressed bytes of the HTML, CSS and scripts among what was asked for. */
async function weightOf(requested: readonly string[]): Promise<number> {
  const paths = requested.map((line) => line.replace(/^GET \//, '').replace(/\/$/, '/index.html'));
  const words = [...new Set(paths)].filter((file) => /\.(?:html|css|js)$/.test(file));
  // What the worker fetches for later is no part of the page.
  const files = words.filter((file) => file !== 'sw.js' && !file.includes('/offline/'));
  const sizes = files.map(async (file) => compressed(await readFile(path.join(site.dist, file))));
  return sum(await Promise.all(sizes));
}

const compressed = (bytes: Buffer | string): number => brotliCompressSync(bytes).length;

const htmlFiles = async (): Promise<[string, string][]> => {
  // A screen's player is one file for its device, with its script inside.
  const files = (await walk(site.dist)).filter(
    (file) => file.endsWith('.html') && !file.startsWith('led/'),
  );
  return Promise.all(
    files.map(async (file): Promise<[string, string]> => [
      file,
      await readFile(path.join(site.dist, file), 'utf8'),
    ]),
  );
};

test('the heaviest page of a person is light: HTML, CSS and scripts together, and its typefaces', async () => {
  const people = (await htmlFiles()).filter(([file]) => /^..\/people\/[^/]+\/index/.test(file));
  const [heaviest] = people.sort(([, a], [, b]) => b.length - a.length);
  const { page } = await site.browser
    .newContext({ serviceWorkers: 'block' })
    .then(async (context) => ({ page: await context.newPage() }));
  site.server.requested.length = 0;
  await page.goto(site.address + heaviest![0].replace('index.html', ''), { waitUntil: 'load' });
  expect(await weightOf(site.server.requested)).toBeLessThanOrEqual(LIGHT);
  const fonts = [...new Set(site.server.requested)].filter((line) => line.endsWith('.woff2'));
  expect(fonts.length).toBeGreaterThan(0);
  const bytes = fonts.map((line) => stat(path.join(site.dist, line.replace('GET /', ''))));
  expect(sum((await Promise.all(bytes)).map(({ size }) => size))).toBeLessThanOrEqual(TYPE);
  await page.context().close();
});

test('styles of the press and of technicians are loaded by their pages alone, after the shared ones', async () => {
  const files = await htmlFiles();
  const loading = async (rule: string): Promise<string[]> => {
    const pages = new Set<string>();
    for (const [file, html] of files) {
      const sheets = [...html.matchAll(/<link rel="stylesheet" href="\/([^"]+)"/g)];
      const texts = await Promise.all(
        sheets.map(([, sheet = '']) => readFile(path.join(site.dist, sheet), 'utf8')),
      );
      const at = texts.findIndex((text) => text.includes(rule));
      if (at >= 0) expect(at, file).toBe(texts.length - 1);
      if (at >= 0) pages.add(file.split('/')[1] ?? '');
    }
    return [...pages].sort();
  };
  expect(await loading('.press-table')).toEqual(['press']);
  expect(await loading('.screen-table')).toContain('technicians');
  expect(await loading('.screen-table')).not.toContain('people');
});

test('nothing on a page fades from colour to colour', async () => {
  const sheets = (await walk(site.dist)).filter((file) => file.endsWith('.css'));
  expect(sheets.length).toBeGreaterThan(2);
  for (const sheet of sheets)
    expect(await readFile(path.join(site.dist, sheet), 'utf8'), sheet).not.toContain('gradient(');
});

test('the first answer of the search box costs 90 kB and five requests at most, at 10,000 people', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-crowd-'));
  const { context, photos } = await population(10_000, new Cache(folder));
  const { archive } = context;
  const inputs = { archive, photos, clips: [], placed: new Map<string, number>() };
  const index = nameIndexOf(siteDataOf({ ...inputs, showingsOf: () => [] }), 'kk');
  await rm(folder, { recursive: true });
  site.server.faults.set('/search/names-kk.txt', Buffer.from(index));
  const browserContext = await site.browser.newContext({ serviceWorkers: 'block' });
  const page = await browserContext.newPage();
  await page.goto(`${site.address}kk/`);
  const { requested } = site.server;
  const scripts = requested.filter((line) => line.endsWith('.js')).slice();
  requested.length = 0;
  await page.fill('#q', archive.veterans[0]!.name.ru!);
  await page.locator('[role=option]').first().waitFor();
  const answer = requested.filter((line) => !line.includes('/portraits/'));
  expect(answer.length).toBeLessThanOrEqual(5);
  expect(compressed(index) + (await weightOf([...scripts, ...answer]))).toBeLessThan(ANSWER);
  site.server.faults.clear();
  await browserContext.close();
}, 180_000);

test('no page may run or draw anything inline or foreign, and no script blocks', async () => {
  const wrong: string[] = [];
  for (const [file, html] of await htmlFiles()) {
    const [, policy = ''] =
      /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    if (
      !policy.includes("default-src 'none'") ||
      /unsafe-(?:inline|eval)|https?:|\*/.test(policy.replace('wasm-unsafe-eval', ''))
    )
      wrong.push(`${file}: ${policy || 'no policy'}`);
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) {
      const isData = /type="application\/(?:ld\+)?json"/.test(tag);
      const waits = /type="module"/.test(tag) && / src="\//.test(tag) && !/blocking/.test(tag);
      if (!isData && !waits) wrong.push(`${file}: ${tag}`);
    }
    for (const [inline] of html.matchAll(/<style|<[a-z][^>]* (?:style|on[a-z]+)=/g))
      wrong.push(`${file}: ${inline}`);
  }
  expect([...new Set(wrong)].slice(0, 10)).toEqual([]);
});
