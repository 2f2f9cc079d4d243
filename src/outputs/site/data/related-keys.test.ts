import { expect, test } from 'vitest';
import type { Person } from './people.ts';
import { byKeys, keysOfBirthplace, keysOfName, sharing } from './related-keys.ts';

const person = (veteran: object): Person => ({ veteran }) as unknown as Person;

const man = person({
  name: { ru: 'Иван Иванов' },
  familyName: { kk: 'Иванов', ru: 'Иванов' },
  birth: { place: { ru: 'аул Булак' } },
});
const woman = person({
  name: { ru: 'Анна Иванова' },
  familyName: { ru: 'Иванова' },
  birth: { place: { kk: 'Бұлақ ауылы', ru: 'Аул Булак' } },
});
const baurzhan = person({ name: { kk: 'Бауыржан Момышұлы' } });
const otherBaurzhan = person({ name: { kk: 'Бауыржан Серікұлы' } });

test('a man and a woman of one family name are namesakes, in whatever letters', () => {
  const groups = byKeys([man, woman, baurzhan], keysOfName);
  expect(sharing(groups, keysOfName(man), man, 6)).toEqual([woman]);
  expect(sharing(groups, keysOfName(woman), woman, 6)).toEqual([man]);
  expect(sharing(groups, keysOfName(baurzhan), baurzhan, 6)).toEqual([]);
});

test('without a family name those of one given name are namesakes', () => {
  const groups = byKeys([man, baurzhan, otherBaurzhan], keysOfName);
  expect(sharing(groups, keysOfName(baurzhan), baurzhan, 6)).toEqual([otherBaurzhan]);
});

test('people of one birthplace are countrymen; without one nobody is', () => {
  const groups = byKeys([man, woman, baurzhan, otherBaurzhan], keysOfBirthplace);
  expect(sharing(groups, keysOfBirthplace(woman), woman, 6)).toEqual([man]);
  expect(sharing(groups, keysOfBirthplace(baurzhan), baurzhan, 6)).toEqual([]);
});

test('of many the first are named', () => {
  const groups = byKeys([man, woman, baurzhan, otherBaurzhan], () => ['one']);
  expect(sharing(groups, ['one', 'one'], woman, 2)).toEqual([man, baurzhan]);
});
