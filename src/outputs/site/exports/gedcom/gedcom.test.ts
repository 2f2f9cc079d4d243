import fc from 'fast-check';
import { expect, test } from 'vitest';
import { birthYearsOf } from '../../data/listings.ts';
import type { Person } from '../../data/people.ts';
import { gedcomDate } from './date.ts';
import { pieces } from './lines.ts';
import { withSurname } from './person.ts';

test.each([
  ['1919-08-09', '9 AUG 1919', '1919'],
  ['~1915', 'ABT 1915', '1915'],
  ['1942-02/1942-05', 'BET FEB 1942 AND MAY 1942', '1942'],
  ['1941/1943', 'BET 1941 AND 1943', ''],
  ['../1943', 'BEF 1943', ''],
  ['1943/..', 'AFT 1943', ''],
  ['1943-05-12/..', 'AFT 12 MAY 1943', ''],
])('%s for family trees, and its year to browse by', (date, gedcom, year) => {
  expect(gedcomDate(date)).toBe(gedcom);
  const person = { veteran: { birth: { date } } } as unknown as Person;
  expect(birthYearsOf(person).join()).toBe(year);
});

test.each([
  ['Нуркен Абдирович Абдиров', 'Абдиров', 'Нуркен Абдирович /Абдиров/'],
  ['Әбдіров Нүркен Әбдірұлы', 'Әбдіров', '/Әбдіров/ Нүркен Әбдірұлы'],
  ['Анна Ван дер Мер', 'Ван дер Мер', 'Анна /Ван дер Мер/'],
  ['Бөпежан', undefined, 'Бөпежан'],
  ['Нуркен Абдирович', 'Абдиров', 'Нуркен Абдирович'],
])('%s has the surname %s', (name, family, marked) => {
  expect(withSurname(name, family)).toBe(marked);
});

test('pieces of a text give it again, keep letters whole, and have no blank at their ends', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
  const text = fc.array(word).map((words) => words.join(' ').replace(/\s+/g, ' ').trim());
  fc.assert(
    fc.property(text, fc.integer({ min: 60, max: 240 }), (all, room) => {
      const cut = pieces(all, room);
      expect(cut.join('')).toBe(all);
      for (const piece of cut) {
        expect(piece.length).toBeLessThanOrEqual(room);
        expect(piece).toBe(piece.trim());
        expect(piece.isWellFormed()).toBe(true);
      }
    }),
  );
});
