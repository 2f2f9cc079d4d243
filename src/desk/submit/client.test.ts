/** The form in a browser of a telephone's size, with the scripts it has there. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { deskBrowser, fillLeast, type DeskBrowser } from '../../dev/testing/desk-browser.ts';
import { least, member, Visitor } from '../../dev/testing/desk-visits.ts';

const photo = (name: string): string => path.join(PROJECT, 'fixtures/photos', name);
/** A loaded machine takes its time. */
const SLOW = { timeout: 30_000 };
let open: DeskBrowser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  open = await deskBrowser();
});
beforeEach(async () => {
  ({ context, page } = await open.visit('/?lang=ru'));
});
afterEach(async () => {
  await context.close();
  expect(open.broken).toEqual([]);
});
afterAll(() => open?.close());

const field = (name: string) => page.locator(`[name="${name}"]`);
const count = (): number =>
  Number(open.desk.db.get('SELECT count(*) AS n FROM submission')?.['n'] ?? 0);

/** Signs in somebody new of the desk, all of one name, in this tab. */
async function join(): Promise<void> {
  const secret = open.desk.staff.invite({ name: 'Айгуль', role: 'region', places: 'all' }, null);
  await context.clearCookies({ name: 'desk' });
  await page.goto(`${open.address}/desk/join/${secret}?lang=ru`);
  await page.fill('[name=password]', 'three quiet words');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\?/);
}

/** What the device holds of forms that were begun. */
const draftValues = (): Promise<[string, string][][]> =>
  page.evaluate(() =>
    Object.entries(localStorage).flatMap(([key, text]) =>
      key.startsWith('draft ')
        ? [(JSON.parse(String(text)) as { values: [string, string][] }).values]
        : [],
    ),
  );

/** How many photographs the device holds. */
const keptPhotos = (): Promise<number> =>
  page.evaluate(async () => {
    const opened = indexedDB.open('keyval-store');
    await new Promise((done) => (opened.onsuccess = done));
    const all = opened.result.transaction('keyval').objectStore('keyval').count();
    await new Promise((done) => (all.onsuccess = done));
    opened.result.close();
    return all.result;
  });

/** Of the photograph as it is shown. */
const shownSize = () =>
  page.$eval('.chosen canvas', ({ width, height }: HTMLCanvasElement) => [width, height]);

test('what was begun is there again after a reload, with the photograph, and can be erased', async () => {
  const id = await field('submission').inputValue();
  await page
    .locator('main details')
    .first()
    .evaluate((more: HTMLDetailsElement) => (more.open = true));
  await field('birth.date').fill('шамамен 1915');
  await page.setInputFiles('#f-photos', photo('02-portrait-bw-3x4.jpg'));
  await fillLeast(page, 'Ахметов Серик');
  await expect.poll(keptPhotos, SLOW).toBe(1);
  await page.reload();
  const note = await page.getByText('Начатое вами сохранилось').textContent();
  expect(note?.replaceAll('\u00a0', ' ')).toMatch(/: \d{1,2} \p{L}{3,}, \d\d:\d\d\./u);
  expect(await field('name.ru').inputValue()).toBe('Ахметов Серик');
  expect(await field('submission').inputValue()).toBe(id);
  expect(await field('birth.date').isVisible()).toBe(true);
  expect(await page.$eval('#f-photos', (input: HTMLInputElement) => input.files?.[0]?.name)).toBe(
    '02-portrait-bw-3x4.jpg',
  );
  await page.getByRole('button', { name: 'Стереть и начать заново' }).click();
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[name="name.ru"]')?.value === '',
  );
  expect(await page.getByText('Начатое вами сохранилось').count()).toBe(0);
  expect(await field('submission').inputValue()).not.toBe(id);
});

test('a date is said as it is understood while it is written', async () => {
  await page
    .locator('main details')
    .first()
    .evaluate((more: HTMLDetailsElement) => (more.open = true));
  const echo = page.locator('#f-birth-date + output');
  await field('birth.date').fill('15.03.1942');
  await expect
    .poll(async () => (await echo.textContent())?.replaceAll('\u00a0', ' '), SLOW)
    .toBe('Поняли так: 15 марта 1942 г.');
  await field('birth.date').fill('после войны');
  await expect.poll(() => echo.textContent(), SLOW).toContain('не поняли «войны»');
});

test('the letters of the deed are counted while it is written', async () => {
  const echo = page.locator('#f-deed + .echo');
  expect(await echo.textContent()).toBe('Знаков: 0 из 64');
  await field('deed.ru').fill('  Под  Невелем одна вела огонь из пулемёта ');
  expect(await echo.textContent()).toBe('Знаков: 39 из 64');
  await field('deed.ru').fill('я'.repeat(70));
  expect(await echo.textContent()).toBe('Знаков: 70, лишних 6. Сократите до 64.');
});

test('what is wrong is said without losing anything; sent, the draft is gone and the sender stays', async () => {
  await fillLeast(page, 'Сулейменов Болат');
  await field('consent.page').uncheck();
  await page.setInputFiles('#f-photos', photo('02-portrait-bw-3x4.jpg'));
  const before = count();
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.getByRole('alert').waitFor();
  expect(await field('name.ru').inputValue()).toBe('Сулейменов Болат');
  expect(await page.locator('.kept img').count()).toBe(1);
  expect(count()).toBe(before);
  await field('consent.page').check();
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.waitForURL(/\/status\//);
  const code = (await page.locator('[data-code]').textContent()) ?? '';
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Скопировать код и ссылку' }).click();
  await page.getByText('Скопировано.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(code.trim());
  const { id = '' } = open.desk.submissions.byCode(code) ?? {};
  expect(open.desk.submissions.photosOf(id)).toHaveLength(1);
  expect(count()).toBe(before + 1);
  await page.getByRole('link', { name: /ещё/i }).click();
  await field('name.ru').waitFor();
  await page.getByText('Ваши контакты взяты').waitFor();
  expect(await page.getByText('Начатое вами сохранилось').count()).toBe(0);
  expect(await field('contact.contact').inputValue()).toBe('+7 701 555 66 77');
  expect(await field('place').inputValue()).toBe('nura');
  expect(await field('name.ru').inputValue()).toBe('');
});

/** What a browser restores by itself on the way back would be a tick that nobody made. */
test('the way back after sending brings no tick and no word of the person before', async () => {
  await fillLeast(page, 'Бекетов Ораз');
  await field('story.ru').fill('Рассказ об Оразе');
  await field('consent.led').check();
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.waitForURL(/\/status\//);
  await page.goBack();
  await page.locator('#f-deed + .echo').waitFor();
  for (const use of ['page', 'clip', 'led', 'press'])
    expect(await field(`consent.${use}`).isChecked(), use).toBe(false);
  expect(await field('story.ru').inputValue()).toBe('');
  expect(await field('category').inputValue()).toBe('');
});

test('a consent that a colleague took out is not ticked again by the way back', async () => {
  await join();
  const id = randomUUID();
  const other = await member(open, 'region');
  await other.post('/desk/add', least({ submission: id, form: other.form }));
  const tick = async (at: Page, isOn: boolean): Promise<void> => {
    await at.goto(`${open.address}/desk/s/${id}/edit?lang=ru`);
    await at.locator('[name="consent.led"]').setChecked(isOn);
    await at.locator('form.sending .send button').click();
    await at.waitForURL(/flash=edit/);
  };
  await tick(page, true);
  await tick(await context.newPage(), false);
  await page.goBack();
  await field('consent.led').waitFor();
  expect(await field('consent.led').isChecked()).toBe(false);
  await page.locator('form.sending .send button').click();
  await page.waitForURL(/flash=edit/);
  expect(open.desk.submissions.consentsOf(id).led).toBe(false);
});

test('the display for low vision is chosen as on the site, and kept from page to page', async () => {
  const size = () =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const usual = await size();
  await page.locator('details.view summary').click();
  await page.getByLabel('Для слабовидящих').check();
  expect(await size()).toBeGreaterThan(usual * 1.3);
  await page.goto(`${open.address}/status?lang=kk`);
  expect(await size()).toBeGreaterThan(usual * 1.3);
  const families = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  expect(families).not.toMatch(/Fira Sans|Source Serif/);
});

test('a long list stands with the frequent first and is narrowed by a word; what is ticked stays', async () => {
  await page.locator('main details', { has: page.locator('#f-awards') }).evaluate((more) => {
    (more as HTMLDetailsElement).open = true;
  });
  const shown = page.locator('#f-awards label:has(input[type=checkbox]):visible');
  const all = await shown.count();
  expect(await shown.first().textContent()).toContain('Красной Звезды');
  await page.getByLabel('орден Ленина').check();
  const filter = page.locator('#f-awards input[type=search]');
  await filter.fill('москв');
  expect((await shown.allTextContents()).map((text) => text.trim())).toEqual([
    'орден Ленина',
    expect.stringContaining('Москвы'),
  ]);
  await filter.press('Enter');
  await filter.fill('');
  expect(await shown.count()).toBe(all);
  const rank = page.locator('#f-rank-code');
  await page.locator('.row', { has: rank }).locator('input[type=search]').fill('серж');
  const found = await rank.locator('option').allTextContents();
  expect(found.slice(1).every((text) => text.includes('сержант'))).toBe(true);
  expect(found.length).toBeGreaterThan(2);
});

test('what no desk can open is refused when it is chosen, by its bytes and by name', async () => {
  const buffer = Buffer.from('\0\0\0\u0018ftypqt  and a film', 'latin1');
  await page.setInputFiles('#f-photos', { name: 'baba.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByText('«baba.jpg» не подойдёт: это видео.').waitFor();
  expect(await page.locator('.chosen > li').count()).toBe(0);
  await page.setInputFiles('#f-photos', photo('40-drawn.heic'));
  await page.locator('.chosen > li').waitFor();
});

/** Files of a cloud, on a telephone: the bytes of one come late, those of another never. */
test('a file that cannot be read drops no other, and none is left behind by a quick press', async () => {
  const buffer = await readFile(photo('02-portrait-bw-3x4.jpg'));
  await page.evaluate(() => {
    const slice = Blob.prototype.slice;
    Blob.prototype.slice = function (this: Blob, ...range) {
      const part = slice.apply(this, range);
      if (!(this instanceof File) || range[0] !== 0) return part;
      if (this.name === 'far.jpg')
        part.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
      if (this.name === 'slow.jpg') {
        const read = part.arrayBuffer.bind(part);
        part.arrayBuffer = async () => {
          await new Promise((come) => addEventListener('come', come, { once: true }));
          return read();
        };
      }
      return part;
    };
  });
  await fillLeast(page, 'Облаков Иван');
  const before = count();
  const file = (name: string) => ({ name, mimeType: 'image/jpeg', buffer });
  await page.setInputFiles('#f-photos', [file('far.jpg'), file('slow.jpg')]);
  const send = page.getByRole('button', { name: 'Отправить' });
  await send.click();
  await page.getByText('Читаем снимки…').waitFor();
  await page.evaluate(() => dispatchEvent(new Event('come')));
  await page.getByText('«far.jpg» не удалось прочитать').waitFor();
  await page.getByText('Ещё не отправлено').waitFor();
  expect(await page.locator('.chosen > li').count()).toBe(1);
  expect(count()).toBe(before);
  await send.click();
  await page.waitForURL(/\/status\//);
  const code = (await page.locator('[data-code]').textContent()) ?? '';
  const { id = '' } = open.desk.submissions.byCode(code) ?? {};
  expect(open.desk.submissions.photosOf(id)).toHaveLength(1);
});

test('what somebody of the desk typed outlives the session, and a form of an earlier one', async () => {
  await join();
  await page.goto(`${open.address}/desk/add`);
  await field('name.ru').fill('Омаров Бекен');
  await field('place').selectOption('nura');
  const cookies = await context.cookies();
  await context.clearCookies({ name: 'desk' });
  const send = page.locator('form.sending button:not([type=button])').first();
  await send.click();
  await page.waitForURL(/login/);
  await context.addCookies(cookies); // signed in again
  await page.goto(`${open.address}/desk`);
  await page.getByText('Незаконченное сохранилось').click();
  await page.getByText('возвращено на место').waitFor();
  expect(await field('name.ru').inputValue()).toBe('Омаров Бекен');
  await page.locator('form.sending [name=form]').evaluate((token) => {
    const input = token as HTMLInputElement;
    input.value = input.value.replace(/\..*/, '.of-an-earlier-session');
  });
  await send.click();
  await page.getByRole('alert').getByText('Ещё не сохранено').waitFor();
  expect(await field('name.ru').inputValue()).toBe('Омаров Бекен');
  // What was given back is kept like what was typed, with a word more.
  await field('story.ru').fill('И ещё слово');
  await page.goto(`${open.address}/desk/add`);
  expect(await field('name.ru').inputValue()).toBe('Омаров Бекен');
  expect(await field('story.ru').inputValue()).toBe('И ещё слово');
  await send.click();
  await page.waitForURL(/\/desk\/s\//);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test('over what another has changed nothing is put back: it is shown to its writer alone, to be copied', async () => {
  const other = await member(open, 'region');
  const { form } = other;
  const consents = { 'consent.led': 'on', form };
  const { location } = await other.post(
    '/desk/add',
    least({ 'name.ru': 'Омаров Серик', ...consents }),
  );
  await join();
  await page.goto(`${open.address}${location}/edit`);
  await field('story.ru').fill('Рассказ Айгуль');
  // Neither a decision about another nor another language takes it for sent.
  await page.goto(`${open.address}/desk?flash=edit&of=${randomUUID()}`);
  await page.getByText('Незаконченное сохранилось').waitFor();
  await page.goto(`${open.address}/desk?lang=kk`);
  await page.getByText('Аяқталмаған жазбаңыз').waitFor();
  await page.goto(`${open.address}${location}/edit?lang=ru`);
  expect(await field('story.ru').inputValue()).toBe('Рассказ Айгуль');
  // Meanwhile another corrects it, and the family wants no screen.
  const names = { 'name.ru': 'Омаров Серік', 'story.ru': 'Рассказ другого' };
  const now = { form, place: 'nura', category: 'front', 'consent.page': 'on', ...names };
  expect((await other.post(`${location}/edit`, now)).status).toBe(303);
  for (let opening = 0; opening < 2; opening += 1) {
    await page.goto(`${open.address}${location}/edit`);
    const notice = page.locator('.notice', { hasText: 'поэтому начатое вами не возвращено' });
    expect(await notice.locator('dd').allTextContents()).toEqual(['Рассказ Айгуль']);
    expect(await field('story.ru').inputValue()).toBe('Рассказ другого');
    expect(await field('consent.led').isChecked()).toBe(false);
  }
  await join();
  await page.goto(`${open.address}${location}/edit`);
  expect(await page.getByText('Рассказ Айгуль').count()).toBe(0);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test('a dark photograph is advised upon before sending, and a good one is not', async () => {
  const good = photo('02-portrait-bw-3x4.jpg');
  const buffer = await sharp(good).linear(0.2).jpeg().toBuffer();
  await page.setInputFiles('#f-photos', { name: 'dark.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByText('тёмн').waitFor();
  await page.setInputFiles('#f-photos', good);
  await page.locator('.chosen li canvas').nth(1).waitFor();
  const advised = page.locator('.chosen > li').filter({ has: page.locator('.advice li') });
  expect(await advised.count()).toBe(1);
  expect(await advised.first().textContent()).toContain('dark.jpg');
});

test('a photograph is turned, cut with the keyboard, and put back as it was', async () => {
  await page.setInputFiles('#f-photos', photo('02-portrait-bw-3x4.jpg'));
  await page.getByRole('button', { name: 'Повернуть' }).click();
  await page.getByRole('button', { name: 'Вернуть как было' }).waitFor();
  expect(await shownSize()).toEqual([1200, 900]);
  const cut = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Обрезать края' }).press('Enter');
    const left = page.getByRole('slider', { name: 'Слева' });
    await left.focus();
    for (let press = 0; press < 25; press += 1) await left.press('ArrowRight');
    await page.getByRole('button', { name: 'Обрезать', exact: true }).press('Enter');
  };
  await cut();
  await expect.poll(shownSize, SLOW).toEqual([900, 900]);
  await page.getByRole('button', { name: 'Вернуть как было' }).click();
  await expect.poll(shownSize, SLOW).toEqual([900, 1200]);
  await page.getByRole('button', { name: 'Повернуть' }).click();
  await cut();
  await fillLeast(page, 'Обрезанный Снимок');
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.waitForURL(/\/status\//);
  const code = (await page.locator('[data-code]').textContent()) ?? '';
  const { id = '' } = open.desk.submissions.byCode(code) ?? {};
  const [kept] = open.desk.submissions.photosOf(id);
  expect([kept?.width, kept?.height]).toEqual([900, 900]);
  // As it was taken, the family's photograph lies at the desk too.
  const original = await open.desk.blobs.read(kept?.original ?? '');
  expect(original.equals(await readFile(photo('02-portrait-bw-3x4.jpg')))).toBe(true);
});

test('kept photographs keep portrait, turn and order over a reload, and are sent so', async () => {
  const visitor = new Visitor(open.address);
  const files = await Promise.all(
    ['02-portrait-bw-3x4.jpg', '27-portrait.webp'].map(async (name) => ({
      name,
      bytes: await readFile(photo(name)),
    })),
  );
  const { location } = await visitor.post('/?lang=ru', least({ 'name.ru': 'Снимков Пётр' }), files);
  const code = /status\/([^?]+)/.exec(location)?.[1] ?? '';
  const { id = '' } = open.desk.submissions.byCode(code) ?? {};
  const before = open.desk.submissions.photosOf(id);
  await page.goto(`${open.address}/correct/${code}?lang=ru`);
  const radios = page.locator('.kept [name=first]');
  const items = page.locator('.kept > li');
  await items.nth(1).getByRole('button', { name: 'Повернуть' }).click();
  await radios.nth(1).check();
  const isKept = async (): Promise<boolean> =>
    (await draftValues()).some((values) => {
      const named = (name: string) => values.filter(([own]) => own === name).map(([, v]) => v);
      return named('recut').length === 1 && named('first')[0] === named('kept')[1];
    });
  await expect.poll(isKept, SLOW).toBe(true);
  await page.reload();
  await page.getByText('Начатое вами сохранилось').waitFor();
  expect(
    await radios.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
  ).toEqual(before.map(({ original }) => original));
  expect(await radios.nth(1).isChecked()).toBe(true);
  expect(await radios.nth(0).isChecked()).toBe(false);
  await items.nth(1).getByRole('button', { name: 'Вернуть как было' }).waitFor();
  const later = items.nth(0).getByRole('button', { name: 'Переставить позже' });
  await radios.nth(0).check();
  await later.press('Enter');
  expect(
    await page.$$eval('.kept [name=kept]', (all) =>
      all.map((one) => (one as HTMLInputElement).value),
    ),
  ).toEqual(before.map(({ original }) => original).reverse());
  await radios.nth(0).check();
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.waitForURL(/\/status\//);
  const after = open.desk.submissions.photosOf(id);
  expect(after.map(({ original }) => original)).toEqual(
    before.map(({ original }) => original).reverse(),
  );
  expect([after[0]?.width, after[0]?.height]).toEqual([before[1]?.height, before[1]?.width]);
});

const barriers = async (): Promise<unknown[]> => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
};

const pageWidth = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

/** Things to press that are lower than a finger, px; boxes count with their label. */
const low = (): Promise<string[]> =>
  page.$$eval('main :is(button, select, summary, input:not([type=hidden], .trap *))', (all) =>
    all.flatMap((one) => {
      const isBox = one instanceof HTMLInputElement && /checkbox|radio/.test(one.type);
      const { height, width } = ((isBox && one.closest('label')) || one).getBoundingClientRect();
      return width > 0 && height < 43.5 ? [`${one.outerHTML.slice(0, 80)} ${height}`] : [];
    }),
  );

test('on the narrowest telephone the Kazakh form has no barrier and no width too much', async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${open.address}/?lang=kk&place=karkaraly`);
  await page.locator('main summary').first().click();
  await field('name.kk').fill('Әбдіров Нүркен');
  await field('name.kk').blur();
  await page.locator('.similar').waitFor();
  await page.setInputFiles('#f-photos', photo('02-portrait-bw-3x4.jpg'));
  await page.locator('.frames .networks img').first().waitFor();
  await page.getByText('Фотосурет жүктелді').waitFor();
  expect(await barriers()).toEqual([]);
  expect(await low()).toEqual([]);
  expect(await pageWidth()).toBe(320);
  await page.getByRole('button', { name: 'Жиегін қию' }).click();
  expect(await barriers()).toEqual([]);
  expect(await low()).toEqual([]);
  await page.getByRole('button', { name: 'Жіберу' }).click();
  await page.getByRole('alert').waitFor();
  expect(await barriers()).toEqual([]);
  expect(await low()).toEqual([]);
});

test('with letters of twice the size nothing stands out of the page', async () => {
  await page.goto(`${open.address}/?lang=kk`);
  await page.locator('main summary').first().click();
  await page.evaluate(() => (document.documentElement.style.fontSize = '225%'));
  expect(await pageWidth()).toBe(360);
  await page.locator('.view summary').click();
  expect(await pageWidth()).toBe(360);
});

test('what is wrong is said in the words of the form, not of the archive', async () => {
  await page.locator('main summary').first().click();
  await field('death.date').fill('весной');
  await page.getByRole('button', { name: 'Отправить' }).click();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  const links = await alert.getByRole('link').allTextContents();
  expect(links).toContain('Дата или год смерти');
  expect(links).toContain('Роль в годы войны');
  expect(await alert.textContent()).toContain('Отметьте «Страница на сайте»');
  expect(await page.locator('main').textContent()).not.toContain('1942-02-14');
});

test('units and places of the archive are suggested in the language that is written', async () => {
  const suggestions = (name: string): Promise<string[]> =>
    field(name).evaluate((input: HTMLInputElement) =>
      [...(input.list?.options ?? [])].map(({ value }) => value),
    );
  expect(await suggestions('units.0.text.ru')).toContain('808-й штурмовой авиационный полк');
  expect(await suggestions('birth.place.ru')).toEqual(['аул № 5 (ныне Каркаралинский район)']);
  await page.goto(`${open.address}/?lang=kk`);
  expect(await suggestions('units.0.text.kk')).toContain('808-ші шабуыл авиация полкі');
});

test('whoever is on the site already is told of, and can be added to', async () => {
  await field('name.ru').fill('Абдиров Нуркен');
  await field('place').selectOption('karkaraly');
  const note = page.locator('.similar');
  await note.waitFor();
  expect((await note.textContent())?.replace(/\s+/g, ' ')).toContain('1919 – 1942, ');
  await field('name.ru').fill('Сулейменов Болат');
  await field('name.ru').blur();
  await note.waitFor({ state: 'detached' });
  await field('name.ru').fill('Абдиров Нуркен');
  await field('name.ru').blur();
  await field('story.ru').fill('Он мой прадед.');
  await note.getByRole('button', { name: 'Дополнить' }).click();
  await page.locator('[name=person][value=abdirov-nurken]').waitFor({ state: 'attached' });
  expect(await page.locator('h1').textContent()).toContain('Нуркен Абдирович Абдиров');
  expect(await field('story.ru').inputValue()).toBe('Он мой прадед.');
  expect(await field('name.ru').inputValue()).toBe('Абдиров Нуркен');
});

test('who waits in the queue is told to nobody; the receipt tells of the site', async () => {
  const similarTo = async (name: string): Promise<string> =>
    (await fetch(`${open.address}/similar?${new URLSearchParams({ name, lang: 'ru' })}`)).text();
  const visitor = new Visitor(open.address);
  await visitor.post('/', least({ 'name.ru': 'Тайный Ожидающий' }));
  expect(await similarTo('Тайный Ожидающий')).toBe('');
  expect(await similarTo('Абдиров')).toBe('');
  expect(await similarTo('Абдиров Нуркен')).toContain('/ru/people/abdirov-nurken/');
  const { location } = await visitor.post('/', least({ 'name.ru': 'Абдиров Нуркен' }));
  expect((await visitor.get(location)).text).toContain('/ru/people/abdirov-nurken/');
  expect((await visitor.get(location.replace('new=1', ''))).text).not.toContain('abdirov-nurken');
});

test('a lost connection and a lost answer: sent again by itself, and one submission', async () => {
  await fillLeast(page, 'Жумабаев Магжан');
  const before = count();
  const lost: string[] = [];
  await page.route(`${open.address}/?lang=ru`, async (route) => {
    if (route.request().method() !== 'POST' || lost.length === 2) return route.continue();
    if (lost.length === 1) await route.fetch({ maxRedirects: 0 });
    lost.push(`${count() - before} there`);
    await route.abort('connectionreset');
  });
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.getByText('Связь прервалась').waitFor();
  await page.waitForURL(/\/status\//);
  expect(lost).toEqual(['0 there', '1 there']);
  expect(count()).toBe(before + 1);
});
