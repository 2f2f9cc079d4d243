import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Person } from '../data/people.ts';
import { pagesOf, pagesOrOne, PEOPLE_ON_PAGE } from './pagination.ts';

const crowd = (count: number): Person[] =>
  Array.from({ length: count }, (_, index) => ({ id: String(index) }) as Person);

test('everybody stands on one page, in order, and no page is empty or over its measure', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), (count) => {
      const people = crowd(count);
      const pages = pagesOf(people);
      expect(pages.flatMap((page) => page.people)).toEqual(people);
      for (const [index, page] of pages.entries()) {
        expect(page).toMatchObject({ number: index + 1, count: pages.length });
        expect(page.people.length).toBeGreaterThan(0);
        expect(page.people.length).toBeLessThanOrEqual(PEOPLE_ON_PAGE);
      }
    }),
  );
});

test('an address stays where nobody is left', () => {
  expect(pagesOrOne([])).toEqual([{ number: 1, count: 1, people: [] }]);
  expect(pagesOrOne(crowd(97))).toHaveLength(2);
});
