import { expect, test } from 'vitest';
import { ageOf } from './age.ts';

test.each([
  ['1925-10-25', '1944-01-14', 18],
  ['1925-01-14', '1944-01-14', 19],
  ['1925-01-15', '1944-01-14', 18],
  // Old style or new: the day before the birthday or after it.
  ['1917-03-02', '1943-09-25', 26],
  ['1917-09-20', '1943-09-25', undefined],
  ['1917-09-12', '1943-09-25', 26],
  ['1925', '1944-01-14', undefined],
  ['1925-10', '1944-01-14', undefined],
  ['1925-10-25', '1944-01', undefined],
  ['~1925-10-25', '1944-01-14', undefined],
  ['1925-10-25', '1944-01-14?', undefined],
  ['1944-01-14', '1925-10-25', undefined],
  [undefined, '1944-01-14', undefined],
])('born %s, died %s: %s years', (birth, death, age) => {
  expect(ageOf({ date: birth }, { date: death })).toBe(age);
});

test('an age is not said of days that are assumed, or that sources give otherwise', () => {
  const [birth, death] = [{ date: '1925-10-25' }, { date: '1944-01-14' }];
  expect(ageOf({ ...birth, certainty: 'family' }, death)).toBe(18);
  expect(ageOf({ ...birth, certainty: 'assumed' }, death)).toBeUndefined();
  expect(ageOf(birth, { ...death, rivals: [{ date: '1944' }] })).toBeUndefined();
});
