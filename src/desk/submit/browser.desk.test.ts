/** From a telephone to the street: form, queue by keyboard, Git, page and clip. */
import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { deskBrowser, type DeskBrowser } from '../../dev/testing/desk-browser.ts';
import { member } from '../../dev/testing/desk-visits.ts';
import { SMALL_PICTURES } from '../../dev/testing/run-build.ts';
import { git } from '../../git/run.ts';

const PLACE = 'temirtau';
const SCREEN = 'temirtau-centre';
const PHOTO = path.join(PROJECT, 'fixtures/photos/01-portrait-pd-512x600.jpg');
const CONTACT = '+7 747 333 44 55';

let open: DeskBrowser;
/** What the desk's own command builds after each commit. */
let site: string;
beforeAll(async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'estelik-built-'));
  site = path.join(root, 'dist');
  const build = `"${process.execPath}" "${SMALL_PICTURES}" "${path.join(PROJECT, 'scripts/build.ts')}"`;
  const to = `--out "${site}" --cache "${path.join(root, 'cache')}" --lang en`;
  const after = `${build} --content "$ESTELIK_CONTENT" ${to}`;
  open = await deskBrowser({ after, site }, [], [SCREEN], [PLACE, 'nura']);
});
afterAll(() => open.close());

async function barriers(page: Page): Promise<string[]> {
  // Read by the test, not by the page: its policy runs no foreign script.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Fills the Kazakh form. */
async function fill(
  page: Page,
  name: string,
  { photo = false, led = false, place = 'nura' } = {},
): Promise<void> {
  await page.goto(`${open.address}/?lang=kk`);
  await page.fill('[name="name.kk"]', name);
  await page.selectOption('[name=place]', place);
  await page.selectOption('[name=category]', 'front');
  await page.fill('[name="story.kk"]', 'Майданда болған, елге аман оралған.');
  if (photo) await page.setInputFiles('[name=photos]', PHOTO);
  for (const use of ['page', 'clip', 'press', ...(led ? ['led'] : [])])
    await page.check(`[name="consent.${use}"]`);
  await page.fill('[name="contact.contact"]', CONTACT);
}

const sendAndRead = async (page: Page): Promise<string> => {
  await page.click('.send button');
  await page.waitForURL(/status/);
  return (await page.textContent('[data-code]'))?.trim() ?? '';
};

test('a telephone without scripts, an editor with a keyboard; then page, clip and street screen, and gone again', async () => {
  const { context: phone, page } = await open.visit('/health', {
    locale: 'kk',
    javaScriptEnabled: false,
  });
  await fill(page, 'Сәрсенов Дәулет', { photo: true, led: true, place: PLACE });
  const code = await sendAndRead(page);
  expect(code).toMatch(/^.{4}-.{4}-.{4}$/);
  const submission = open.desk.submissions.byCode(code);
  expect(submission?.flags).toEqual(['unproven']);

  const { context: office, page: desk } = await open.visit('/health', {
    locale: 'kk',
    viewport: { width: 1440, height: 900 },
  });
  const secret = open.desk.staff.invite({ name: 'Редактор', role: 'editor', places: 'all' }, null);
  await desk.goto(`${open.address}/desk/join/${secret}`);
  await desk.fill('[name=password]', 'three quiet words');
  await desk.keyboard.press('Enter');
  await desk.waitForURL(/\/desk\?/);
  await desk.keyboard.press('j');
  await desk.waitForURL(/\/desk\/s\//);
  expect(await desk.textContent('h1')).toBe('Дәулет Сәрсенов');
  await desk.keyboard.press('a');
  await desk.waitForURL(/flash=approve/);
  const second = await member(open, 'editor');
  // The second look is at what lies in Git, as soon as it does.
  const approve = () => second.post(`/desk/s/${submission?.id}/screens`, { form: second.form });
  await vi.waitFor(async () => expect((await approve()).status).toBe(303), 60_000);
  await open.desk.publisher.whenIdle();
  expect(open.desk.troubles.all()).toEqual([]);
  expect(open.broken).toEqual([]);

  const { entry = '' } = open.desk.submissions.byCode(code) ?? {};
  const html = await readFile(path.join(site, 'kk/people', entry ?? '', 'index.html'), 'utf8');
  expect(html).toContain('Дәулет Сәрсенов');
  const media = path.join(site, 'media', entry ?? '');
  const clips = (await readdir(media)).filter((name) => name.endsWith('.mp4'));
  expect(clips.length).toBeGreaterThanOrEqual(3);
  for (const clip of clips)
    expect((await stat(path.join(media, clip))).size).toBeGreaterThan(10_000);
  const playing = async (): Promise<string> =>
    readFile(path.join(site, 'led', SCREEN, 'playlist.m3u'), 'utf8').catch(() => '');
  expect(await playing()).toContain(entry);

  await page.goto(`${open.address}/status/${code}?lang=kk`);
  const status = (await page.textContent('main')) ?? '';
  expect(await page.locator('.steps .done').count()).toBe(4);
  expect(status).toMatch(/Теміртау[^]*\d\d:\d\d/);
  expect(status).not.toContain(CONTACT);
  const whole = page.locator('details', { has: page.locator('form[action*="/take-back"]') });
  await whole.locator('summary').click();
  await whole.locator('button').click();
  await open.desk.publisher.whenIdle();
  await expect(stat(path.join(site, 'kk/people', entry ?? '', 'index.html'))).rejects.toThrow();
  expect(await readdir(media).catch(() => [])).toEqual([]);
  expect(await playing()).not.toContain(entry);
  await page.reload();
  expect(await page.locator('.steps').count()).toBe(0);

  const blobs = await git(open.desk.repository.folder, [
    'cat-file',
    '--batch-all-objects',
    '--batch',
  ]);
  expect(blobs.includes(Buffer.from(CONTACT))).toBe(false);
  await Promise.all([phone.close(), office.close()]);
}, 900_000);

test('with scripts the telephone proves its work, and nothing is refused by the pages’ policy', async () => {
  const { context: phone, page } = await open.visit('/health', { locale: 'kk' });
  await fill(page, 'Төлегенова Айша');
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[name=altcha]')?.value,
    null,
    { timeout: 120_000 },
  );
  const code = await sendAndRead(page);
  expect(open.desk.submissions.byCode(code)?.flags).toEqual([]);
  expect(open.broken).toEqual([]);
  await phone.close();
}, 600_000);

/** Looked at in the display for low vision too. */
const LOW = ['/?lang=kk', '/desk?tab=new', '/desk/add'];

test('no page of the desk has a barrier, or is wider than a telephone', async () => {
  const { context: phone, page } = await open.visit('/health', { locale: 'kk' });
  const found: string[] = [];
  const visit = async (where: string): Promise<void> => {
    await page.goto(open.address + where);
    found.push(...(await barriers(page)).map((barrier) => `${where} ${barrier}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (wide) found.push(`${where} is wider than the screen`);
    const widest = await page.evaluate(() => {
      document.documentElement.dataset['sight'] = 'low';
      return document.documentElement.scrollWidth > innerWidth;
    });
    if (widest) found.push(`${where} is wider than the screen for low vision`);
    if (!LOW.includes(where)) return;
    found.push(...(await barriers(page)).map((barrier) => `low vision ${where} ${barrier}`));
  };
  for (const where of [
    '/?lang=kk',
    '/?lang=ru&person=abdirov-nurken',
    '/status?lang=ru',
    '/status?code=x',
    '/withdraw?lang=en',
    '/desk/login',
  ])
    await visit(where);
  await page.goto(`${open.address}/?lang=ru`);
  await page.click('.send button');
  await page.waitForSelector('[role=alert]');
  found.push(...(await barriers(page)).map((barrier) => `errors ${barrier}`));
  const secret = open.desk.staff.invite({ name: 'Область', role: 'region', places: 'all' }, null);
  await visit(`/desk/join/${secret}`);
  await page.fill('[name=password]', 'three quiet words');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\?/);
  const [any] = open.desk.submissions.inState('received');
  for (const where of [
    '/desk?tab=new',
    '/desk?tab=done',
    `/desk/s/${any?.id}`,
    `/desk/s/${any?.id}/edit`,
    '/desk/add',
    '/desk/import',
    '/desk/living',
    '/desk/archive',
    '/desk/people',
    '/desk/audit',
  ])
    await visit(where);
  expect(found).toEqual([]);
  await phone.close();
}, 600_000);
