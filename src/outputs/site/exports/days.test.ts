import { expect, test } from 'vitest';
import type { Person } from '../data/people.ts';
import type { DayEvent } from '../views/this-day.ts';
import { dayFiles } from './days.ts';

const person = (id: string, veteran: object): Person =>
  ({ id, portrait: null, veteran: { name: { ru: id }, fate: 'unknown', ...veteran } }) as never;

const eventsOn = (day: string, ...everybody: Person[]): DayEvent[] => {
  const files = new Map(dayFiles({ people: { kk: everybody, ru: [], en: [] } }));
  return JSON.parse(files.get(`days/${day}.json`) ?? 'null') as DayEvent[];
};

test('births, deaths and decrees stand on their day, oldest first; two awards of a day are one', () => {
  const man = person('man', {
    birth: { date: '1919-02-29' },
    death: { date: '1942-12-19' },
    fate: 'killed',
    awards: [{ date: '1943-12-19' }, { date: '1943-12-19' }],
  });
  const other = person('other', { birth: { date: '1924-02-29' }, death: { date: '1990-12-19' } });
  expect(eventsOn('02-29', man, other).map(({ id }) => id)).toEqual(['other']);
  expect(eventsOn('12-19', man, other).map(({ event, year }) => [event, year])).toEqual([
    ['fall', 1942],
    ['award', 1943],
    ['death', 1990],
  ]);
  expect(eventsOn('12-20', man, other)).toEqual([]);
});

test('a day that is not known for certain is nobody’s; the living have no day of death', () => {
  const man = person('man', { birth: { date: '1919-08' }, death: { date: '1942-12-19?' } });
  const alive = person('alive', { living: true, death: { date: '1942-12-19' } });
  expect(eventsOn('12-19', man, alive)).toEqual([]);
});
