import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATEGORIES } from '../../../model/veteran.ts';
import { GAP, PAGE, packed } from './pack.ts';
import { chaptersOf } from './parts.ts';
import type { BookPerson } from './person-page.ts';
import { lettersOf, VOLUME, volumesOf } from './volumes.ts';

const LETTERS = 'АӘБЖҚОӨҰШ';

const personOf = (id: number, letter: number, category: number): BookPerson =>
  ({
    photo: null,
    address: '',
    veteran: {
      id: `person-${id}`,
      name: { kk: `${LETTERS[letter % LETTERS.length]}лиев Асан` },
      category: CATEGORIES[category % CATEGORIES.length],
    },
  }) as never;

const people = fc
  .array(fc.tuple(fc.nat(8), fc.nat(3)), { minLength: 1, maxLength: 1500 })
  .map((all) => all.map(([letter, category], id) => personOf(id, letter, category)));

const idsOf = (chapters: readonly { people: readonly BookPerson[] }[]): string[] =>
  chapters.flatMap(({ people: some }) => some.map(({ veteran }) => veteran.id));

test('volumes hold everybody once, in the order of the chapters, and none is too thick or thin', () => {
  fc.assert(
    fc.property(people, (all) => {
      const chapters = chaptersOf(all);
      const volumes = volumesOf(chapters);
      expect(volumes.flatMap(idsOf)).toEqual(idsOf(chapters));
      const sizes = volumes.map((volume) => idsOf(volume).length);
      for (const size of sizes.slice(0, -1)) expect(size).toBeLessThanOrEqual(VOLUME);
      expect(sizes.at(-1)).toBeLessThanOrEqual(VOLUME * 1.2);
      if (sizes.length > 1) expect(sizes.at(-1)).toBeGreaterThanOrEqual(VOLUME / 5);
      if (all.length <= VOLUME) expect(volumes).toHaveLength(1);
    }),
    { numRuns: 50 },
  );
});

test('a changed story leaves the volumes as they are, and most stay when somebody comes', () => {
  const all = Array.from({ length: 1200 }, (_, id) => personOf(id, id * 7, 0));
  const before = volumesOf(chaptersOf(all)).map((volume) => idsOf(volume).join());
  const after = volumesOf(chaptersOf([...all, personOf(9000, 8, 0)])).map((volume) =>
    idsOf(volume).join(),
  );
  expect(before.length).toBeGreaterThan(4);
  expect(after.filter((volume) => !before.includes(volume))).toHaveLength(1);
});

test('a page holds as many entries as fit, three at most, in their order', () => {
  const heights = fc.array(fc.double({ min: 20, max: 400, noNaN: true }), { maxLength: 300 });
  fc.assert(
    fc.property(heights, (all) => {
      const groups = packed(all);
      expect(groups.reduce((sum, count) => sum + count, 0)).toBe(all.length);
      let from = 0;
      for (const [index, count] of groups.entries()) {
        const own = all.slice(from, (from += count));
        const height = own.reduce((sum, one) => sum + one, 0) + GAP * (count - 1);
        if (count > 1) expect(height).toBeLessThanOrEqual(PAGE + 0.001);
        expect(count).toBeLessThanOrEqual(3);
        const next = all[from];
        if (index < groups.length - 1 && count < 3)
          expect(height + GAP + (next ?? 0)).toBeGreaterThan(PAGE - 0.001);
      }
    }),
  );
  expect(packed([76, 76, 76, 120, 120, 500, 60])).toEqual([3, 2, 1, 1]);
});

test('a chapter is told by its letters in Kazakh order', () => {
  const [chapter] = chaptersOf([personOf(1, 7, 0), personOf(2, 0, 0), personOf(3, 1, 0)]);
  expect(chapter && lettersOf(chapter)).toBe('А – Ұ');
  const [one] = chaptersOf([personOf(1, 1, 0)]);
  expect(one && lettersOf(one)).toBe('Ә');
});
