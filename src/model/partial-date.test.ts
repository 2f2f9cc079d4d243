import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayRange,
  isCertainlyBefore,
  parsePartialDate,
  writePartialDate,
  type CalendarDate,
  type PartialDate,
} from './partial-date.ts';

const calendarDate: fc.Arbitrary<CalendarDate> = fc
  .record({
    year: fc.integer({ min: 1000, max: 2999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    precision: fc.constantFrom('year', 'month', 'day'),
  })
  .map(({ year, month, day, precision }) => {
    if (precision === 'year') return { year };
    return precision === 'month' ? { year, month } : { year, month, day };
  });

const partialDate: fc.Arbitrary<PartialDate> = fc
  .record({
    from: fc.option(calendarDate),
    to: calendarDate,
    single: fc.boolean(),
    approximate: fc.boolean(),
    uncertain: fc.boolean(),
  })
  .map(({ single, ...date }) => (single ? { ...date, from: date.to } : date))
  .filter(
    ({ from, to }) =>
      from === null ||
      dayRange({ from, to: from, approximate: false, uncertain: false }).first <=
        dayRange({ from: to, to, approximate: false, uncertain: false }).last,
  );

test('what is written is read back to the same', () => {
  fc.assert(
    fc.property(partialDate, (date) => {
      expect(parsePartialDate(writePartialDate(date))).toEqual(date);
    }),
  );
});

test('no text makes it throw', () => {
  const alphabet = fc.constantFrom(...'0123456789-–./~? шамасындажгod'.split(''));
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: alphabet }));
  fc.assert(
    fc.property(text, (written) => {
      const date = parsePartialDate(written);
      if (date) expect(parsePartialDate(writePartialDate(date))).toEqual(date);
    }),
    { numRuns: 1000 },
  );
});

test('a range never ends before it begins, and a part widens it', () => {
  fc.assert(
    fc.property(partialDate, (date) => {
      const { first, last } = dayRange(date);
      expect(first).toBeLessThanOrEqual(last);
    }),
  );
});

test('"certainly before" is a strict order', () => {
  fc.assert(
    fc.property(partialDate, partialDate, partialDate, (a, b, c) => {
      expect(isCertainlyBefore(a, a)).toBe(false);
      expect(isCertainlyBefore(a, b) && isCertainlyBefore(b, a)).toBe(false);
      if (isCertainlyBefore(a, b) && isCertainlyBefore(b, c))
        expect(isCertainlyBefore(a, c)).toBe(true);
    }),
  );
});

test.each([
  ['1915', '1915'],
  ['1942-02', '1942-02'],
  ['1942-02-14', '1942-02-14'],
  ['~1915', '~1915'],
  ['1915?', '1915?'],
  ['1941/1943', '1941/1943'],
  ['../1943', '../1943'],
  ['02.1942', '1942-02'],
  ['15.03.1942', '1942-03-15'],
  ['5.3.1942', '1942-03-05'],
  ['1915 ж.', '1915'],
  ['1915 жылы', '1915'],
  ['1915 г.', '1915'],
  ['1915 год', '1915'],
  ['шамамен 1915', '~1915'],
  ['шамамен 1915 ж.', '~1915'],
  ['около 1915 г.', '~1915'],
  ['ок. 1915', '~1915'],
  ['about 1915', '~1915'],
  ['1915~', '~1915'],
  [' 1915 ? ', '1915?'],
  ['29.02.1944', '1944-02-29'],
])('%s is understood as %s', (written, canonical) => {
  const date = parsePartialDate(written);
  expect(date && writePartialDate(date)).toBe(canonical);
});

test.each([
  '',
  '?',
  '1942-02-30',
  '1943-02-29',
  '31.04.1945',
  '13.1942',
  '00.1942',
  '1942-13',
  '0915',
  '3015',
  '42',
  '1943/1941',
  '1941/',
  '../',
  '1941/1942/1943',
  'весной 1942',
  '1942-2-3',
])('%j is no date', (written) => {
  expect(parsePartialDate(written)).toBeNull();
});
