/** Photographs go up while the form is written, over a network that comes and goes. */
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { deskBrowser, fillLeast, type DeskBrowser } from '../../../dev/testing/desk-browser.ts';

/** A loaded machine takes its time. */
const SLOW = { timeout: 45_000 };
let open: DeskBrowser;
let context: BrowserContext;
let page: Page;
let line: CDPSession;
/** Some three megabytes, as a telephone's camera takes them. */
let photo: Buffer;
/** Bytes the desk was sent in pieces. */
let sent = 0;

beforeAll(async () => {
  open = await deskBrowser();
  const raw = { width: 1600, height: 1200, channels: 3 as const };
  photo = await sharp(randomBytes(1600 * 1200 * 3), { raw })
    .jpeg({ quality: 90 })
    .toBuffer();
});
beforeEach(async () => {
  ({ context, page } = await open.visit('/?lang=ru'));
  line = await context.newCDPSession(page);
  await line.send('Network.enable');
  sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'PATCH') sent += Number(request.headers()['content-length'] ?? 0);
  });
});
afterEach(async () => {
  await context.close();
  expect(open.broken).toEqual([]);
});
afterAll(() => open?.close());

/** Bytes a second; 0 is no network at all. */
const network = (rate: number): Promise<unknown> =>
  line.send('Network.emulateNetworkConditions', {
    offline: rate === 0,
    latency: 20,
    downloadThroughput: -1,
    uploadThroughput: rate,
  });
const FAST = -1;

const choose = (name = 'дед.jpg'): Promise<void> =>
  page.setInputFiles('#f-photos', { name, mimeType: 'image/jpeg', buffer: photo });

const share = (): Promise<number> =>
  page.$eval('.upload progress', (bar: HTMLProgressElement) => bar.value);

const words = (): Promise<string | null> => page.locator('.upload [role=status]').textContent();

async function submitted(): Promise<string> {
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.waitForURL(/\/status\//);
  const code = (await page.locator('[data-code]').textContent()) ?? '';
  return open.desk.submissions.byCode(code)?.id ?? '';
}

async function originalsOf(id: string): Promise<boolean[]> {
  const photos = open.desk.submissions.photosOf(id);
  const all = await Promise.all(photos.map(({ original }) => open.desk.blobs.read(original)));
  return all.map((bytes) => bytes.equals(photo));
}

test('the network goes and comes: the upload goes on by itself, and the form only names it', async () => {
  await network(400_000);
  await choose();
  await expect.poll(share, SLOW).toBeGreaterThan(0.2);
  await network(0);
  await expect.poll(words, SLOW).toContain('Связь прервалась');
  const before = await share();
  expect(before).toBeGreaterThan(0.1);
  await network(FAST);
  await expect.poll(words, SLOW).toContain('Фотография загружена');
  await fillLeast(page, 'Прерванный Иван');
  const posted = page.waitForRequest((request) => request.url().includes('/?lang=ru'));
  const id = await submitted();
  expect((await posted).postDataBuffer()?.length ?? 0).toBeLessThan(20_000);
  expect(await originalsOf(id)).toEqual([true]);
  // A broken piece is begun again where the desk has it: hardly anything goes twice.
  expect(sent).toBeLessThan(photo.length + 3 * 256 * 1024);
  expect(await readdir(open.desk.uploads.folder)).toEqual([]);
});

test('the tab is closed midway: opened again it goes on where it stood, cut as it was cut', async () => {
  await network(400_000);
  await choose();
  await page.getByRole('button', { name: 'Повернуть' }).click();
  await expect.poll(share, SLOW).toBeGreaterThan(0.3);
  const [file = ''] = await readdir(open.desk.uploads.folder);
  await expect.poll(() => kept(), SLOW).toContain(file);
  await page.close();
  page = await context.newPage();
  page.setDefaultTimeout(45_000);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  await page.goto(`${open.address}/?lang=ru`);
  await page.getByText('Начатое вами сохранилось').waitFor();
  await expect.poll(words, SLOW).toContain('Фотография загружена');
  expect(requests.filter((line) => line.startsWith('POST'))).toEqual([]);
  expect(requests).toContain(`HEAD ${open.address}/uploads/${file}`);
  await fillLeast(page, 'Вернувшаяся Анна');
  const id = await submitted();
  expect(await originalsOf(id)).toEqual([true]);
  expect(open.desk.submissions.photosOf(id)).toMatchObject([{ width: 1200, height: 1600 }]);
});

/** Addresses of uploads the device remembers. */
const kept = (): Promise<string> =>
  page.evaluate(() => JSON.stringify(Object.values(localStorage)));

test('sent while it is still going up, the form waits and says so', async () => {
  await network(600_000);
  await choose();
  await fillLeast(page, 'Нетерпеливый Пётр');
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.getByText(/Загружается 1 фотография: \d+\s%/).waitFor();
  await page.waitForURL(/\/status\//);
  const code = (await page.locator('[data-code]').textContent()) ?? '';
  expect(await originalsOf(open.desk.submissions.byCode(code)?.id ?? '')).toEqual([true]);
});

test('where uploading in pieces is refused the photograph goes with the form', async () => {
  await page.route('**/uploads', (route) => route.fulfill({ status: 403, body: '' }));
  await choose();
  await expect.poll(words, SLOW).toContain('отправим вместе с формой');
  await fillLeast(page, 'Обходной Путь');
  expect(await originalsOf(await submitted())).toEqual([true]);
});

test('a photograph taken out of the form leaves the desk, and another may come', async () => {
  await choose();
  await expect.poll(words, SLOW).toContain('Фотография загружена');
  await page.getByRole('button', { name: 'Убрать: дед.jpg' }).click();
  await expect.poll(() => readdir(open.desk.uploads.folder), SLOW).toEqual([]);
  await choose('другой.jpg');
  await expect.poll(words, SLOW).toContain('Фотография загружена');
  await fillLeast(page, 'Другой Снимок');
  expect(await originalsOf(await submitted())).toEqual([true]);
});

test('who sends at once is waited for until the device has proved its work', async () => {
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/challenge', async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await fillLeast(page, 'Быстрая Рука');
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.getByText('устройство готовит отправку').waitFor();
  answer();
  await page.waitForURL(/\/status\//);
  const code = (await page.locator('[data-code]').textContent()) ?? '';
  expect(open.desk.submissions.byCode(code)?.flags).toEqual([]);
});
