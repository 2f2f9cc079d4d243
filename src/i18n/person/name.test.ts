import { expect, test } from 'vitest';
import { genderOf, givenName, withoutPatronymic, nameParts } from './name.ts';

test.each([
  ['Нүркен Әбдірұлы Әбдіров', undefined, 'Нүркен'],
  ['Әбдіров Нүркен Әбдірұлы', undefined, 'Нүркен'],
  ['Бауыржан Момышұлы', undefined, 'Бауыржан'],
  ['Момышұлы Бауыржан', undefined, 'Бауыржан'],
  ['Момыш-улы Баурджан', undefined, 'Баурджан'],
  ['Әлия Нұрмұхамедқызы Молдағұлова', undefined, 'Әлия'],
  ['Ким Валентин', 'Ким', 'Валентин'],
  ['Валентин Ким', undefined, 'Валентин'],
  ['Яков Иванович Ким', undefined, 'Яков'],
  ['Мысалбек', undefined, 'Мысалбек'],
  ['Момышұлы', undefined, 'Момышұлы'],
])('the given name of %s (family name %s) is %s', (name, family, given) => {
  expect(givenName(name, family)).toBe(given);
});

test.each([
  ['Сағадат Қожахметұлы Нұрмағамбетов', 'Сағадат Нұрмағамбетов'],
  ['Панфилов Иван Васильевич', 'Панфилов Иван'],
  ['Бауыржан Момышұлы', 'Бауыржан Момышұлы'],
  ['Мысалбек', 'Мысалбек'],
])('without the father’s name %s is %s', (name, short) => {
  expect(withoutPatronymic(name)).toBe(short);
});

test.each([
  [{ name: { kk: 'Бауыржан Момышұлы' } }, 'male'],
  [{ name: { kk: 'Хиуаз Қайырқызы Доспанова' } }, 'female'],
  [{ name: { ru: 'Анна Ильинична Ким' } }, 'female'],
  [{ name: { ru: 'Сергей Луганский' } }, 'male'],
  [{ name: { kk: 'Мысал Бейнел' } }, 'unsaid'],
  [{ sex: 'female' as const, name: { kk: 'Мысал Бейнелев' } }, 'female'],
])('the gender to speak of %j in is %s', (entry, gender) => {
  expect(genderOf(entry)).toBe(gender);
});

test('no word of a name is lost when the given name stands apart', () => {
  expect(nameParts('Әлия Нұрмұхамедқызы Молдағұлова')).toEqual({
    given: 'Әлия',
    others: 'Нұрмұхамедқызы Молдағұлова',
  });
  expect(nameParts('Абай Абай')).toEqual({ given: 'Абай', others: 'Абай' });
  expect(nameParts('Бөпежан')).toEqual({ given: 'Бөпежан', others: '' });
});
