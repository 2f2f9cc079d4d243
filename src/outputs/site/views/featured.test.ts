/** The front page's choice, for an archive of a town, of a district and of nobody. */
import { expect, test } from 'vitest';
import { eventsByDay } from '../exports/days.ts';
import type { Person } from '../data/people.ts';
import { featuredPeople, largePeople } from './featured.ts';

const person = (id: string, veteran: object = {}): Person =>
  ({ id, portrait: null, veteran: { id, name: { ru: id }, fate: 'unknown', ...veteran } }) as never;
const crowd = (count: number): Person[] =>
  Array.from({ length: count }, (_, index) => person(`p${index}`));
const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10),
  );
const idsOf = (people: readonly Person[]): string[] => people.map(({ id }) => id);

test.each([0, 1, 5, 12, 13, 200])('of %i people everybody comes up within a year', (count) => {
  const people = crowd(count);
  const seen = new Set<string>();
  for (const day of daysFrom('2027-01-01', 365)) {
    const ids = idsOf(featuredPeople(people, day));
    expect(new Set(ids).size).toBe(Math.min(12, count));
    for (const id of ids) seen.add(id);
  }
  expect(seen.size).toBe(count);
});

test('a day has its people, whatever order the archive has; the next day has others', () => {
  const people = crowd(100);
  const today = idsOf(featuredPeople(people, '2027-05-03'));
  expect(idsOf(featuredPeople(people.toReversed(), '2027-05-03'))).toEqual(today);
  const tomorrow = idsOf(featuredPeople(people, '2027-05-04'));
  expect(tomorrow.filter((id) => today.includes(id)).length).toBeLessThan(12);
  expect(idsOf(featuredPeople(people))).toEqual(idsOf(featuredPeople(people)));
});

test('whoever has this day stands large; else somebody whose deed is known', () => {
  const deed = { deed: { kk: 'Днепрден бірінші өтті' } };
  const born = person('born', { birth: { date: '1919-05-05' } });
  const people = [...crowd(11), person('doer', deed), born];
  const shown = largePeople(people, eventsByDay(people), '2027-05-03');
  expect(shown.map(({ day }) => day)).toEqual(daysFrom('2027-05-03', 7));
  expect(shown[2]).toMatchObject({ person: { id: 'born' }, event: { event: 'birth', year: 1919 } });
  for (const { day, person: large, event } of shown.filter((_, index) => index !== 2)) {
    expect(event).toBeNull();
    const isThere = idsOf(featuredPeople(people, day)).includes('doer');
    if (isThere) expect(large.id).toBe('doer');
  }
  // A page that is built a day later says the same of the days that both know.
  expect(largePeople(people, eventsByDay(people), '2027-05-04').slice(0, 6)).toEqual(
    shown.slice(1),
  );
});

test('in a common year those of 29 February stand large on the 28th', () => {
  const people = [person('leap', { birth: { date: '1924-02-29' } }), person('other')];
  const on = (day: string): unknown => largePeople(people, eventsByDay(people), day)[0]?.event?.id;
  expect(on('2027-02-28')).toBe('leap');
  expect(on('2028-02-28')).toBeUndefined();
  expect(on('2028-02-29')).toBe('leap');
});
