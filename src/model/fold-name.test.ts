import { expect, test } from 'vitest';
import { foldName, skeletonOf, stemOfPatronymic } from './fold-name.ts';

test.each([
  ['Момышұлы', 'Момыш-улы', 'Момышулы', 'Momyshuly'],
  ['Бауыржан', 'Бауржан', 'Баурджан', 'Bauyrzhan'],
  ['Әбдіров', 'Абдиров', 'Abdirov', 'Äbdırov', 'Ábdirov'],
  ['Қайсенов', 'Кайсенов', 'Kaysenov', 'Qaisenov', 'Kaissenov'],
  ['Молдағұлова', 'Молдагулова', 'Moldaghulova', 'Moldagulova'],
  ['Әлия', 'Алия', 'Aliya', 'Alia'],
  ['Мамыраев', 'Mamyrayev', 'Mamyraev'],
  ['Луганский', 'Lugansky', 'Luganskiy'],
  ['Семёнов', 'Семенов', 'Semenov'],
])('%s has one skeleton with its other spellings', (first, ...others) => {
  for (const other of others) expect(foldName(other)).toEqual(foldName(first));
});

test.each([
  ['Тоқтаров', 'Тохтаров'],
  ['Төлеген', 'Тулеген'],
  ['Бигелдинов', 'Бегельдинов'],
  ['Рақымжан', 'Рахимжан'],
])('%s and %s meet at the second level', (a, b) => {
  expect(foldName(a)).not.toEqual(foldName(b));
  expect(foldName(a).map(skeletonOf)).toEqual(foldName(b).map(skeletonOf));
});

test('a father’s name is the same in both forms', () => {
  expect(stemOfPatronymic(foldName('Әбдірұлы')[0]!)).toBe('abdir');
  expect(stemOfPatronymic(foldName('Абдирович')[0]!)).toBe('abdir');
  expect(stemOfPatronymic('abdirov')).toBeNull();
});

test('«ұлы» written apart and signs alone fold to nothing', () => {
  expect(foldName('Момыш ұлы')).toEqual(['momish']);
  expect(foldName(' — … ')).toEqual([]);
});
