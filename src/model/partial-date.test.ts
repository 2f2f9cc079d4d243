import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayRange,
  boundsBetween,
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

const marks = { approximate: fc.boolean(), uncertain: fc.boolean() };
const open = fc.option(calendarDate, { freq: 3 });

/** Every form: whatever two bounds make, either of which may be open. */
const partialDate: fc.Arbitrary<PartialDate> = fc
  .tuple(open, open, fc.record(marks))
  .map(([from, to, marked]) => {
    const bounds = boundsBetween(from, to);
    return bounds && { ...bounds, ...marked };
  })
  .filter((date) => date !== null);

test('what is written is read back to the same', () => {
  fc.assert(
    fc.property(partialDate, (date) => {
      expect(parsePartialDate(writePartialDate(date))).toEqual(date);
    }),
  );
});

test('no text makes it throw', () => {
  const alphabet = fc.constantFrom(...'0123456789-–./~? шамасындажгod'.split(''));
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: alphabet }),
  );
  fc.assert(
    fc.property(text, (written) => {
      const date = parsePartialDate(written);
      if (date) expect(parsePartialDate(writePartialDate(date))).toEqual(date);
    }),
    { numRuns: 300 },
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

test('an open end bounds one side alone', () => {
  const [before, after] = ['../1943', '1943-05-12/..'].map(parsePartialDate);
  expect(before && dayRange(before)).toEqual({ first: -Infinity, last: 19_431_231 });
  expect(after && dayRange(after)).toEqual({ first: 19_430_512, last: Infinity });
});

test.each([
  ...['1915', '1942-02', '1942-02-14', '~1915', '1915?', '~1915?', '1941/1943', '../1943'],
  ...['1943/..', '1943-05/..', '1943-05-12/..', '~1943/..?', '1942-02/1943', '1944-02-29'],
])('%s is canonical', (text) => {
  const date = parsePartialDate(text);
  expect(date && writePartialDate(date)).toBe(text);
});

test.each([
  ...[
    '',
    '?',
    '~',
    '..',
    '../..',
    '/',
    '1942-02-30',
    '1943-02-29',
    '1942-13',
    '0915',
    '3015',
    '42',
  ],
  ...['1943/1941', '1941/', '../', '/1943', '1941/1942/1943', '1942-2-3', '15.03.1942', '1915 ж.'],
])('%j is not', (text) => {
  expect(parsePartialDate(text)).toBeNull();
});
