/** Visits to the built site in a real browser, as tests make them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../base/platform/browser.ts';
import { servedSite, type ServedSite } from './built-site.ts';

/** axe as its package ships it for pages; a browser reads it in half the time of the full source. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Visit {
  page: Page;
  /** Errors in the console, requests that failed and requests to elsewhere. */
  complaints: string[];
}

export interface Visitor extends ServedSite {
  browser: Browser;
  /**
   * Opens a page of the site, `at` below its address, and waits until it is drawn.
   * @param now What the browser's clock stands at, if not at the real time.
   */
  visit: (at: string, options?: Parameters<Browser['newPage']>[0], now?: Date) => Promise<Visit>;
  /** Closes the browser and the server. */
  leave: () => Promise<void>;
}

/**
 * One browser and one server for a test file.
 * @param below Folder of the host that the site is built for: `memorial/`.
 */
export async function visitor(below = ''): Promise<Visitor> {
  const site = await servedSite(below);
  const browser = await launchBrowser();
  return {
    ...site,
    browser,
    visit: async (at, options = {}, now = undefined) => {
      const page = await browser.newPage(options);
      if (now) await page.clock.setFixedTime(now);
      const complaints = listen(page, site.address);
      await page.goto(site.address + at);
      await page.evaluate(() => document.fonts.ready);
      return { page, complaints };
    },
    leave: async () => {
      await browser.close();
      await site.server.stop();
    },
  };
}

/**
 * What axe finds in a page against the rules, each with one example.
 * @param without Rules that are not tried.
 */
export async function barriers(
  page: Page,
  runOnly: string[],
  without: string[] = [],
): Promise<string[]> {
  // The evaluation is the tester's own: the page's policy would refuse a script element.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  return page.evaluate(
    async ({ wanted, unwanted }) => {
      const { axe: tool } = globalThis as unknown as { axe: typeof import('axe-core') };
      const result = await tool.run({
        runOnly: wanted,
        rules: Object.fromEntries(unwanted.map((rule) => [rule, { enabled: false }])),
        resultTypes: ['violations'],
        selectors: false,
      });
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    },
    { wanted: runOnly, unwanted: without },
  );
}

/** By how many pixels a page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Words in elements that stand on two lines although nothing there allows to part them. */
export const tornWords = (page: Page, within: string): Promise<string[]> =>
  page.evaluate((selector) => {
    const torn: string[] = [];
    const range = document.createRange();
    for (const element of document.querySelectorAll(selector)) {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (texts.nextNode())
        for (const { 0: word, index } of (texts.currentNode as Text).data.matchAll(/\p{L}{2,}/gu)) {
          const tops = [...word].flatMap((_, at) => {
            range.setStart(texts.currentNode, index + at);
            range.setEnd(texts.currentNode, index + at + 1);
            // The hyphen of a line before stands before its letter.
            return [...range.getClientRects()].slice(-1).map(({ top }) => Math.round(top));
          });
          if (new Set(tops).size > 1) torn.push(word);
        }
    }
    return torn;
  }, within);

/** What goes wrong in a page from now on; a request to elsewhere than `address` is wrong. */
export function listen(page: Page, address: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) complaints.push(`foreign: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    const { errorText } = request.failure() ?? {};
    if (errorText !== 'net::ERR_ABORTED') complaints.push(`${errorText} ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}
