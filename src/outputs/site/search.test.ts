/** The search in a real browser: who is found, what the address keeps, what the keyboard does. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../model/language.ts';
import { visitor, type Visitor } from '../../dev/testing/visits.ts';
import { NOBODY, PRINTED, QUERIES } from '../../dev/testing/queries.ts';
import { matchTyped } from './search/match.ts';
import { readNameIndex } from './search/name-index.ts';

let site: Visitor;

beforeAll(async () => {
  site = await visitor();
}, 300_000);
afterAll(() => site?.leave());

/** Each is typed on the page in one of the languages; the next test judges all of them in each. */
const typedIn = <T>(all: readonly T[], language: Language): readonly T[] =>
  all.filter((_, at) => at % LANGUAGES.length === LANGUAGES.indexOf(language));

test.each(LANGUAGES)(
  '%s: a spelling typed on the page finds its person first, nonsense nobody',
  async (language) => {
    const { page } = await site.visit(`${language}/search/`);
    const first = async (query: string): Promise<string | null> => {
      await page.fill('#q', query);
      await page.press('#q', 'Enter');
      await page.waitForFunction(
        (text) =>
          new URLSearchParams(location.search).get('q') === text &&
          document.querySelector('[data-search-page]')?.getAttribute('data-shown') === text,
        query,
      );
      const link = page.locator('main a[data-person]').first();
      return (await link.count()) > 0 ? link.getAttribute('data-person') : null;
    };
    const wrong: string[] = [];
    for (const [query, person] of typedIn(QUERIES, language)) {
      const found = await first(query);
      if (found !== person) wrong.push(`${query}: ${found}`);
    }
    for (const query of typedIn(NOBODY, language)) {
      const found = await first(query);
      if (found !== null) wrong.push(`${query}: ${found}`);
    }
    expect(wrong).toEqual([]);
    expect(await page.locator('[data-nobody] a').count()).toBeGreaterThan(2);
    await page.close();
  },
  120_000,
);

test.each(LANGUAGES)(
  '%s: every spelling, also those found in print, means its person, nonsense nobody',
  async (language) => {
    const file = path.join(site.dist, `search/names-${language}.txt`);
    const people = readNameIndex(await readFile(file, 'utf8'));
    const words = people.map((person) => person.words);
    const spellings = [
      ...QUERIES,
      ...PRINTED,
      ...NOBODY.map((query) => [query, undefined] as const),
    ];
    const wrong = spellings.flatMap(([query, person]) => {
      const found = people[matchTyped(query, words)[0] ?? -1]?.id;
      return found === person ? [] : [`${query}: ${found}`];
    });
    expect(wrong).toEqual([]);
  },
);

test('the search keeps its address: in a link, on the way back and forward, in another language', async () => {
  const { page } = await site.visit('kk/search/?q=moldagulova');
  const result = page.locator('main a[data-person="moldagulova-aliya"]');
  await result.waitFor();
  expect(await page.locator('[data-more]').isVisible()).toBe(false); // there is nobody more
  await result.click();
  await page.waitForURL('**/kk/people/moldagulova-aliya/');
  await page.goBack();
  await result.waitFor();
  expect(await page.inputValue('#q')).toBe('moldagulova');
  for (const typed of ['панф', 'панфилов']) {
    await page.fill('#q', typed);
    await page.waitForURL(`**/?q=${encodeURIComponent(typed)}`);
  }
  await page.press('#q', 'Enter');
  const second = page.locator('main a[data-person="panfilov-ivan"]');
  await second.waitFor();
  await page.goBack();
  await result.waitFor();
  expect(await page.inputValue('#q')).toBe('moldagulova');
  await page.goForward();
  await second.waitFor();
  expect(await page.inputValue('#q')).toBe('панфилов');
  await page.goBack();
  await result.waitFor();
  await page.click('a[data-language="ru"]');
  await page.waitForURL('**/ru/search/?q=moldagulova');
  await result.waitFor();
  await page.close();
});

test('a search is narrowed by facets, and stories are found in whatever letters', async () => {
  const { page } = await site.visit('ru/search/?place=balkhash');
  await page.locator('[data-names] a').first().waitFor();
  expect(await page.locator('[data-names] a').count()).toBe(1);
  await page.goto(`${site.address}ru/search/?q=aeroklub`);
  await page.locator('[data-stories] a[data-person="abdirov-nurken"]').waitFor();
  await page.close();
});

test('the search box suggests, and the keyboard leads to the page', async () => {
  const { page } = await site.visit('kk/');
  await page.fill('#q', 'панфил');
  await page.locator('[role=option][data-person="panfilov-ivan"]').waitFor();
  await page.press('#q', 'ArrowDown');
  expect(await page.getAttribute('#q', 'aria-activedescendant')).toBe('suggestions-0');
  await page.press('#q', 'Enter');
  await page.waitForURL('**/kk/people/panfilov-ivan/');
  await page.click('a[data-language="en"]');
  await page.waitForURL('**/en/people/panfilov-ivan/');
  await page.close();
});

test('the box tries the other layout, and says when nobody is found, with the way to tell', async () => {
  const { page } = await site.visit('ru/');
  await page.fill('#q', 'Vjklfuekjdf'); // Молдагулова on Latin keys
  await page.locator('[role=option][data-person="moldagulova-aliya"]').waitFor();
  await page.fill('#q', 'щщщщщ');
  const tell = page.locator('[role=option].tell');
  await tell.waitFor();
  expect(await tell.textContent()).toContain('Такой человек не найден');
  expect(await tell.getAttribute('href')).toBe('/ru/submit/');
  await page.close();
});

test('without a mouse: the count is said, filters narrow, and nobody found is a way on', async () => {
  const { page, complaints } = await site.visit('ru/search/');
  await page.focus('#q');
  await page.keyboard.type('панфилов');
  await page.locator('[data-names] a').first().waitFor();
  await page.locator('[role=status][data-count]').filter({ hasText: /\d/ }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('place');
  await page.keyboard.press('ArrowDown'); // the first of the alphabet: Балхаш
  await page.locator('[data-nobody]').waitFor();
  expect(new URL(page.url()).searchParams.get('place')).toBe('balkhash');
  expect(await page.locator('[data-nobody] a:visible').count()).toBeGreaterThan(2);
  expect(complaints).toEqual([]);
  await page.close();
});
