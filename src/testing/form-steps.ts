/** What an editor does in the form, in Kazakh. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PROJECT } from '../base/cache.ts';
import type { Repository } from '../desk/git/repository.ts';
import { checkCommand } from './check-command.ts';

export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Сақтау' }).click();
  await page.getByText('Өзгеріс сақталды').waitFor();
}

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
  await choose('category', 'майдангер');
  await page.getByRole('button', { name: /Қосу: фотосуреттері/ }).click();
  await choose('role', 'портрет');
  await page.getByRole('button', { name: 'Сурет таңдау' }).first().click();
  await page.locator('input[type=file]').first().setInputFiles(photograph);
  await page.getByText(path.basename(photograph)).waitFor();
  await page.getByRole('button', { name: 'Таңдалғанды алу' }).click();
}

/** The family's consent to a page. */
export const agree = (page: Page): Promise<void> =>
  page.locator('[role=switch][id^=page-field]').click();

const PHOTOGRAPH = path.join(PROJECT, 'fixtures/photos/01-portrait-pd-512x600.jpg');

/**
 * Makes a new person of Balkhash with a portrait and publishes: the picture lies in the repository
 * as it was chosen, and nothing must be mended.
 */
export async function publishPerson(
  page: Page,
  address: string,
  repository: Repository,
): Promise<void> {
  // A page of its own: nobody comes here straight out of another form.
  await page.goto(`${address}/admin/?new#/collections/balkhash/new`);
  await describe(page, 'Рақымжан Қошқарбаев', PHOTOGRAPH);
  await agree(page);
  await save(page);
  await publish(page);
  const folder = 'content/veterans/balkhash/raqymzhan-qoshqarbaev';
  const stored = await repository.read(`${folder}/${path.basename(PHOTOGRAPH)}`);
  expect(stored?.equals(await readFile(PHOTOGRAPH))).toBe(true);
  expect(await checkCommand(repository)).toMatchObject({ code: 0 });
}
