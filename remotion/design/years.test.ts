import { expect, test } from 'vitest';
import { t } from '../../src/i18n/index.ts';
import { ageOf, yearsText } from './years.ts';

const N = '\u00a0';

test.each([
  ['1919-08-09', '1942-12-19', `1919${N}– 1942`, `1919${N}– 1942`],
  ['~1915', '1943', `шам.${N}1915${N}– 1943`, `ок.${N}1915${N}– 1943`],
  ['1915?', '1943-02', `1915?${N}– 1943`, `1915?${N}– 1943`],
  ['1915', '1941/1943', `1915${N}– 1941 не${N}1943`, `1915${N}– 1941 или${N}1943`],
  ['1909/1911', undefined, `туған жылы: 1909 не${N}1911`, `год рождения: 1909 или${N}1911`],
  ['1915', '1942-02/1942-05', `1915${N}– 1942`, `1915${N}– 1942`],
  ['1915', '../1943', `1915${N}– 1943 жылдан кеш емес`, `1915${N}– не позднее 1943`],
  ['1915', '1943-05/..', `1915${N}– 1943 не одан кейін`, `1915${N}– 1943 или позже`],
  ['1915/..', undefined, 'туған жылы: 1915 не одан кейін', 'год рождения: 1915 или позже'],
  ['1925', undefined, '1925 жылы туған', `1925${N}г.${N}р.`],
  ['~1925', undefined, `шам.${N}1925 жылы туған`, `ок.${N}1925${N}г.${N}р.`],
  ['1925?', undefined, 'туған жылы: 1925?', 'год рождения: 1925?'],
  [undefined, '1984', '1984 жылы қайтыс болған', 'год смерти: 1984'],
  [undefined, '../1943', 'қайтыс болған жылы: 1943 жылдан кеш емес', 'год смерти: не позднее 1943'],
  [undefined, undefined, undefined, undefined],
])('born %s, died %s: %s, %s', (birth, death, kk, ru) => {
  expect(yearsText({ birth, death }, t('kk'))).toBe(kk);
  expect(yearsText({ birth, death }, t('ru'))).toBe(ru);
});

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
