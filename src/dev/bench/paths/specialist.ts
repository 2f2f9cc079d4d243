/** A district's specialist: from a table on the disk until everybody of it is approved. */
import path from 'node:path';
import { PROJECT } from '../../../base/platform/cache.ts';
import { deskBrowser } from '../../testing/desk-browser.ts';
import { counting, timed, type PathFigures } from './walk.ts';

const LIST = path.join(PROJECT, 'fixtures/lists/cases/11-people.xlsx');
const PLACE = 'karkaraly';
const DESK = { viewport: { width: 1440, height: 900 }, hasTouch: false };

/** @returns The way, and how many people became entries of the archive. */
export async function specialist(): Promise<PathFigures & { people: number }> {
  const open = await deskBrowser({}, []);
  try {
    const secret = open.desk.staff.invite(
      { name: 'Маман', role: 'specialist', places: [PLACE] },
      null,
    );
    const { context, page } = await open.visit(`/desk/join/${secret}?lang=kk`, DESK);
    await page.fill('[name=password]', 'three quiet words');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/desk\?/);
    const figures = await counting(context, page);
    const walked = await timed(figures, async () => {
      await page.reload();
      await page.locator('a[href="/desk/import"]').click();
      const list = page.locator('form', { has: page.locator('#f-list') });
      await list.locator('#f-list').setInputFiles(LIST);
      await list.locator('.send button').click();
      const taken = page.locator('#take .actions button').first();
      // The page is looked at again until the list was read.
      for (; !(await taken.isVisible()); await page.reload()) await open.desk.imports.whenIdle();
      await taken.click();
      await page.waitForLoadState();
      await open.desk.imports.whenIdle();
      await page.locator('a[href="/desk"]').last().click();
      await page.locator('[data-all]').check();
      await page.locator('form[action="/desk/batch/approve"] .actions button').click();
      await page.waitForLoadState();
      await open.desk.publisher.whenIdle();
    });
    const { entries } = open.desk.archive;
    return { ...walked, people: entries.size };
  } finally {
    await open.close();
  }
}
