/** The site as an app, below a folder of its host: installed, without a network, after an update. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { LANGUAGES } from '../../model/language.ts';
import { visitor, type Visitor } from '../../dev/testing/visits.ts';
import { STORES, withoutQuery, type Store } from './offline/kept.ts';

let site: Visitor;

beforeAll(async () => {
  site = await visitor('memorial/');
}, 300_000);
afterAll(() => site?.leave());

const PERSON = 'people/tiri-ardager/';
const PATIENCE = { timeout: 30_000, interval: 100 };

/** Waits until the browser keeps `address` in one of the site's stores, or keeps it no more. */
const untilKept = (page: Page, store: Store, address: string, kept = true): Promise<void> =>
  vi.waitFor(async () => {
    const found = await page.evaluate(
      async ([name, at]) => (await (await caches.open(name)).match(at)) !== undefined,
      [STORES[store].name, address] as const,
    );
    expect(found).toBe(kept);
  }, PATIENCE);

/** A page of the site in a browser of its own, once it is kept, for which one visit is enough. */
async function visitKept(at: string): Promise<Page> {
  const { page } = await site.visit(at);
  await untilKept(page, 'pages', withoutQuery(page.url()));
  return page;
}

/** Cuts the page and its worker off. */
const cutOff = (page: Page): Promise<void> => page.context().setOffline(true);

test('a page seen once is there without a network, with its picture; another is told in words', async () => {
  const page = await visitKept(`ru/${PERSON}`);
  const portrait = page.locator('.person > header img');
  const picture = (): Promise<[address: string, width: number]> =>
    portrait.evaluate((image: HTMLImageElement) => [image.currentSrc, image.naturalWidth]);
  await untilKept(page, 'pictures', (await picture())[0]);
  await cutOff(page);
  await page.reload();
  expect(await page.textContent('h1')).toContain('Анна Ивановна Светлова');
  await vi.waitFor(async () => expect((await picture())[1]).toBeGreaterThan(0), PATIENCE);
  expect(
    await page.evaluate(async () => (await document.fonts.load('600 16px "Estelik Serif"')).length),
  ).toBe(1);
  for (const language of LANGUAGES) {
    await page.goto(`${site.address}${language}/people/abdirov-nurken/`);
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    expect(await page.title()).toMatch(/байланысы жоқ|Нет связи|no connection/);
  }
  await page.goto(`${site.address}ru/places/`);
  await page.locator(`[data-seen] a[href$="/ru/${PERSON}"]`).waitFor();
  await page.context().close();
});

test('a search done once is done again without a network, by another name', async () => {
  const page = await visitKept('kk/search/?q=panfilov');
  await page.locator('main a[data-person="panfilov-ivan"]').waitFor();
  await untilKept(page, 'pages', `${site.address}search/names-kk.txt`);
  await cutOff(page);
  await page.goto(`${site.address}kk/search/?q=moldagulova`);
  await page.locator('main a[data-person="moldagulova-aliya"]').waitFor();
  await page.context().close();
});

test('seeks in a clip pass the worker by: 206, and nothing of it is kept', async () => {
  const clip = path.join(site.dist, 'media/x/x.mp4');
  await mkdir(path.dirname(clip), { recursive: true });
  await writeFile(clip, Buffer.alloc(5000, 7));
  const page = await visitKept('kk/');
  const answer = await page.evaluate(async (address) => {
    const part = await fetch(address, { headers: { Range: 'bytes=100-199' } });
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const kept = await Promise.all(stores.map((store) => store.match(address)));
    return {
      controlled: navigator.serviceWorker.controller !== null,
      status: part.status,
      size: (await part.arrayBuffer()).byteLength,
      kept: kept.filter(Boolean).length,
    };
  }, `${site.address}media/x/x.mp4`);
  expect(answer).toEqual({ controlled: true, status: 206, size: 100, kept: 0 });
  await page.context().close();
});

test('a stick is one download that the worker puts together, or a list where it is not there', async () => {
  const page = await visitKept('ru/technicians/');
  const row = page.locator('#karaganda-theatre');
  const link = row.locator('a[data-stick]');
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('karaganda-theatre-stick.zip');
  const files = unzipSync(await readFile(await download.path()));
  const read = (name: string): string => Buffer.from(files[name] ?? []).toString();
  expect(Object.keys(files)).toEqual(['0001.mp4', '0002.mp4']);
  expect(read('0002.mp4')).toBe('stick/0002.mp4 of karaganda-theatre');
  await page.context().close();
  const plain = await site.visit('ru/technicians/', { javaScriptEnabled: false });
  expect(await plain.page.locator('a[data-stick]:visible').count()).toBe(0);
  const others = ['playlist.m3u', 'instruction-kk.pdf', 'clock-check.mp4', 'checksums.sha256'];
  for (const name of others)
    expect(await plain.page.locator(`#karaganda-theatre a[href$="/${name}"]`).count(), name).toBe(
      1,
    );
  await plain.page.locator('#karaganda-theatre summary').click();
  const names = plain.page.locator('#karaganda-theatre details a');
  const shownNames = (await names.allTextContents()).map((name) => name.trim());
  expect(shownNames).toEqual(['0001.mp4', '0002.mp4']);
  expect(await plain.page.locator('#karaganda-theatre a[href$="/player/"]').count()).toBe(1);
  await plain.page.close();
});

test('what is new is shown at once, a new worker takes over, and a page taken down goes', async () => {
  const page = await visitKept(`kk/${PERSON}`);
  const { faults } = site.server;
  const html = await readFile(path.join(site.dist, `kk/${PERSON}index.html`), 'utf8');
  const worker = await readFile(path.join(site.dist, 'sw.js'), 'utf8');
  faults.set(`kk/${PERSON}`, Buffer.from(html.replace('</h1>', ' · жаңа</h1>')));
  faults.set('/sw.js', Buffer.from(`${worker}\n// new`));
  const takenOver = page.evaluate(async () => {
    const { serviceWorker } = navigator;
    const changed = new Promise((done) =>
      serviceWorker.addEventListener('controllerchange', () => done(true)),
    );
    await (await serviceWorker.ready).update();
    return changed;
  });
  expect(await takenOver).toBe(true);
  await page.reload();
  expect(await page.textContent('h1')).toContain('жаңа');
  faults.set(`kk/${PERSON}`, 404);
  await page.goto(`${site.address}kk/`);
  const address = `${site.address}kk/${PERSON}`;
  expect(await page.evaluate(async (gone) => (await fetch(gone)).status, address)).toBe(404);
  await untilKept(page, 'pages', address, false);
  faults.clear();
  await page.context().close();
});

test.each(LANGUAGES)('%s: the site is an app with a name and icons', async (language) => {
  const { page } = await site.visit(`${language}/`);
  const devtools = await page.context().newCDPSession(page);
  const found = await devtools.send('Page.getAppManifest');
  expect(found.errors).toEqual([]);
  const manifest = JSON.parse(found.data ?? '{}') as { icons: { src: string; sizes: string }[] };
  expect(manifest).toMatchObject({ lang: language, start_url: `/memorial/${language}/` });
  for (const { src, sizes } of manifest.icons) {
    const file = path.join(site.dist, src.replace('/memorial/', ''));
    const { width, height, format } = await sharp(file).metadata();
    expect([`${width}x${height}`, format]).toEqual([sizes, 'png']);
  }
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  await page.context().close();
});
