/** The built site in a real browser. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cache, PROJECT } from '../base/cache.ts';
import { walk } from '../base/files.ts';
import { readOptions } from '../base/options.ts';
import { findBrowser } from '../base/programs.ts';
import { t } from '../i18n/index.ts';
import { ledPeople, scheduleOf } from '../led/index.ts';
import { readArchive } from '../model/archive.ts';
import { makePhotos } from '../photos/index.ts';
import { writeManifest } from '../publish/manifest.ts';
import { publishOutputs } from '../publish/outputs.ts';
import { smallArchive } from '../testing/small-archive.ts';
import { serve } from '../testing/static-server.ts';
import { makeSite } from './index.ts';
import { NOBODY, QUERIES } from './queries.ts';

const PHOTO = '02-portrait-bw-3x4.jpg';

const MINIMAL = `---
id: bir-esim
name:
  kk: Бөпежан
category: home-front
place: nura
formerIds: [eski-esim]
consent:
  page: true
---
`;

const LIVING = `---
id: tiri-ardager
name:
  ru: Анна Ивановна Светлова
category: medic
place: nura
birth:
  date: '~1924'
living: true
photos:
  - file: portrait.jpg
    role: portrait
    focal: { x: 0.4, y: 0.2 }
consent:
  page: true
---

# ru

Живёт в посёлке. *Работала* в госпитале <script>alert(1)</script>.
`;

let browser: Browser;
let dist: string;
let address: string;
let close: () => void;

beforeAll(async () => {
  const everybody = [...new Set(QUERIES.map(([, person]) => person))];
  const workshop = await smallArchive(everybody, ['karaganda-theatre']);
  const add = async (id: string, text: string): Promise<string> => {
    const folder = path.join(workshop.content, 'veterans', 'nura', id);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'index.md'), text);
    return folder;
  };
  await add('bir-esim', MINIMAL);
  const folder = await add('tiri-ardager', LIVING);
  await cp(path.join(PROJECT, 'fixtures/photos', PHOTO), path.join(folder, 'portrait.jpg'));

  const options = {
    ...readOptions([]),
    content: workshop.content,
    out: workshop.out,
    cache: workshop.cache,
  };
  const { archive } = await readArchive(options.content);
  if (!archive) throw new Error('The archive cannot be read');
  const context = { options, archive, cache: new Cache(options.cache), t: t('en') };
  const { photos, outputs } = await makePhotos(context);
  const { campaign, screens } = archive;
  const schedule = scheduleOf({ campaign, screens, people: ledPeople(archive) });
  const site = await makeSite(context, { photos, clips: [], schedule });
  await publishOutputs(options, 'photos', outputs);
  await publishOutputs(options, 'site', site.outputs);
  await writeManifest(options);
  dist = options.out;
  ({ address, close } = await serve(dist));
  const { executable } = await findBrowser();
  browser = await chromium.launch({ executablePath: executable!, args: ['--no-sandbox'] });
}, 300_000);

afterAll(async () => {
  await browser?.close();
  close?.();
});

interface Visit {
  page: Page;
  /** Errors in the console, requests that failed and requests to elsewhere. */
  complaints: string[];
}

async function visit(at: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Visit> {
  const page = await browser.newPage(options);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) complaints.push(`foreign: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(address + at, { waitUntil: 'networkidle' });
  return { page, complaints };
}

const KINDS = [
  '',
  'people/',
  'people/abdirov-nurken/',
  'people/bir-esim/',
  'people/tiri-ardager/',
  'places/',
  'places/karaganda/',
  'letters/',
  'units/',
  'awards/hero-su/',
  'fates/',
  'years/',
  'sought/',
  'statistics/',
  'map/',
  'search/?q=абдиров',
  'about/',
  'submit/',
  'privacy/',
  'data/',
];

for (const colorScheme of ['light', 'dark'] as const)
  for (const language of ['kk', 'ru', 'en'])
    test(`${language}, ${colorScheme}: no page has a barrier, an error or a foreign request`, async () => {
      const found: string[] = [];
      for (const kind of KINDS) {
        const { page, complaints } = await visit(`${language}/${kind}`, {
          colorScheme,
          viewport: { width: 320, height: 640 },
        });
        // The evaluation is the tester's own: the page's policy would refuse a script element.
        await page.evaluate(axe.source);
        const violations = await page.evaluate(async () => {
          const { axe: tool } = globalThis as unknown as { axe: typeof import('axe-core') };
          const result = await tool.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
          });
          return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
        });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (overflow > 0) complaints.push(`wider than the screen by ${overflow}`);
        found.push(...[...violations, ...complaints].map((text) => `${kind} ${text}`));
        await page.close();
      }
      expect(found).toEqual([]);
    }, 180_000);

test.each(['kk', 'ru', 'en'])(
  '%s: every spelling finds its person first, nonsense nobody',
  async (language) => {
    const { page } = await visit(`${language}/search/`);
    const first = async (query: string): Promise<string | null> => {
      await page.fill('#q', query);
      await page.press('#q', 'Enter');
      await page.waitForFunction(
        (text) =>
          new URLSearchParams(location.search).get('q') === text &&
          document.querySelector('[data-search-page]')?.getAttribute('data-shown') === text,
        query,
      );
      const link = page.locator('main a[data-person]').first();
      return (await link.count()) > 0 ? link.getAttribute('data-person') : null;
    };
    const wrong: string[] = [];
    for (const [query, person] of QUERIES) {
      const found = await first(query);
      if (found !== person) wrong.push(`${query}: ${found}`);
    }
    for (const query of NOBODY) {
      const found = await first(query);
      if (found !== null) wrong.push(`${query}: ${found}`);
    }
    expect(wrong).toEqual([]);
    expect(await page.locator('[data-nobody] a').count()).toBeGreaterThan(2);
    await page.close();
  },
  120_000,
);

test('the search keeps its address: in a link, on the way back and in another language', async () => {
  const { page } = await visit('kk/search/?q=moldagulova');
  const result = page.locator('main a[data-person="moldagulova-aliya"]');
  await result.click();
  await page.waitForURL('**/kk/people/moldagulova-aliya/');
  await page.goBack();
  await result.waitFor();
  expect(await page.inputValue('#q')).toBe('moldagulova');
  await page.click('a[data-language="ru"]');
  await page.waitForURL('**/ru/search/?q=moldagulova');
  await result.waitFor();
  await page.close();
});

test('a search is narrowed by facets, and stories are found in whatever letters', async () => {
  const { page } = await visit('ru/search/?place=balkhash');
  await page.locator('[data-names] a').first().waitFor();
  expect(await page.locator('[data-names] a').count()).toBe(1);
  await page.goto(`${address}ru/search/?q=aeroklub`, { waitUntil: 'networkidle' });
  await page.locator('[data-stories] a[data-person="abdirov-nurken"]').waitFor();
  await page.close();
});

test('the search box suggests, and the keyboard leads to the page', async () => {
  const { page } = await visit('kk/');
  await page.fill('#q', 'панфил');
  await page.locator('[role=option][data-person="panfilov-ivan"]').waitFor();
  await page.press('#q', 'ArrowDown');
  expect(await page.getAttribute('#q', 'aria-activedescendant')).toBe('suggestions-0');
  await page.press('#q', 'Enter');
  await page.waitForURL('**/kk/people/panfilov-ivan/');
  await page.click('a[data-language="en"]');
  await page.waitForURL('**/en/people/panfilov-ivan/');
  await page.close();
});

test('a former address leads to the person', async () => {
  const { page } = await visit('ru/people/eski-esim/');
  await page.waitForURL(`${address}ru/people/bir-esim/`);
  expect(await page.textContent('h1')).toContain('Бөпежан');
  await page.close();
});

test('every link inside the site leads somewhere', async () => {
  const files = new Set(await walk(dist));
  const lost = new Set<string>();
  for (const file of [...files].filter((name) => name.endsWith('.html'))) {
    const html = await readFile(path.join(dist, file), 'utf8');
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

test('words of the entry stay words: no script of a story reaches the page', async () => {
  const html = await readFile(path.join(dist, 'ru/people/tiri-ardager/index.html'), 'utf8');
  expect(html).toContain('&lt;script&gt;alert(1)');
  expect(html).toContain('<em>Работала</em>');
  expect(html).not.toMatch(/Гибель|Смерть/);
});

test('a person’s page is light: at most 25 kB of HTML, CSS and scripts', async () => {
  const html = await readFile(path.join(dist, 'kk/people/abdirov-nurken/index.html'));
  const parts = [...html.toString().matchAll(/(?:href|src)="\/(assets\/[^"]+\.(?:css|js))"/g)];
  let size = gzipSync(html).length;
  for (const [, part] of parts) size += gzipSync(await readFile(path.join(dist, part!))).length;
  expect(size).toBeLessThan(25_000);
});
