import { expect, test } from 'vitest';
import { CALENDAR, daysToday } from './this-day.ts';

test('every day of a leap year is there once, in order', () => {
  expect(CALENDAR).toHaveLength(366);
  expect(new Set(CALENDAR).size).toBe(366);
  expect(CALENDAR).toContain('02-29');
  expect([...CALENDAR].sort()).toEqual(CALENDAR);
});

test.each([
  ['2027-12-18T19:00:00Z', 'Asia/Almaty', ['12-19']],
  ['2027-12-18T18:59:59Z', 'Asia/Almaty', ['12-18']],
  ['2027-02-28T06:00:00Z', 'Asia/Almaty', ['02-28', '02-29']],
  ['2028-02-28T06:00:00Z', 'Asia/Almaty', ['02-28']],
  ['2028-02-29T06:00:00Z', 'Asia/Almaty', ['02-29']],
  ['2027-02-28T20:00:00Z', 'Asia/Almaty', ['03-01']],
  ['2027-12-31T23:30:00Z', 'UTC', ['12-31']],
])('at %s in %s it is %j', (now, zone, days) => {
  expect(daysToday(new Date(now), zone)).toEqual(days);
});
