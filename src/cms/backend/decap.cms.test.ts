/** Decap itself, in a browser, against the bare repository. */
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { launchBrowser } from '../../base/platform/browser.ts';
import { cmsServer } from '../serve.ts';
import { agree, bringTo, describe, publish, save, unfold } from '../../dev/testing/form-steps.ts';
import { addMany, manyId } from '../../dev/testing/many-people.ts';
import { smallArchive, type SmallArchive } from '../../dev/testing/small-archive.ts';
import { MAIN, Repository } from '../../git/repository.ts';
import { readArchive } from '../../model/archive.ts';
import { git } from '../../git/run.ts';

const PHOTO = '25-progressive-gps.jpg';
const ENTRY = 'content/veterans/karkaraly/abdirov-nurken/index.md';
let folders: SmallArchive;
let app: FastifyInstance;
let repository: Repository;
let browser: Browser;
let page: Page;
let address: string;
const outside: string[] = [];
const broken: string[] = [];

beforeAll(async () => {
  folders = await smallArchive(['abdirov-nurken', 'mametova-manshuk'], []);
  const { archive } = await readArchive(folders.content);
  if (!archive) throw new Error('no archive');
  app = await cmsServer({ ...folders, lang: 'kk' }, archive);
  address = await app.listen({ host: '127.0.0.1', port: 0 });
  repository = await Repository.open(path.join(folders.cache, 'cms.git'));
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(90_000);
  page.on('dialog', (dialog) => void dialog.accept());
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(?:blob|data):/.test(url)) outside.push(url);
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) broken.push(message.text());
  });
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const open = (hash: string): Promise<unknown> =>
  page.goto(`${address}/admin/?at=${hash.length}-${Math.random()}#${hash}`);
const text = async (file: string): Promise<string> =>
  (await repository.read(file))?.toString() ?? '';

const TIMEOUT = 600_000;

test(
  'an entry is opened, changed, brought to ready and published: one line differs',
  { timeout: TIMEOUT },
  async () => {
    const before = await text(ENTRY);
    await open('/collections/karkaraly/entries/abdirov-nurken/index');
    await unfold(page, 'service');
    await page.locator('input[value="шабуылшы ұшқыш (Ил-2)"]').fill('шабуылшы ұшқыш');
    const preview = page.frameLocator('#preview-pane');
    await preview.getByText('шабуылшы ұшқыш', { exact: true }).waitFor();
    await preview.getByText('1919 – 1942').first().waitFor();
    await preview.getByRole('heading', { name: 'Нуркен Абдирович Абдиров' }).waitFor();
    const clip = preview.locator('.networks .drawn');
    const label = () => clip.getAttribute('aria-label');
    const slow = { timeout: 60_000 };
    const name = page.locator('input[value="Нүркен Әбдірұлы Әбдіров"]');
    await expect.poll(label, slow).toContain('Нүркен Әбдірұлы Әбдіров, 1919\u00a0– 1942');
    await name.fill('Нүркен Әбдіров');
    await expect.poll(label, slow).toContain(': Нүркен Әбдіров, ');
    await page.locator('input[value="Нүркен Әбдіров"]').fill('Нүркен Әбдірұлы Әбдіров');
    await preview.locator('.screen svg').first().waitFor();
    const faces = await clip.evaluate(({ ownerDocument: { fonts } }) =>
      ['600 20px "Source Serif 4"', '700 20px "Fira Sans"'].map((face) => fonts.check(face)),
    );
    expect(faces).toEqual([true, true]);
    if (process.env['CMS_PICTURE']) await page.screenshot({ path: process.env['CMS_PICTURE'] });
    await save(page);
    expect(await text(ENTRY)).toBe(before);
    await publish(page);
    expect(await text(ENTRY)).toBe(before.replace('шабуылшы ұшқыш (Ил-2)', 'шабуылшы ұшқыш'));
  },
);

test(
  'a draft that another changed meanwhile is refused in words, and goes on when it is opened anew',
  { timeout: TIMEOUT },
  async () => {
    const branch = 'cms/karkaraly/abdirov-nurken/index';
    const entry = '/collections/karkaraly/entries/abdirov-nurken/index';
    await open(entry);
    await unfold(page, 'service');
    await page.locator('input[value="шабуылшы ұшқыш"]').fill('ұшқыш');
    await save(page);
    await page.getByText(/^Күйі: /).waitFor();
    const data = ((await repository.read(ENTRY, branch))?.toString() ?? '').replace(
      'ұшқыш',
      'пилот',
    );
    const message = 'content(karkaraly): draft abdirov-nurken\n\nStatus: draft';
    await repository.commit(async () => [{ message, write: [{ path: ENTRY, data }] }], branch);
    const changed = await repository.tip(branch);
    await page.getByText(/^Күйі: /).click();
    await page.getByRole('menuitem', { name: 'Тексеруде' }).click();
    await page.getByText('Қайта ашып, қарап шығыңыз', { exact: false }).waitFor();
    expect(await repository.tip(branch)).toBe(changed);
    await open(entry);
    await page.locator('input[value="пилот"]').waitFor({ state: 'attached' });
    await bringTo(page, 'Тексеруде');
    expect(await repository.removeBranch(branch, (await repository.tip(branch)) ?? '')).toBe(true);
  },
);

test(
  'a new person with a photograph: the id is made, the picture cleaned, faults are told',
  { timeout: TIMEOUT },
  async () => {
    await open('/collections/balkhash/new');
    await describe(page, 'Рақымжан Қошқарбаев', path.join(PROJECT, 'fixtures/photos', PHOTO));
    await page.frameLocator('#preview-pane').locator('.networks img').first().waitFor();
    await page.getByRole('button', { name: 'Сақтау' }).click();
    // What is missing stands at its field, and nothing was sent.
    const marked = page.locator('label[for^=page-field] + ul');
    await marked.filter({ hasText: 'Сайттағы бет' }).waitFor();
    await agree(page);
    // What the desk refuses names the field, and stays until it is saved.
    const deed = page.locator('[id^=deed-field] input').first();
    await deed.fill('Полк командирі, майор болды');
    await page.getByRole('button', { name: 'Сақтау' }).click();
    const note = page.getByRole('alert').filter({ hasText: 'Жазба сақталмады' });
    await note.filter({ hasText: 'Ерлігі → қазақша' }).waitFor();
    // Decap moves the cursor of a field that gets the focus: what is there is marked after that.
    await deed.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('Берлинге дейін 1418 күн соғысты');
    await save(page);
    // Our note goes at once, Decap's own words after some seconds.
    await expect.poll(() => note.count(), { timeout: 20_000 }).toBe(0);
    await publish(page);
    const folder = 'content/veterans/balkhash/raqymzhan-qoshqarbaev';
    const files = await repository.list(folder);
    expect(files.map((file) => path.posix.basename(file.path))).toEqual([PHOTO, 'index.md']);
    const bytes = await repository.read(`${folder}/${PHOTO}`);
    expect((await sharp(bytes ?? Buffer.alloc(0)).metadata()).exif).toBeUndefined();
    const { problems } = await readArchive(folders.content);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  },
);

test(
  'a notice to the press is written, refused at its fields, and published: one file differs',
  { timeout: TIMEOUT },
  async () => {
    const before = await repository.tip();
    await open('/collections/corrections.yaml/entries/corrections.yaml');
    await page.getByRole('button', { name: /Қосу: түзету/ }).click();
    const line = (field: string) => page.locator(`[id^=${field}-field]`).last();
    const rewrite = async (field: string, words: string): Promise<void> => {
      // Decap moves the cursor of a field that gets the focus: what is there is marked after that.
      await line(field).focus();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(words);
    };
    await line('person').fill('Нүркен');
    await line('on').fill('2027-02-31');
    for (const field of ['what', 'was', 'now'])
      for (const tag of ['kk', 'ru'])
        await page
          .locator(`[id^=${field}-field] [id^=${tag}-field]`)
          .last()
          .fill(`${field} ${tag}`);
    await page.getByRole('button', { name: 'Сақтау' }).click();
    await page.getByText('Идентификаторға жарамайды: «Нүркен».').waitFor();
    await page.getByText('Бұл күн емес: «2027-02-31».').waitFor();
    await rewrite('person', 'nobody-here');
    await rewrite('on', '2027-05-03');
    await page.getByRole('button', { name: 'Сақтау' }).click();
    const note = page.getByRole('alert').filter({ hasText: 'Түзету 1 → Адам: ' });
    await note.filter({ hasText: '«nobody-here» деген жазба жоқ.' }).waitFor();
    await rewrite('person', 'abdirov-nurken');
    await save(page);
    await publish(page);
    const tip = (await repository.tip()) ?? '';
    expect(await repository.changed(before ?? '', tip)).toEqual([
      { path: 'content/corrections.yaml', isRemoved: false },
    ]);
    const { archive, problems } = await readArchive(folders.content);
    expect(archive?.corrections).toEqual([
      {
        person: 'abdirov-nurken',
        on: '2027-05-03',
        what: { kk: 'what kk', ru: 'what ru' },
        was: { kk: 'was kk', ru: 'was ru' },
        now: { kk: 'now kk', ru: 'now ru' },
      },
    ]);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  },
);

const COUNT = Number(process.env['CMS_ENTRIES'] ?? 1000);

test(
  'a thousand people of one place are listed, found and opened',
  { timeout: TIMEOUT },
  async () => {
    await addMany(repository, await text(ENTRY), { place: 'temirtau', count: COUNT });
    const began = performance.now();
    await open('/collections/temirtau');
    await page.getByText('person-00000').first().waitFor();
    await page.waitForFunction(
      (count) => document.querySelectorAll('a[href*="person-"]').length >= count,
      COUNT,
    );
    console.log(`${COUNT} listed in ${Math.round(performance.now() - began)} ms`);
    await open(`/collections/temirtau/entries/${manyId(COUNT - 1)}/index`);
    await page.locator('input[value="шабуылшы ұшқыш"]').waitFor({ state: 'attached' });
  },
);

/** As many new people on their way: a commit with all of them, and a branch each. */
async function sendOnTheWay(count: number): Promise<void> {
  const model = await text(ENTRY);
  const ids = Array.from({ length: count }, (_, index) => `waiting-${index}`);
  const write = ids.map((id) => ({
    path: `content/veterans/balkhash/${id}/index.md`,
    data: model
      .replace('id: abdirov-nurken', `id: ${id}`)
      .replace('place: karkaraly', 'place: balkhash'),
  }));
  const message = 'content(balkhash): draft many\n\nStatus: pending_review';
  const tip = await repository.tip(MAIN);
  await repository.moveBranch('waiting', null, tip ?? '');
  await repository.commit(async () => [{ message, write }], 'waiting');
  const made = await repository.tip('waiting');
  const refs = ids.map((id) => `create refs/heads/cms/balkhash/${id}/index ${made}\n`);
  await git(repository.folder, ['update-ref', '--stdin'], { input: refs.join('') });
}

test('a board of a thousand people on their way opens', { timeout: TIMEOUT }, async () => {
  await sendOnTheWay(COUNT);
  const began = performance.now();
  await open('/workflow');
  await page.waitForFunction(
    (count) => document.querySelectorAll('a[href*="waiting-"]').length >= count,
    COUNT,
    { timeout: TIMEOUT },
  );
  console.log(`${COUNT} on the board in ${Math.round(performance.now() - began)} ms`);
});

test('nothing was asked of any other address, and the policy of the page held', () => {
  expect(outside).toEqual([]);
  expect(broken).toEqual([]);
});

test('the Kazakh phrases leave none of Decap’s out', { timeout: TIMEOUT }, async () => {
  await open('/collections/balkhash');
  await page.getByText('Балқаш').first().waitFor();
  const missing = await page.evaluate(() => {
    type Phrases = { [name: string]: string | Phrases };
    const decap = (globalThis as unknown as { CMS: { getLocale(name: string): Phrases } }).CMS;
    const walk = (phrases: Phrases, other: Phrases | undefined, at: string): string[] =>
      Object.entries(phrases).flatMap(([name, value]) => {
        const beside = other?.[name];
        if (typeof value === 'string') return beside === undefined ? [at + name] : [];
        return walk(value, typeof beside === 'object' ? beside : undefined, `${at}${name}.`);
      });
    return walk(decap.getLocale('en'), decap.getLocale('kk'), '');
  });
  // Notes are stored as public issues by Decap's other backends, so they are off.
  expect(missing.filter((name) => !/note/i.test(name))).toEqual([]);
});
