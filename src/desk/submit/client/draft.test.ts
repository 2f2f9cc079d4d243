/** What was begun and not sent, in a browser of a telephone's size: each test is a kind of losing it. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { PROJECT } from '../../../base/platform/cache.ts';
import { deskBrowser, fillLeast, type DeskBrowser } from '../../../dev/testing/desk-browser.ts';
import { codeIn, least, member, Visitor } from '../../../dev/testing/desk-visits.ts';

let open: DeskBrowser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  open = await deskBrowser();
});
beforeEach(async () => {
  ({ context, page } = await open.visit('/?lang=ru'));
  await isOpen(page);
});
afterEach(async () => {
  await context.close();
  expect(open.broken).toEqual([]);
});
afterAll(() => open?.close());

const field = (name: string, at = page) => at.locator(`[name="${name}"]`);
const codeAt = (at: Page): string => /status\/([^?]+)/.exec(at.url())?.[1] ?? '';
const draftOf = (code: string) => open.desk.submissions.byCode(code)?.draft;

/** The form has its scripts: what was begun is put back. */
const isOpen = (at: Page): Promise<void> => at.locator('#f-deed + .echo').waitFor();

async function send(at: Page): Promise<string> {
  await at.locator('.send button').click();
  await at.waitForURL(/\/status\//);
  return codeAt(at);
}

const restored = (at: Page) => at.getByText('Начатое вами сохранилось');

test('two tabs are two people, each with a draft of its own; a closed one is found again', async () => {
  await fillLeast(page, 'Первый Иван');
  const second = await context.newPage();
  await second.goto(`${open.address}/?lang=ru`);
  await isOpen(second);
  expect(await field('name.ru', second).inputValue()).toBe('');
  await fillLeast(second, 'Вторая Мария');
  const third = await context.newPage();
  await third.goto(`${open.address}/?lang=ru`);
  await isOpen(third);
  await field('name.ru', third).fill('Третий Пётр');
  await third.close();
  const one = await send(page);
  const two = await send(second);
  expect([one, two].map((code) => draftOf(code)?.name)).toEqual([
    { ru: 'Первый Иван' },
    { ru: 'Вторая Мария' },
  ]);
  await page.goto(`${open.address}/?lang=ru`);
  await restored(page).waitFor();
  expect(await field('name.ru').inputValue()).toBe('Третий Пётр');
});

test('what is written before the scripts have come stays, and is nobody else’s', async () => {
  await fillLeast(page, 'Анна Первая');
  await field('consent.press').check();
  const second = await context.newPage();
  // Scripts that come late: a telephone on the edge of its network.
  await second.route('**/assets/**/*.js', async (route) => {
    await new Promise((wait) => setTimeout(wait, 1500));
    await route.continue();
  });
  await second.goto(`${open.address}/?lang=ru`, { waitUntil: 'commit' });
  await field('name.ru', second).fill('Вера Вторая');
  await field('contact.contact', second).fill('+7 703 333 33 33');
  await page.close();
  await isOpen(second);
  expect(await field('name.ru', second).inputValue()).toBe('Вера Вторая');
  expect(await field('contact.contact', second).inputValue()).toBe('+7 703 333 33 33');
  expect(await field('consent.press', second).isChecked()).toBe(false);
  await second.reload();
  await isOpen(second);
  expect(await field('name.ru', second).inputValue()).toBe('Вера Вторая');
});

test('what was left for a month is erased, whoever it is about; what is younger is put back', async () => {
  await fillLeast(page, 'Давний Пётр');
  await page.evaluate((age) => {
    const [key = ''] = Object.keys(localStorage).filter((name) => name.startsWith('draft '));
    const kept = JSON.parse(localStorage.getItem(key) ?? '') as object;
    const text = (days: number): string =>
      JSON.stringify({ ...kept, photos: [], at: Date.now() - days * age });
    localStorage.setItem('draft abai-kunanbaev  other', text(31));
    localStorage.setItem('draft   another', text(40));
    localStorage.setItem('draft   young', text(29));
  }, 86_400_000);
  const second = await context.newPage();
  await second.goto(`${open.address}/?lang=ru`);
  await restored(second).waitFor();
  const left = await second.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.startsWith('draft ')),
  );
  expect(left.filter((key) => key.endsWith('other'))).toEqual([]);
  expect(left.filter((key) => key.endsWith('young'))).toHaveLength(1);
});

test('a consent that was revoked meanwhile is ticked by no draft, and one that was added is', async () => {
  const family = new Visitor(open.address);
  const fields = least({ 'name.ru': 'Седьмой Марат', 'consent.press': 'on' });
  const code = codeIn(await family.post('/?lang=ru', fields));
  await page.goto(`${open.address}/correct/${code}?lang=ru`);
  await isOpen(page);
  await field('story.ru').fill('Начал дополнять.');
  await field('consent.clip').check();
  await family.post(`/status/${code}/revoke`, { use: 'press' });
  await page.goto(`${open.address}/correct/${code}?lang=ru`);
  await restored(page).waitFor();
  expect(await field('story.ru').inputValue()).toBe('Начал дополнять.');
  expect(await field('consent.press').isChecked()).toBe(false);
  expect(await field('consent.clip').isChecked()).toBe(true);
  await send(page);
  const { id = '' } = open.desk.submissions.byCode(code) ?? {};
  const { press, clip } = open.desk.submissions.consentsOf(id);
  expect({ press, clip }).toEqual({ press: false, clip: true });
});

test('another language loses no word, be it typed right before or in a field it does not show', async () => {
  await fillLeast(page, 'Пятый Олжас');
  await field('story.ru').pressSequentially('Рассказ по-русски');
  await page.locator('a[href="/?lang=kk"]').click();
  await page.waitForURL(/lang=kk/);
  await isOpen(page);
  expect(await field('name.ru').inputValue()).toBe('Пятый Олжас');
  expect(await field('story.ru').isVisible()).toBe(false);
  await field('contact.name').fill('Айгүл');
  await page.locator('a[href="/?lang=ru"]').click();
  await page.waitForURL(/lang=ru/);
  await restored(page).waitFor();
  expect(await field('story.ru').inputValue()).toBe('Рассказ по-русски');
  expect(await field('contact.name').inputValue()).toBe('Айгүл');
  await page.locator('a[href="/?lang=kk"]').click();
  await page.waitForURL(/lang=kk/);
  await isOpen(page);
  expect(draftOf(await send(page))?.story).toEqual({ ru: 'Рассказ по-русски' });
});

test('while the form is on its way nothing can be written into it', async () => {
  await fillLeast(page, 'Шестой Слав');
  let pass = (): void => undefined;
  const passed = new Promise<void>((done) => (pass = done));
  await page.route('**/*', async (route) => {
    if (route.request().method() === 'POST' && !route.request().url().includes('/uploads'))
      await passed;
    await route.continue();
  });
  await page.locator('.send button').click();
  await page.getByText('Отправляется…').waitFor();
  const isInert = (name: string) => field(name).evaluate((one) => one.closest('[inert]') !== null);
  expect([await isInert('story.ru'), await isInert('consent.led')]).toEqual([true, true]);
  expect(await page.locator('.send .progress').evaluate((one) => one.closest('[inert]'))).toBe(
    null,
  );
  pass();
  await page.waitForURL(/\/status\//);
});

/** Files as telephones give them: empty, broken, too many, and one of a cloud that never comes. */
test('empty and broken files are told, too many are named, and no file is waited for against the will', async () => {
  const buffer = await readFile(path.join(PROJECT, 'fixtures/photos/02-portrait-bw-3x4.jpg'));
  const file = (name: string, bytes = buffer) => ({ name, mimeType: 'image/jpeg', buffer: bytes });
  const broken = file('broken.jpg', buffer.subarray(0, 2000));
  await page.setInputFiles('#f-photos', [file('empty.jpg', Buffer.alloc(0)), broken]);
  await page.getByText('Файл пуст, в нём ничего нет: empty.jpg').waitFor();
  await page.getByText('Фотография не открывается: broken.jpg').waitFor();
  for (const name of ['empty.jpg', 'broken.jpg'])
    await page.getByRole('button', { name: `Убрать: ${name}` }).click();
  await page.evaluate(() => {
    const slice = Blob.prototype.slice;
    Blob.prototype.slice = function (this: Blob, ...range) {
      const part = slice.apply(this, range);
      if (this instanceof File && this.name === 'never.jpg')
        part.arrayBuffer = () => new Promise(() => undefined);
      return part;
    };
  });
  const good = [0, 1, 2, 3, 4, 5, 6].map((number) =>
    file(`${number}.jpg`, Buffer.concat([buffer, Buffer.from([number])])),
  );
  await page.setInputFiles('#f-photos', [file('never.jpg'), ...good]);
  await fillLeast(page, 'Облаков Пётр');
  await page.locator('.send button').click();
  await page.getByText('Читаем «never.jpg»').getByRole('button', { name: 'Убрать' }).click();
  await page.getByText('не больше 6. Не взяты: 5.jpg, 6.jpg.').waitFor();
  await page.getByText('Ещё не отправлено').waitFor();
  expect(await page.locator('.chosen > li').count()).toBe(5);
  const { id = '' } = open.desk.submissions.byCode(await send(page)) ?? {};
  expect(open.desk.submissions.photosOf(id)).toHaveLength(5);
});

/** Of somebody who signs in anew in this tab. */
async function signIn(name: string): Promise<void> {
  const secret = open.desk.staff.invite({ name, role: 'region', places: 'all' }, null);
  await page.goto(`${open.address}/desk/join/${secret}?lang=ru`);
  await page.fill('[name=password]', 'three quiet words');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\?/);
}

test('a reason that was given back because a colleague edited meanwhile is there at the next look', async () => {
  const family = new Visitor(open.address);
  const code = codeIn(await family.post('/?lang=ru', least({ 'name.ru': 'Слова Возвращённые' })));
  const { id = '' } = open.desk.submissions.byCode(code) ?? {};
  await signIn('Айгуль');
  await page.goto(`${open.address}/desk/s/${id}?lang=ru`);
  await page.keyboard.press('r');
  const words = page.locator('#return-words');
  await words.fill('Мои слова');
  const now = open.desk.submissions.byId(id)?.draft;
  open.desk.submissions.update(id, { draft: { ...now, role: { ru: 'Связист' } } });
  await page.locator('form[action$="/return"] button').click();
  await page.waitForURL(/\/return/);
  await expect.poll(() => words.inputValue()).toBe('Мои слова');
  await page.goto(`${open.address}/desk/s/${id}?lang=ru`);
  await expect.poll(() => words.inputValue(), { timeout: 10_000 }).toBe('Мои слова');
});

test('reasons and deeds that are begun outlive a look at the contact, another language and the session', async () => {
  const family = new Visitor(open.address);
  const code = codeIn(await family.post('/?lang=ru', least({ 'name.ru': 'Слова Долгие' })));
  const { id = '' } = open.desk.submissions.byCode(code) ?? {};
  await signIn('Айгуль');
  const where = `${open.address}/desk/s/${id}`;
  await page.goto(where);
  await page.keyboard.press('r');
  await field('reason').first().check();
  const words = page.locator('#return-words');
  await words.fill('Мои длинные слова');
  await page.locator('details.deed').evaluate((more: HTMLDetailsElement) => (more.open = true));
  await field('deed.ru').fill('Вынес знамя');
  const isThere = async (): Promise<void> => {
    // The scripts put it back, a moment after the page.
    await expect.poll(() => words.inputValue(), { timeout: 10_000 }).toBe('Мои длинные слова');
    expect(await words.isVisible()).toBe(true);
    expect(await field('reason').first().isChecked()).toBe(true);
    expect(await field('deed.ru').inputValue()).toBe('Вынес знамя');
  };
  await page.locator('form[action$="/contact"] button').click();
  await page.getByText('+7 701 555 66 77').waitFor();
  await isThere();
  await page.goto(where);
  await page.locator('nav a[hreflang=en]').click();
  await page.waitForURL(/lang=en/);
  await isThere();
  const cookies = await context.cookies();
  await context.clearCookies({ name: 'desk' });
  await page.locator('form[action$="/return"] button').click();
  await page.waitForURL(/login/);
  await context.addCookies(cookies); // signed in again
  await page.goto(`${where}?lang=ru`);
  await isThere();
  // What was kept is not told of any more.
  await page.locator('details.deed form > .actions button').click();
  await page.getByText('Подвиг сохранён.').waitFor();
  const kept = page.locator('.notice', { hasText: 'поэтому начатое вами не возвращено' });
  expect(await kept.locator('dd').allTextContents()).toEqual(['Мои длинные слова']);
  // A colleague decides: the page has no such form any more, and the words are still there.
  const colleague = await member(open, 'region');
  await colleague.post(`/desk/s/${id}/refuse`, { form: colleague.form, reason: 'insult' });
  await page.goto(where);
  expect(await kept.locator('dd').allTextContents()).toContain('Мои длинные слова');
  await kept.getByRole('button', { name: 'Стереть' }).click();
  await kept.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  // Who decides otherwise than was begun needs the reasons no more.
  const other = codeIn(await family.post('/?lang=ru', least({ 'name.ru': 'Слова Лишние' })));
  await page.goto(`${open.address}/desk/s/${open.desk.submissions.byCode(other)?.id}`);
  await page.keyboard.press('r');
  await words.fill('Уже не нужно');
  await page.locator('form[action$="/block"] button').click();
  await page.waitForURL(/flash=block/);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});
