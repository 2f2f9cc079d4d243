/** The clip's frame in the public form: when it is fetched, what it shows, and that nothing is sent. */
import { t } from '../../../i18n/index.ts';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { PROJECT } from '../../../base/platform/cache.ts';
import { launchBrowser } from '../../../base/platform/browser.ts';
import {
  codeIn,
  least,
  testDesk,
  Visitor,
  type TestDesk,
} from '../../../dev/testing/desk-visits.ts';

const PHOTO = path.join(PROJECT, 'fixtures/photos/02-portrait-bw-3x4.jpg');
const LONGEST = 'Мұхаммедрахман Нұрмұхаммедұлы Байжұмақұлбаев';
/** What a clip of the networks is set in. */
const FACES = [
  'SourceSerif4Display-Semibold',
  'SourceSerif4Display-Regular',
  'SourceSerif4Subhead-Semibold',
  'SourceSerif4Subhead-Regular',
  'FiraSans_400Regular',
  'FiraSans_600SemiBold',
];
/** A loaded machine takes its time. */
const patiently = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 30_000 });
let open: TestDesk;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let requests: string[];
const broken: string[] = [];

beforeAll(async () => {
  open = await testDesk();
  browser = await launchBrowser();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  page = await context.newPage();
  page.setDefaultTimeout(45_000);
  requests = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  page.on('console', (message) => {
    if (message.type() === 'error') broken.push(message.text());
  });
  page.on('pageerror', (error) => broken.push(error.message));
  await page.goto(`${open.address}/?lang=kk`);
});
afterEach(async () => {
  await context.close();
  expect(broken).toEqual([]);
  // Photographs go up by themselves; for the frame nothing does.
  expect(requests.filter((line) => /^POST .*(?<!\/uploads)$/.test(line))).toEqual([]);
  expect(requests.filter((line) => !line.includes(open.address))).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await open?.close();
});

const field = (name: string) => page.locator(`[name="${name}"]`);
type Name = 'networks' | 'networks-told' | 'screen' | 'screen-told';
const frame = (name: Name) => page.locator(`.frames .${name} .drawn`);
const fetched = (): string[] => requests.filter((line) => /clip|\.ttf/.test(line));
const altText = (name: Name) => frame(name).getAttribute('aria-label');
const openMore = () => page.locator('main details summary').first().click();

test('nothing is fetched before somebody asks with a name; then it follows what is written', async () => {
  await page.getByRole('button', { name: 'Бейнероликті көрсету' }).click();
  await page.getByText('Алдымен адамның атын жазыңыз').waitFor();
  expect(fetched()).toEqual([]);
  await field('name.kk').fill(LONGEST);
  await page.getByRole('button', { name: 'Бейнероликті көрсету' }).click();
  await patiently(() => altText('networks')).toBe(`Бейнероликтің алғашқы суреті: ${LONGEST}`);
  await field('category').selectOption('front');
  await patiently(() => altText('networks-told')).toMatch(
    /^Бейнероликтің келесі суреті: Мұхаммедрахман .*, Ұлы Отан соғысына қатысқан$/,
  );
  expect(await altText('networks')).toBe(`Бейнероликтің алғашқы суреті: ${LONGEST}`);
  expect(fetched().filter((line) => line.endsWith('.ttf'))).toHaveLength(FACES.length);
  const text = await frame('networks').locator('svg text').allTextContents();
  expect(LONGEST.split(' ').filter((word) => !text.join(' ').includes(word))).toEqual([]);
  expect(await page.getByRole('button', { name: 'Бейнероликті көрсету' }).isVisible()).toBe(false);

  await field('deed.kk').fill('Днепр өткелінде отыз жаралыны');
  await patiently(() => altText('networks-told')).toContain(', Днепр өткелінде отыз жаралыны');
  await field('deed.kk').fill('Днепр өткелінде отыз жаралыны алып шықты');
  await patiently(async () =>
    (await frame('networks-told').locator('svg text').allTextContents()).join(' '),
  ).toContain('алып шықты');

  await openMore();
  await field('birth.date').fill('шамамен 1915');
  await field('death.date').fill('02.1943');
  await patiently(() => altText('networks')).toContain('шам.\u00a01915\u00a0– 1943');
  await field('death.date').fill('қыста');
  await patiently(() => altText('networks')).not.toContain('1943');
  await field('living').check();
  await patiently(() =>
    frame('networks')
      .locator('svg')
      .first()
      .evaluate((svg) => getComputedStyle(svg).backgroundColor),
  ).toBe('rgb(245, 240, 230)');
  await field('name.kk').fill('');
  await patiently(() => frame('networks').isVisible()).toBe(false);
});

test('a chosen photograph brings the picture by itself, cut as it was cut; consent brings the screen', async () => {
  await field('name.ru').fill('Ахметов Серик Нурланович');
  await page.setInputFiles('#f-photos', PHOTO);
  const shown = frame('networks').locator('img').first();
  await shown.waitFor();
  const ratio = () =>
    shown.evaluate(
      ({ naturalWidth, naturalHeight }: HTMLImageElement) => naturalWidth / naturalHeight,
    );
  await patiently(ratio).toBe(900 / 1200);
  await page.getByRole('button', { name: 'Бұру' }).click();
  await patiently(ratio).toBe(1200 / 900);
  expect(await frame('screen').isVisible()).toBe(false);
  await field('consent.led').check();
  await frame('screen').locator('img').first().waitFor();
  expect(await altText('screen')).toContain('Серик Нурланович Ахметов');
  await field('consent.led').uncheck();
  await patiently(() => frame('screen').isVisible()).toBe(false);
  await page.getByRole('button', { name: /Алып тастау/ }).click();
  await patiently(() => frame('networks').locator('img').count()).toBe(0);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run('.clip'),
  );
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('without its typefaces the form says so, and shows the frame when they can be had', async () => {
  await page.route('**/*.ttf', (route) => route.fulfill({ status: 503 }));
  const ask = page.getByRole('button', { name: 'Бейнероликті көрсету' });
  // Asked before there is a name, so that what is written is followed once and no try is left over.
  await ask.click();
  await field('name.kk').fill('Әсем');
  await page.getByText('Суретті көрсету мүмкін болмады').waitFor();
  await patiently(() => broken.length).toBe(FACES.length);
  broken.splice(0);
  await page.unroute('**/*.ttf');
  await ask.click();
  await patiently(() => altText('networks')).toContain('Әсем');
});

test('the desk sees the deed drawn beside the field, and as it is written', async () => {
  const deed = 'На Днепре вынес из-под огня тридцать раненых';
  const visitor = new Visitor(open.address);
  const photo = { name: 'a.jpg', bytes: await readFile(PHOTO) };
  const fields = least({ 'deed.ru': deed, 'consent.clip': 'on', 'consent.led': 'on' });
  const sent = await visitor.post('/?lang=ru', fields, [photo]);
  const id = open.desk.submissions.byCode(codeIn(sent))?.id ?? '';
  const secret = open.desk.staff.invite({ name: 'Редактор', role: 'editor', places: 'all' }, null);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${open.address}/desk/join/${secret}?lang=ru`);
  await page.locator('[name=password]').fill('three quiet words');
  await page.locator('main form button').first().click();
  await page.waitForURL(/\/desk(?:$|\?|\/)(?!join)/);
  requests = [];
  await page.goto(`${open.address}/desk/s/${id}?lang=ru`);
  expect(fetched()).toEqual([]);
  await page.keyboard.press('d');
  await patiently(() => altText('networks-told')).toContain(deed);
  await frame('networks-told').locator('img').first().waitFor();
  await patiently(() => altText('screen-told')).toContain(deed);
  await field('deed.ru').fill('На Днепре вынес тридцать раненых');
  await patiently(() => altText('networks-told')).toContain(', На Днепре вынес тридцать раненых');
  await patiently(() => altText('screen-told')).not.toContain('огня');
});

test('what is added to somebody who is there has no clip to show', async () => {
  await page.goto(`${open.address}/?lang=kk&person=abdirov-nurken`);
  await page.locator('#f-consent').waitFor();
  expect(await page.locator('.clip').count()).toBe(0);
});

test('the script and its typefaces weigh what a telephone can bear', async () => {
  const size = async (name: string): Promise<number> => {
    const answer = await fetch(`${open.address}/assets/${name}`, {
      headers: { 'accept-encoding': 'br' },
    });
    return Number(answer.headers.get('content-length'));
  };
  const sizes = await Promise.all(['clip.js', ...FACES.map((face) => `${face}.ttf`)].map(size));
  expect(Math.min(...sizes)).toBeGreaterThan(30_000);
  // Fetched only when somebody asks for the frame.
  expect(sizes.reduce((sum, bytes) => sum + bytes)).toBeLessThan(850_000);
  const form = await (await fetch(`${open.address}/assets/form.js`)).text();
  expect(form).not.toMatch(/remotion/i);
  expect(form, 'words of the staff').not.toContain(t('kk')('desk.nav.queue'));
});
