import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlookOf, spanOf } from './next-showings.ts';

const FIRST = Date.parse('2027-05-09T04:00:10Z');
const times = [0, 20, 40, 60].map((minutes) => new Date(FIRST + minutes * 60_000).toISOString());
const at = (seconds: number, accuracy: 'exact' | 'near' = 'exact') =>
  outlookOf({ accuracy, times }, 10, FIRST + seconds * 1000);

test('before, during, between and after the showings', () => {
  expect(at(-90)).toMatchObject({ state: 'next', wait: 90_000 });
  expect(at(-90).times.length).toBe(3);
  expect(at(0)).toMatchObject({ state: 'now', wait: 0 });
  expect(at(9.9).state).toBe('now');
  expect(at(10)).toMatchObject({ state: 'next', wait: 1_190_000 });
  expect(at(3610)).toEqual({ state: 'over', times: [], wait: 0 });
});

test('a screen that may be a minute off is told as such', () => {
  expect([at(-61, 'near').state, at(-60, 'near').state]).toEqual(['next', 'now']);
  expect([at(69, 'near').state, at(70, 'near').state]).toEqual(['now', 'next']);
});

test('a span never ends before its time, and is at most a minute too long', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 * 86_400_000 }), (ms) => {
      const { unit, days, hours, minutes, seconds } = spanOf(ms);
      const shown = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
      expect(shown - ms).toBeGreaterThanOrEqual(0);
      expect(shown - ms).toBeLessThan(unit === 'seconds' ? 1000 : 60_000);
      expect({ days, hours, minutes, seconds }[unit]).toBeGreaterThan(0);
    }),
  );
});
