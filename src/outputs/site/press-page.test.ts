/** The pages for press officers: found, filtered, copied, and readable without scripts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visitor, type Visitor } from '../../dev/testing/visits.ts';

let site: Visitor;
/** A loaded machine takes its time. */
const SLOW = { timeout: 20_000 };
const PLACE = 'ru/press/karaganda/';

beforeAll(async () => {
  site = await visitor();
}, 300_000);
afterAll(() => site?.leave());

test('from the words for the press one comes to the place, the day and the post', async () => {
  const { page, complaints } = await site.visit('ru/press/');
  await page.getByRole('link', { name: 'Караганда', exact: true }).click();
  await page.waitForURL(`**/${PLACE}`);
  expect(await page.getByText('Публиковать не раньше: 1\u00a0мая.').count()).toBe(1);
  const rows = page.locator('.press-day tr[data-words]');
  expect(await rows.locator('.thumb').count()).toBe(await rows.count());
  expect(await rows.locator('.thumb img').count()).toBeGreaterThan(0);
  const first = page.locator('.press-day .who a').first();
  const name = (await first.textContent())?.replaceAll('\u00ad', '').trim() ?? '';
  await first.click();
  await page.waitForURL(/\/2027-05-0\d\/#/);
  const post = page.locator('.post:target');
  expect((await post.locator('h2').textContent())?.trim()).toBe(name);
  expect(await post.locator('[data-caption]').first().textContent()).toContain(name);
  expect(complaints).toEqual([]);
  await page.close();
});

test('whoever types a name in any letters sees its day alone', async () => {
  const { page } = await site.visit(PLACE, { viewport: { width: 360, height: 800 } });
  const items = page.locator('.press-day tr[data-words]');
  expect(await items.count()).toBeGreaterThan(3);
  await page.getByLabel('Найти в календаре по имени').fill('маметова');
  await expect.poll(() => items.filter({ visible: true }).allTextContents(), SLOW).toHaveLength(1);
  await page.getByLabel('Найти в календаре по имени').fill('бармаглот');
  await expect
    .poll(() => page.getByRole('status').textContent(), SLOW)
    .toBe('Такого имени в календаре нет.');
  await page.close();
});

test('one tap shows the text of a network, another copies it and is answered at the button', async () => {
  const { page } = await site.visit(PLACE, { viewport: { width: 360, height: 800 } });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('.press-day .head a').first().click();
  await page.waitForURL(/\/2027-05-0\d\/$/);
  const post = page.locator('.post').first();
  const shown = post.locator('.caption').filter({ visible: true });
  await expect.poll(() => shown.count(), SLOW).toBe(1);
  await post.getByRole('tab', { name: 'X', exact: true }).click();
  await expect.poll(() => shown.locator('[data-letters]').textContent()).toMatch(/из 280$/);
  const button = shown.getByRole('button');
  await button.click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()), SLOW)
    .toBe(await shown.locator('[data-caption]').textContent());
  await expect.poll(() => button.innerText(), SLOW).toBe('✓ Скопировано');
  expect(await shown.getByRole('status').textContent()).toBe('Скопировано');
  await page.close();
});

test.each([
  ['2027-05-03T20:00:00Z', 'Сегодня, 4\u00a0мая', '2027-05-04'],
  ['2027-04-20T06:00:00Z', 'Следующий день: 1\u00a0мая', null],
  ['2027-06-01T06:00:00Z', 'Публикации окончены. Последний день: 9\u00a0мая', null],
])('what is to be posted stands on top: %s', async (now, head, marked) => {
  const { page } = await site.visit(PLACE, {}, new Date(now));
  const box = page.locator('.press-today');
  const firstLine = async (): Promise<string> =>
    (await box.locator('h2').innerText()).replace(/[^\S\u00a0]+/g, ' ').trim();
  await expect.poll(firstLine, SLOW).toBe(head);
  expect(await box.getByRole('listitem').count()).toBeGreaterThan(0);
  expect(await box.locator('.button:not(.plain)').filter({ visible: true }).count()).toBe(1);
  const today = page.locator('.press-day[data-today]');
  expect(await today.evaluateAll((days) => days.map((day) => day.dataset['date']))).toEqual(
    marked ? [marked] : [],
  );
  await page.close();
});

test('without scripts everything is there but what only scripts can do', async () => {
  const { page } = await site.visit(PLACE, { javaScriptEnabled: false });
  expect(await page.getByRole('searchbox').count()).toBe(0);
  await page.locator('.press-day .head a').first().click();
  await page.waitForURL(/\/2027-05-0\d\/$/);
  await expect.poll(() => page.getByRole('button').count(), SLOW).toBe(0);
  expect(await page.locator('[data-caption]').filter({ visible: true }).count()).toBe(
    await page.locator('[data-caption]').count(),
  );
  expect(await page.getByRole('tab').count()).toBe(0);
  await page.close();
});

test('a place with a kit and nobody in the archive yet has its page, without a calendar', async () => {
  const { page, complaints } = await site.visit('ru/press/');
  await page.getByRole('link', { name: 'Абайский район', exact: true }).click();
  await page.waitForURL('**/ru/press/abai/');
  expect(await page.locator('main .lead').textContent()).toContain('пока никто');
  expect(await page.locator('.kit-pictures a').filter({ visible: true }).count()).toBeGreaterThan(
    5,
  );
  expect(await page.getByRole('table').count()).toBe(0);
  expect(await page.getByRole('searchbox').count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.goto(`${site.address}ru/places/abai/`);
  expect(await page.locator('a[href$="ru/press/abai/"]').count()).toBe(1);
  // Nobody made a kit for Nura here, so there is nothing to take.
  expect(await page.request.get(`${site.address}ru/press/nura/`).then((got) => got.status())).toBe(
    404,
  );
  await page.close();
});

test('what the page in the networks wears is taken one by one, its answers copied one by one', async () => {
  const { page, complaints } = await site.visit(PLACE);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByText('Страница в соцсетях').click();
  const cover = page.getByRole('link', { name: 'YouTube: обложка' });
  const [download] = await Promise.all([page.waitForEvent('download'), cover.click()]);
  expect(download.suggestedFilename()).toBe('karaganda-cover-youtube.jpg');
  expect(await page.locator('.kit-pictures a').allInnerTexts()).toContain('Аватар');
  const answer = page.locator('.kit-texts .caption').filter({ hasText: 'Какой снимок подойдёт' });
  await answer.getByRole('button').click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()), SLOW)
    .toMatch(/^Любой, на котором видно лицо/);
  expect(complaints).toEqual([]);
  await page.close();
});
