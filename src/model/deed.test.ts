import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deedOf, SUMMARY_LETTERS } from './deed.ts';
import { isHorizon, STRAIGHT } from './horizon.ts';
import { DEED_LETTERS } from './veteran.ts';

test('the field itself comes first, in the languages it was written in', () => {
  const summary = { kk: 'Қысқа.', ru: 'Коротко.' };
  expect(deedOf({ deed: { kk: 'Днепрден өтті', certainty: 'family' }, summary })).toEqual({
    text: { kk: 'Днепрден өтті' },
    form: 'deed',
  });
});

test('without it the first whole sentence of the summary speaks, if it is short enough', () => {
  const summary = {
    kk: 'Он бес жасынан шахтада істеді. Кейін мұғалім болды.',
    ru: 'С 15 лет работал на шахте им. Костенко. Потом стал учителем.',
  };
  expect(deedOf({ summary })).toEqual({
    text: {
      kk: 'Он бес жасынан шахтада істеді.',
      ru: 'С 15 лет работал на шахте им. Костенко.',
    },
    form: 'sentence',
  });
});

test.each([
  [
    'Погиб в 1942 г. Похоронен под Ржевом у дороги.',
    'Погиб в 1942 г. Похоронен под Ржевом у дороги.',
  ],
  ['Служил у И. И. Иванова. Вернулся.', 'Служил у И. И. Иванова.'],
  ['«Жив!» Так писал он.', '«Жив!»'],
  ['Дошёл до Берлина', 'Дошёл до Берлина'],
])('a sentence is not cut at a shortened word: %s', (ru, first) => {
  expect(deedOf({ summary: { ru } })?.text.ru).toBe(first);
});

test('then the whole summary, and where that is too long nothing', () => {
  const long = `${'Он долго шёл по дороге домой '.repeat(3)}и дошёл.`;
  expect(deedOf({ summary: { ru: long } })).toEqual({ text: { ru: long }, form: 'summary' });
  expect(deedOf({ summary: { ru: long.repeat(2).replace('. ', ' ') } })).toBeNull();
  expect(deedOf({})).toBeNull();
  expect(deedOf({ deed: {} })).toBeNull();
});

test('both languages say the same, or neither', () => {
  const summary = { kk: 'Қысқа. Екінші.', ru: `${'длинное слово '.repeat(6)}кончилось. Второе.` };
  expect(deedOf({ summary })).toEqual({ text: summary, form: 'summary' });
});

test('whatever the summary, what is said stands in it whole and within its measure', () => {
  const text = fc.string({ unit: fc.constantFrom(...'Аб .!?«»1'), minLength: 1, maxLength: 220 });
  fc.assert(
    fc.property(text, text, (kk, ru) => {
      const deed = deedOf({ summary: { kk, ru } });
      if (!deed) return;
      const most = deed.form === 'summary' ? SUMMARY_LETTERS : DEED_LETTERS;
      for (const [language, whole] of [
        ['kk', kk],
        ['ru', ru],
      ] as const) {
        expect(whole.startsWith(deed.text[language] ?? '')).toBe(true);
        expect(deed.text[language]?.length).toBeLessThanOrEqual(most);
      }
    }),
  );
});

test('a horizon is one line in its box from edge to edge', () => {
  expect(isHorizon(STRAIGHT)).toBe(true);
  expect(isHorizon('M0 80 C200 80 300 40 500 40 Q700 40 1000 80')).toBe(true);
  for (const wrong of [
    '',
    'M0 80',
    'M0 80 L500 10 L1000 80',
    'M0 80 L500 130 L1000 80',
    'M0 80 L900 80',
    'M10 80 L1000 80',
    'M0 80 H1000',
    'M0 80 C1 2 3 4 L1000 80',
    `M0 80 ${'L500 60 '.repeat(16)}L1000 80`,
    'M0 80 L1000 80"/><script>',
  ])
    expect(isHorizon(wrong), wrong).toBe(false);
});
