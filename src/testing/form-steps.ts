/** What an editor does in the form, in Kazakh. */
import type { Page } from 'playwright-core';

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
