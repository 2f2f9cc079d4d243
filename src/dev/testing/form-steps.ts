/** What an editor does in the form, in Kazakh. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Repository } from '../../git/repository.ts';
import { checkCommand } from './check-command.ts';

export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Сақтау' }).click();
  await page.getByText('Өзгеріс сақталды').waitFor();
}

/** Unfolds a group of the form, or what is folded inside it. */
export const unfold = (page: Page, name: string): Promise<void> =>
  page.locator(`[id^=${name}-field] button`).first().click();

/** Brings the open entry to another state of its way. */
export async function bringTo(page: Page, state: 'Тексеруде' | 'Дайын'): Promise<void> {
  await page.getByText(/^Күйі: /).click();
  await page.getByRole('menuitem', { name: state }).click();
  await page.getByText(`Күйі: ${state}`).waitFor();
}

/** Asks for the open entry to be published, whatever comes of it. */
export async function askToPublish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Жариялау' }).first().click();
  await page.getByRole('menuitem', { name: 'Қазір жариялау' }).click();
}

/** Brings the open entry to ready and publishes it. */
export async function publish(page: Page): Promise<void> {
  await bringTo(page, 'Дайын');
  await askToPublish(page);
  await page.getByText('Жазба жарияланды').waitFor();
}

/** Fills the empty form of a new person: name, category and a portrait. Consent is still missing. */
export async function describe(page: Page, name: string, photograph: string): Promise<void> {
  await page.locator('[id^=kk-field]').first().fill(name);
  const choose = async (field: string, value: string): Promise<void> => {
    await page.locator(`input[id^=${field}-field]`).last().fill(value);
    await page.keyboard.press('Enter');
  };
  await choose('category', 'Ұлы Отан соғысына қатысқан');
  await page.getByRole('button', { name: /Қосу: фотосурет/ }).click();
  await choose('role', 'портрет');
  await page.getByRole('button', { name: 'Сурет таңдау' }).first().click();
  await page.locator('input[type=file]').first().setInputFiles(photograph);
  await page.getByText(path.basename(photograph)).waitFor();
  await page.getByRole('button', { name: 'Таңдалғанды алу' }).click();
}

/** The family's consent to a page. */
export const agree = (page: Page): Promise<void> =>
  page.locator('[role=switch][id^=page-field]').click();

/**
 * Makes a new person of Balkhash with a portrait and publishes; nothing must be mended.
 * @returns The picture as it lies in the repository.
 */
export async function publishPerson(
  page: Page,
  address: string,
  repository: Repository,
  photograph: string,
): Promise<Buffer> {
  // A page of its own: nobody comes here straight out of another form.
  await page.goto(`${address}/admin/?new#/collections/balkhash/new`);
  await describe(page, 'Рақымжан Қошқарбаев', photograph);
  await agree(page);
  await save(page);
  await publish(page);
  const folder = 'content/veterans/balkhash/raqymzhan-qoshqarbaev';
  const stored = await repository.read(`${folder}/${path.basename(photograph)}`);
  expect(await checkCommand(repository)).toMatchObject({ code: 0 });
  return stored ?? Buffer.alloc(0);
}

/** What a picture in the repository still tells of where, by whom and with what it was taken. */
export async function toldBy(picture: Buffer): Promise<string[]> {
  const { exif, xmp, iptc, comments } = await sharp(picture).metadata();
  return [
    ...Object.entries({ exif, xmp, iptc, comments }).flatMap(([kind, it]) => (it ? [kind] : [])),
    ...['Exif\0', 'adobe.com/xap'].filter((words) => picture.includes(words)),
  ];
}
