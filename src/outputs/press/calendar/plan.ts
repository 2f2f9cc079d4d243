/** The posting calendar of a place: who is posted on which day, alone or together. Pure. */
import type { Tone } from '../../../../remotion/design/tokens.ts';
import { sum } from '../../../model/numbers.ts';
import { sortedBy } from '../../../model/lists.ts';
import { matchDays, rankOf, waterFill } from './spread.ts';

export interface Anniversary {
  /** Month and day: `05-09`. */
  day: string;
  kind: 'birth' | 'death';
}

export interface PlanPerson {
  id: string;
  tone: Tone;
  anniversaries: readonly Anniversary[];
}

export interface PlanInput {
  place: string;
  /** `2027-05-01` …, in their order. */
  days: readonly string[];
  people: readonly PlanPerson[];
  /** Posts a day that the networks take. */
  perDay: number;
  /** Days that were published: they do not move. */
  kept?: Readonly<Record<string, string>>;
  /** The first day for people who are not among them; the first of all by default. */
  from?: string;
}

export type Post =
  | { kind: 'person'; person: string; anniversary: Anniversary['kind'] | null }
  | {
      kind: 'group';
      /** Of the day, from 1. */
      number: number;
      tone: Tone;
      people: readonly string[];
    };

export interface PlanDay {
  date: string;
  posts: readonly Post[];
}

/** Clips of one compilation: 60 of 10 to 15 s are still watched and taken by the networks. */
export const MOST_TOGETHER = 60;

/**
 * Everybody once. What was published stays. Whoever was born or died on one of the days has that day; the others are spread
 * so that all days hold as many as can be. A day with more people than the networks take posts
 * shows them together, in equal groups; anniversaries and the living stay posts of their own
 * where there is room.
 */
export function planOf({
  place,
  days,
  people,
  perDay,
  kept = {},
  from = '',
}: PlanInput): PlanDay[] {
  const open = days.filter((date) => date >= from);
  const free = open.length > 0 ? open : days.slice(-1);
  const fixed = new Map(
    people.flatMap((person) => {
      const found = fixedDay(person, days, free, kept);
      return found ? [[person.id, found] as const] : [];
    }),
  );
  const counts = free.map((date) => [...fixed.values()].filter((one) => one.date === date).length);
  const rest = people.map(({ id }) => id).filter((id) => !fixed.has(id));
  const ranks = free.map((date) => rankOf(place, date));
  const filled = waterFill(counts, sum(counts) + rest.length, ranks);
  const room = filled.map((all, day) => all - (counts[day] ?? 0));
  const matched = matchDays(rest, free, room);
  const dateOf = (id: string): string | undefined =>
    fixed.get(id)?.date ?? free[matched.get(id) ?? -1];
  return days.map((date) => {
    const here = people.filter(({ id }) => dateOf(id) === date);
    const kindOf = (id: string): Anniversary['kind'] | null => fixed.get(id)?.kind ?? null;
    return {
      date,
      posts: postsOf(
        sortedBy(here, ({ id }) => rankOf(id)),
        kindOf,
        perDay,
      ),
    };
  });
}

interface FixedDay {
  date: string;
  kind: Anniversary['kind'] | null;
}

/** The day that was published, else the first anniversary among the days that are free. */
function fixedDay(
  { id, anniversaries }: PlanPerson,
  days: readonly string[],
  free: readonly string[],
  kept: Readonly<Record<string, string>>,
): FixedDay | undefined {
  const isOn = (date: string, { day }: Anniversary): boolean => date.slice(5) === day;
  const born = anniversaries.flatMap((one) => free.find((date) => isOn(date, one)) ?? []);
  const date = days.find((one) => one === kept[id]) ?? born[0];
  if (date === undefined) return undefined;
  return { date, kind: anniversaries.find((one) => isOn(date, one))?.kind ?? null };
}

function postsOf(
  people: readonly PlanPerson[],
  kindOf: (id: string) => Anniversary['kind'] | null,
  perDay: number,
): Post[] {
  const alone = ({ id }: PlanPerson): Post => ({
    kind: 'person',
    person: id,
    anniversary: kindOf(id),
  });
  if (people.length <= perDay) return people.map(alone);
  const special = people.filter(({ id, tone }) => kindOf(id) !== null || tone === 'living');
  const others = people.filter((person) => !special.includes(person));
  const together = groupsOf(others);
  return special.length + together.length <= perDay
    ? [...special.map(alone), ...together]
    : groupsOf(people);
}

/** The living are never shown among the dead. */
function groupsOf(people: readonly PlanPerson[]): Post[] {
  const tones = ['living', 'memorial'] as const;
  const groups = tones.flatMap((tone) =>
    inEqualParts(
      people.filter((person) => person.tone === tone),
      MOST_TOGETHER,
    ).map((part) => ({ tone, people: part.map(({ id }) => id) })),
  );
  return groups.map((group, index): Post => ({ kind: 'group', number: index + 1, ...group }));
}

/** Parts of at most `most` items whose lengths differ by one at most. */
export const inEqualParts = <T>(items: readonly T[], most: number): T[][] =>
  inParts(items, Math.ceil(items.length / most));

/** So many parts whose lengths differ by one at most. */
export function inParts<T>(items: readonly T[], count: number): T[][] {
  return Array.from({ length: count }, (_, part) =>
    items.slice(
      Math.floor((part * items.length) / count),
      Math.floor(((part + 1) * items.length) / count),
    ),
  );
}
