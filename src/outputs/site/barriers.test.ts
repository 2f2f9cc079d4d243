/** Every kind of page in a real browser: barriers, errors, foreign requests, narrow screens. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forEachConcurrently } from '../../base/platform/pool.ts';
import { LANGUAGES } from '../../model/language.ts';
import { barriers, overflow, visitor, type Visitor } from '../../dev/testing/visits.ts';

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

/** What axe judges: WCAG 2.2 AA and its own best practice. */
const ALL = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Of these, what larger letters and other colours can change. */
const SEEN = ['color-contrast', 'target-size', 'link-in-text-block'];

/** The press works in the two languages of the country. */
const kindsIn = (language: string): string[] =>
  language === 'en' ? KINDS : [...KINDS, 'press/karaganda/'];

/** Colours depend on no language: all of them are judged in one, in the others what words change. */
const hasColours = (language: string): boolean => language === LANGUAGES[0];
const coloursIn = (language: string, sight: string): ('light' | 'dark')[] => {
  if (hasColours(language)) return ['light', 'dark'];
  return sight ? [] : ['light'];
};
/** The contrast of every word is half of axe's work. */
const unjudgedIn = (language: string): string[] => (hasColours(language) ? [] : ['color-contrast']);

/** Widths in CSS pixels: the narrowest, which 400 % of 1280 gives too, and where layouts change. */
const WIDTHS = [1440, 1024, 768, 480, 320];

/** Pages open at once. */
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
    const failures = await forEachConcurrently(kindsIn(language), TABS, async (kind) => {
      const { page, complaints } = await site.visit(`${language}/${kind}`, {
        viewport: { width: 320, height: 640 },
      });
      if (kind.startsWith('search/')) await page.locator('[data-shown]').waitFor();
      for (const sight of ['', 'low']) {
        await page.evaluate((value) => (document.documentElement.dataset['sight'] = value), sight);
        for (const colorScheme of coloursIn(language, sight)) {
          await page.emulateMedia({ colorScheme });
          complaints.push(...(await barriers(page, sight ? SEEN : ALL, unjudgedIn(language))));
        }
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 640 });
          const excess = await overflow(page);
          if (excess > 0) complaints.push(`${sight} ${width}: too wide by ${excess}`);
        }
      }
      found.push(...complaints.map((text) => `${kind} ${text}`));
      await page.close();
    });
    expect(failures).toEqual([]);
    expect(found).toEqual([]);
  },
  300_000,
);
