import type { Person } from '../data/people.ts';

/** People a group on a person's page names. */
export const SHOWN = 6;

const places = new WeakMap<readonly Person[], Map<Person, number>>();

/** Those who stand next to a person in a list, so that everybody is led to from somebody's page. */
export function neighboursOf(list: readonly Person[], person: Person): Person[] {
  let at = places.get(list);
  if (!at) places.set(list, (at = new Map(list.map((one, index) => [one, index]))));
  const own = at.get(person);
  if (own === undefined) return [];
  const count = Math.min(SHOWN, list.length - 1);
  return Array.from({ length: count }, (_, step) => list[(own + step + 1) % list.length]!);
}
