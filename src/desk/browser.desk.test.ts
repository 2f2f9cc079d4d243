/** From a telephone to the street: form, queue by keyboard, Git, page and clip. */
import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../base/cache.ts';
import { findBrowser } from '../base/programs.ts';
import { testDesk, type TestDesk } from '../testing/desk-visits.ts';
import { git } from './git/run.ts';

const run = promisify(execFile);
const PHONE = { width: 360, height: 740 };
const PHOTO = path.join(PROJECT, 'fixtures/photos/01-portrait-pd-512x600.jpg');
const CONTACT = '+7 747 333 44 55';

let browser: Browser;
let open: TestDesk;
beforeAll(async () => {
  const { executable } = await findBrowser();
  browser = await chromium.launch({
    ...(executable && { executablePath: executable }),
    args: ['--no-sandbox'],
  });
  open = await testDesk({}, []);
});
afterAll(async () => {
  await browser.close();
  await open.close();
});

/** A context that tells of everything the pages' policy refused. */
async function context(
  options: Parameters<Browser['newContext']>[0],
  refused: string[],
): Promise<BrowserContext> {
  const made = await browser.newContext({ locale: 'kk', ...options });
  made.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text());
  });
  return made;
}

async function barriers(page: Page): Promise<string[]> {
  // Read by the test, not by the page: its policy runs no foreign script.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Fills the Kazakh form. */
async function fill(page: Page, name: string, photo: boolean): Promise<void> {
  await page.goto(`${open.address}/?lang=kk`);
  await page.fill('[name="name.kk"]', name);
  await page.selectOption('[name=place]', 'nura');
  await page.selectOption('[name=category]', 'front');
  await page.fill('[name="story.kk"]', 'Майданда болған, елге аман оралған.');
  if (photo) await page.setInputFiles('[name=photos]', PHOTO);
  for (const use of ['page', 'clip', 'press']) await page.check(`[name="consent.${use}"]`);
  await page.fill('[name="contact.contact"]', CONTACT);
}

const sendAndRead = async (page: Page): Promise<string> => {
  await page.click('.send button');
  await page.waitForURL(/status/);
  return (await page.textContent('[data-code]'))?.trim() ?? '';
};

test('a telephone without scripts, an editor with a keyboard, a page and a clip', async () => {
  const refused: string[] = [];
  const phone = await context({ viewport: PHONE, javaScriptEnabled: false }, refused);
  const page = await phone.newPage();
  await fill(page, 'Сәрсенов Дәулет', true);
  const code = await sendAndRead(page);
  expect(code).toMatch(/^.{5}-.{5}$/);
  const submission = open.desk.submissions.byCode(code);
  expect(submission?.flags).toEqual(['unproven']);

  const office = await context({ viewport: { width: 1440, height: 900 } }, refused);
  const desk = await office.newPage();
  const secret = open.desk.staff.invite({ name: 'Редактор', role: 'editor', places: [] }, null);
  await desk.goto(`${open.address}/desk/join/${secret}`);
  await desk.fill('[name=passcode]', 'three quiet words');
  await desk.keyboard.press('Enter');
  await desk.waitForURL(/\/desk\?/);
  await desk.keyboard.press('j');
  await desk.waitForURL(/\/desk\/s\//);
  expect(await desk.textContent('h1')).toBe('Сәрсенов Дәулет');
  await desk.keyboard.press('a');
  await desk.waitForURL(/said=approve/);
  await open.desk.publisher.settled();
  expect(refused).toEqual([]);

  const { entry = '' } = open.desk.submissions.byCode(code) ?? {};
  const files = path.join(open.desk.options.data, 'files');
  await open.desk.repository.checkOut(files);
  const out = path.join(open.desk.options.data, 'dist');
  const wanted = ['--content', path.join(files, 'content'), '--out', out];
  const cache = ['--cache', path.join(open.desk.options.data, 'cache'), '--lang', 'en'];
  for (const step of ['clips', 'site'])
    await run(process.execPath, [`scripts/${step}.ts`, ...wanted, ...cache], {
      cwd: PROJECT,
      maxBuffer: 1e8,
    });
  const html = await readFile(path.join(out, 'kk/people', entry ?? '', 'index.html'), 'utf8');
  expect(html).toContain('Сәрсенов Дәулет');
  const media = path.join(out, 'media', entry ?? '');
  const clips = (await readdir(media)).filter((name) => name.endsWith('.mp4'));
  expect(clips).toHaveLength(3);
  for (const clip of clips)
    expect((await stat(path.join(media, clip))).size).toBeGreaterThan(50_000);

  const blobs = await git(open.desk.repository.folder, [
    'cat-file',
    '--batch-all-objects',
    '--batch',
  ]);
  expect(blobs.includes(Buffer.from(CONTACT))).toBe(false);
  await Promise.all([phone.close(), office.close()]);
}, 900_000);

test('with scripts the telephone proves its work, and nothing is refused by the pages’ policy', async () => {
  const refused: string[] = [];
  const phone = await context({ viewport: PHONE }, refused);
  const page = await phone.newPage();
  await fill(page, 'Төлегенова Айша', false);
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[name=altcha]')?.value,
    null,
    { timeout: 120_000 },
  );
  const code = await sendAndRead(page);
  expect(open.desk.submissions.byCode(code)?.flags).toEqual([]);
  expect(refused).toEqual([]);
  await phone.close();
}, 180_000);

test('no page of the desk has a barrier, or is wider than a telephone', async () => {
  const refused: string[] = [];
  const phone = await context({ viewport: PHONE }, refused);
  const page = await phone.newPage();
  const found: string[] = [];
  const look = async (where: string): Promise<void> => {
    await page.goto(open.address + where);
    found.push(...(await barriers(page)).map((barrier) => `${where} ${barrier}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (wide) found.push(`${where} is wider than the screen`);
  };
  for (const where of [
    '/?lang=kk',
    '/?lang=ru&person=abdirov-nurken',
    '/status?lang=ru',
    '/status?code=x',
    '/withdraw?lang=en',
    '/desk/login',
  ])
    await look(where);
  await page.goto(`${open.address}/?lang=ru`);
  await page.click('.send button');
  await page.waitForSelector('[role=alert]');
  found.push(...(await barriers(page)).map((barrier) => `errors ${barrier}`));
  const secret = open.desk.staff.invite({ name: 'Область', role: 'region', places: [] }, null);
  await look(`/desk/join/${secret}`);
  await page.fill('[name=passcode]', 'three quiet words');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\?/);
  const [any] = open.desk.submissions.inState('received');
  for (const where of [
    '/desk?shelf=new',
    '/desk?shelf=done',
    `/desk/s/${any?.id}`,
    `/desk/s/${any?.id}/edit`,
    '/desk/add',
    '/desk/import',
    '/desk/living',
    '/desk/archive',
    '/desk/people',
    '/desk/trail',
  ])
    await look(where);
  expect(found).toEqual([]);
  await phone.close();
}, 180_000);
