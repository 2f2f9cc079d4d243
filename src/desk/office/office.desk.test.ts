/** The specialist's day in a browser: a list, a picture that is dropped. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { deskBrowser, type DeskBrowser } from '../../dev/testing/desk-browser.ts';

const PHOTO = path.join(PROJECT, 'fixtures/photos/01-portrait-pd-512x600.jpg');

let open: DeskBrowser;
beforeAll(async () => {
  open = await deskBrowser({}, []);
});
afterAll(async () => {
  expect(open.broken).toEqual([]);
  await open.close();
});

/** Somebody of the desk, in a browser. */
async function staffPage(
  name: string,
  options: Parameters<DeskBrowser['visit']>[1],
): Promise<Page> {
  const secret = open.desk.staff.invite({ name, role: 'specialist', places: ['nura'] }, null);
  const { page } = await open.visit(`/desk/join/${secret}?lang=ru`, options);
  await page.fill('[name=password]', 'three quiet words');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\?/);
  return page;
}

const LIST = `ФИО;Год рождения;Категория;Согласие
Списков Бауыржан;1915;участник войны;сайт
Списков Вениамин;весной;участник войны;сайт`;

test('a list is brought on a telephone without scripts, looked at and taken in', async () => {
  const page = await staffPage('Маман Тізімов', { javaScriptEnabled: false });
  // The answer to a button may still be on its way.
  const reload = () => vi.waitFor(() => page.reload(), 30_000);
  await page.goto(`${open.address}/desk/import?lang=ru`);
  const list = page.locator('section', { hasText: 'Таблица и снимки' });
  await list
    .getByLabel('Таблица')
    .setInputFiles({ name: 'нура.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
  await list.locator('summary').click();
  await list.getByLabel('Город или район, который помнит').selectOption('nura');
  await list.getByRole('button', { name: 'Посмотреть' }).click();
  await open.desk.imports.whenIdle();
  await reload();
  expect(await page.locator('.rows > li').count()).toBe(2);
  expect(await page.locator('.rows > .broken').textContent()).toContain('весной');
  await page.getByRole('button', { name: 'Принять: 1' }).click();
  await open.desk.imports.whenIdle();
  await reload();
  await page.getByRole('link', { name: 'в очереди' }).click();
  expect(await page.textContent('h1')).toBe('Бауыржан Списков');
  await page.context().close();
}, 600_000);

test('a picture dropped anywhere on quick add is seen, kept, and the next one is at hand', async () => {
  const page = await staffPage('Маман Суретов', { viewport: { width: 1440, height: 900 } });
  await page.goto(`${open.address}/desk/add?lang=ru`);
  const bytes = (await readFile(PHOTO)).toString('base64');
  await page.evaluate((text) => {
    const data = new DataTransfer();
    const picture = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    data.items.add(new File([picture], 'a.jpg', { type: 'image/jpeg' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
  }, bytes);
  await page.waitForFunction(
    () => document.querySelector<HTMLImageElement>('.kept img')?.naturalWidth,
  );
  await page.fill('[name="name.kk"]', 'Суретова Сәуле');
  await page.getByRole('button', { name: 'Сохранить и следующий' }).click();
  await page.waitForURL(/after=/);
  expect(await page.inputValue('[name=place]')).toBe('nura');
  const [added] = open.desk.submissions
    .inState('received')
    .filter(({ channel }) => channel === 'desk');
  expect(open.desk.submissions.photosOf(added?.id ?? '')).toHaveLength(1);
  await page.context().close();
}, 600_000);

test('after a choice with the mouse the key joins, whatever has the focus', async () => {
  const page = await staffPage('Маман Пернелі', { viewport: { width: 1440, height: 900 } });
  const [first, second] = [randomUUID(), randomUUID()];
  for (const [id, date] of [[first, '1919'], [second, '1920']] as const)
    open.desk.submissions.receive(
      {
        id,
        kind: 'person',
        channel: 'form',
        language: 'ru',
        draft: { name: { ru: 'Клавишин Пётр' }, place: 'nura', category: 'front', birth: { date } },
        consents: { page: true },
      },
      0,
    ); // prettier-ignore
  await page.goto(`${open.address}/desk/s/${first}?lang=ru`);
  await page.keyboard.press('a');
  await page.waitForURL(/flash=approve/);
  await open.desk.publisher.whenIdle();
  const { entry = '' } = open.desk.submissions.byId(first) ?? {};
  await page.goto(`${open.address}/desk/s/${second}/merge?into=${entry}&lang=ru`);
  await page.locator('[name="choice.birth.date"][value=both]').click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
  await page.keyboard.press('a');
  await page.waitForURL(/flash=/);
  await open.desk.publisher.whenIdle();
  expect(open.desk.submissions.byId(second)).toMatchObject({ state: 'merged', entry });
  expect(JSON.stringify(open.desk.archive.entries.get(entry ?? '')?.fields.birth)).toContain(
    '1920',
  );
  await page.context().close();
}, 600_000);
