/** How many people each day takes, and who comes on which: pure and the same on every machine. */
import { hashOf } from '../../../base/platform/files.ts';
import { sortedBy } from '../../../model/lists.ts';

/** Order by chance that never changes. */
export const rankOf = (...parts: readonly string[]): string => hashOf(...parts).slice(0, 16);

/**
 * Fills days as water fills a vessel: days that already hold much get nothing, the others rise to
 * one level. What does not divide goes to days chosen by their rank.
 *
 * @param fixed What each day already holds.
 * @param total All that the days shall hold, at least the sum of `fixed`.
 * @param ranks Of the days: the lowest get the remainder.
 * @returns What each day holds in the end.
 */
export function waterFill(
  fixed: readonly number[],
  total: number,
  ranks: readonly string[],
): number[] {
  const held = (level: number): number => fixed.reduce((sum, one) => sum + Math.max(one, level), 0);
  let level = 0;
  while (fixed.length > 0 && held(level + 1) <= total) level += 1;
  const filled = fixed.map((one) => Math.max(one, level));
  const rising = [...fixed.keys()].filter((day) => filled[day] === level);
  for (const day of sortedBy(rising, (one) => ranks[one] ?? '').slice(0, total - held(level)))
    filled[day] = level + 1;
  return filled;
}

/**
 * Gives each person a day, each day as many people as it has room for. Persons and days prefer
 * each other by hash, and the match is stable (Gale and Shapley 1962): it does not depend on the
 * order of the people, and one person more moves only few of the others.
 *
 * @param room Of each day; together at least as many as there are people.
 * @returns The index of the day for each person.
 */
export function matchDays(
  people: readonly string[],
  days: readonly string[],
  room: readonly number[],
): Map<string, number> {
  const guests = days.map(() => new Map<string, string>());
  const next = new Map<string, number>();
  const wishes = new Map(
    people.map((person) => [
      person,
      sortedBy([...days.keys()], (day) => rankOf(person, days[day] ?? '')),
    ]),
  );
  const waiting = [...people];
  for (let person = waiting.pop(); person !== undefined; person = waiting.pop()) {
    const wish = next.get(person) ?? 0;
    const day = wishes.get(person)?.[wish];
    if (day === undefined) throw new RangeError('There are more people than room');
    next.set(person, wish + 1);
    const here = guests[day] as Map<string, string>;
    here.set(person, rankOf(days[day] ?? '', person));
    if (here.size <= (room[day] ?? 0)) continue;
    const [last] = [...here].reduce((a, b) => (b[1] > a[1] ? b : a));
    here.delete(last);
    waiting.push(last);
  }
  return new Map(guests.flatMap((here, day) => [...here.keys()].map((person) => [person, day])));
}
