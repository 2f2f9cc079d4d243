/** Every kind of page in a real browser: barriers, errors, foreign requests, narrow screens. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../model/language.ts';
import { barriers, listen, overflow, visitor, type Visitor } from '../../dev/testing/visits.ts';

const KINDS = [
  '',
  'people/',
  'people/abdirov-nurken/',
  'people/bir-esim/',
  'people/tiri-ardager/',
  'places/',
  'places/karaganda/',
  'letters/',
  'units/',
  'awards/hero-su/',
  'fates/',
  'years/',
  'sought/',
  'faceless/',
  'statistics/',
  'map/',
  'birthplaces/',
  'press/',
  'search/?q=абдиров',
  'about/',
  'submit/',
  'privacy/',
  'data/',
  'offline/',
];

/** The press works in the two languages of the country. */
const kindsIn = (language: Language): string[] =>
  language === 'en' ? [...KINDS] : [...KINDS, 'press/karaganda/'];

/** What axe judges: WCAG 2.2 AA and its own best practice. */
const ALL = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Of these, what other colours can change. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
/** What larger letters can change besides. */
const SIZES = ['target-size'];
/** Colours depend on no language: in the others than this all is judged but the contrast of every word. */
const COLOURED = LANGUAGES[0];

/** Widths in CSS pixels: the narrowest, which 400 % of 1280 gives too, and where layouts change. */
const WIDTHS = [1440, 1024, 768, 480, 320];

/** Pages open at once; each goes from kind to kind, so that the browser keeps what all of them load. */
const TABS = 2;

let site: Visitor;

beforeAll(async () => {
  site = await visitor();
}, 300_000);
afterAll(() => site?.leave());

test.each(LANGUAGES)(
  '%s: no page has a barrier, an error or a foreign request',
  async (language) => {
    const found: string[] = [];
    const kinds = kindsIn(language);
    const goThrough = async (): Promise<void> => {
      const viewport = { width: 320, height: 640 };
      const page = await site.browser.newPage({ viewport, serviceWorkers: 'block' });
      const complaints = listen(page, site.address);
      for (let kind = kinds.shift(); kind !== undefined; kind = kinds.shift()) {
        await page.goto(`${site.address}${language}/${kind}`);
        await page.evaluate(() => document.fonts.ready);
        if (kind.startsWith('search/')) await page.locator('[data-shown]').waitFor();
        complaints.push(...(await barriersOf(page, language)));
        found.push(...complaints.splice(0).map((text) => `${kind} ${text}`));
      }
      await page.close();
    };
    await Promise.all(Array.from({ length: TABS }, goThrough));
    expect(found).toEqual([]);
  },
  300_000,
);

/** What axe finds in the open page, and at which widths it is too wide, as it is and for low vision. */
async function barriersOf(page: Page, language: Language): Promise<string[]> {
  const found: string[] = [];
  for (const sight of ['', 'low']) {
    await page.evaluate((value) => (document.documentElement.dataset['sight'] = value), sight);
    if (language === COLOURED) {
      found.push(...(await barriers(page, sight ? [...COLOURS, ...SIZES] : ALL)));
      await page.emulateMedia({ colorScheme: 'dark' });
      found.push(...(await barriers(page, COLOURS)));
      await page.emulateMedia({ colorScheme: 'light' });
    } else if (!sight) found.push(...(await barriers(page, ALL, ['color-contrast'])));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 640 });
      const excess = await overflow(page);
      if (excess > 0) found.push(`${sight} ${width}: too wide by ${excess}`);
    }
  }
  return found;
}
