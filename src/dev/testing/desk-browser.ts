/** A desk and a browser of a telephone's size that visits it, with the scripts the desk gives it. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../base/platform/browser.ts';
import { testDesk, type TestDesk } from './desk-visits.ts';

export interface DeskBrowser extends TestDesk {
  browser: Browser;
  /** Opens a page of its own device; what breaks in it is added to `broken`. */
  visit: (where: string, options?: Parameters<Browser['newContext']>[0]) => Promise<Visit>;
  /** Uncaught errors and breaches of the pages' policy, of all visits. */
  broken: string[];
}

export interface Visit {
  context: BrowserContext;
  page: Page;
}

const TELEPHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

/** @param parameters What `testDesk` takes. */
export async function deskBrowser(
  ...parameters: Parameters<typeof testDesk>
): Promise<DeskBrowser> {
  const open = await testDesk(...parameters);
  const browser = await launchBrowser();
  const broken: string[] = [];
  return {
    ...open,
    browser,
    broken,
    visit: async (where, options = {}) => {
      const context = await browser.newContext({ ...TELEPHONE, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(45_000);
      page.on('console', (message) => {
        if (/Content Security Policy|Uncaught/.test(message.text())) broken.push(message.text());
      });
      page.on('pageerror', (error) => broken.push(error.message));
      await page.goto(open.address + where);
      return { context, page };
    },
    close: async () => {
      await browser.close();
      await open.close();
    },
  };
}

/** What the form asks at the least. */
export async function fillLeast(page: Page, name: string): Promise<void> {
  const field = (path: string) => page.locator(`[name="${path}"]`);
  await field('name.ru').fill(name);
  await field('place').selectOption('nura');
  await field('category').selectOption('front');
  await field('consent.page').check();
  await field('contact.contact').fill('+7 701 555 66 77');
}
