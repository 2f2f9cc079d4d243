import { expect, test } from 'vitest';
import { birthplaceFinder } from './birthplaces.ts';

const ALMATY = {
  name: { kk: 'Алматы', en: 'Almaty' },
  otherNames: ['Верный (ныне Алматы)'],
  ...({ latitude: 43.25, longitude: 76.91, precision: 'place', source: 'GeoNames' } as const),
};
const find = birthplaceFinder([ALMATY]);

test('a place is known by each of its names, in whatever letters', () => {
  const places = [{ kk: 'АЛМАТЫ' }, { en: 'Almaty' }, { ru: 'Верный (ныне Алматы)' }];
  const found = places.map((place) => find({ birth: { place } }));
  expect(found.map((one) => one?.point)).toEqual([ALMATY, ALMATY, ALMATY]);
  expect(new Set(found.map((one) => one?.key)).size).toBe(1);
});

test('what nobody looked up is a place without a point, and never near another', () => {
  const aul = find({ birth: { place: { ru: 'аул под Алматы' } } });
  expect(aul).toMatchObject({ name: { ru: 'аул под Алматы' }, point: null });
  expect(aul?.key).not.toBe(find({ birth: { place: { kk: 'Алматы' } } })?.key);
});

test('without a place of birth there is none', () => {
  expect(find({})).toBeNull();
  expect(find({ birth: { date: '1915' } })).toBeNull();
});
