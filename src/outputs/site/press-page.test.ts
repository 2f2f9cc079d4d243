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
  const first = page.locator('.press-day li a').first();
  const name = (await first.textContent())?.trim() ?? '';
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
  const items = page.locator('.press-day li');
  expect(await items.count()).toBeGreaterThan(3);
  await page.getByLabel('Найти в календаре по имени').fill('маметова');
  await expect.poll(() => items.filter({ visible: true }).allTextContents(), SLOW).toHaveLength(1);
  await page.getByLabel('Найти в календаре по имени').fill('бармаглот');
  await expect
    .poll(() => page.getByRole('status').textContent(), SLOW)
    .toBe('Такого имени в календаре нет.');
  await page.close();
});

test('a caption is copied as it stands', async () => {
  const { page } = await site.visit(PLACE);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('.press-day h2 a').first().click();
  await page.waitForURL(/\/2027-05-0\d\/$/);
  const caption = page.locator('.post .caption').first();
  await caption.getByRole('button').click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()), SLOW)
    .toBe(await caption.locator('[data-caption]').textContent());
  await expect
    .poll(() => page.locator('[data-copied]').textContent(), SLOW)
    .toBe('Текст скопирован.');
  await page.close();
});

test('without scripts everything is there but what only scripts can do', async () => {
  const { page } = await site.visit(PLACE, { javaScriptEnabled: false });
  expect(await page.getByRole('searchbox').count()).toBe(0);
  await page.locator('.press-day h2 a').first().click();
  await page.waitForURL(/\/2027-05-0\d\/$/);
  await expect.poll(() => page.getByRole('button').count(), SLOW).toBe(0);
  expect(await page.locator('[data-caption]').first().isVisible()).toBe(true);
  await page.close();
});
