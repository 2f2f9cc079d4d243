/** Who stands on the front page: everybody in turn, chosen by hash, so by nobody. */
import { DAY, dayAfter } from '../../../model/duration.ts';
import { createHash } from 'node:crypto';
import { deedOf } from '../../../model/deed.ts';
import { sortedBy } from '../../../model/lists.ts';
import type { Person } from '../data/people.ts';
import { rememberedDays, type DayEvent } from './this-day.ts';

/** As many as fill the rows of two, three, four and six. */
const SHOWN = 12;
/** For how many days after a build its page knows who stands large. */
const AHEAD = 7;

/** Somebody who stands large on one day. */
export interface LargePerson {
  /** `2027-05-03` */
  day: string;
  person: Person;
  /** What happened to the person on that day of some year. */
  event: DayEvent | null;
}

/**
 * The people of a day. Of all each comes up once, in an order of chance, before anybody comes up
 * again in another order; the same day has the same people in every build.
 * @param day `2027-05-03`; a build that is told no day takes one and the same.
 */
export function featuredPeople(people: readonly Person[], day = '1970-01-01'): Person[] {
  return featuredIn(people)(day);
}

/** Who is featured on a day: the order of a round is made once for all its days. */
function featuredIn(people: readonly Person[]): (day: string) => Person[] {
  const daysOfRound = Math.max(1, Math.ceil(people.length / SHOWN));
  const orders = new Map<number, Person[]>();
  return (day) => {
    const number = Date.parse(day) / DAY;
    const round = Math.floor(number / daysOfRound);
    const from = (number % daysOfRound) * SHOWN;
    const order = orders.get(round) ?? orderOf(people, round);
    orders.set(round, order);
    return [...order, ...order].slice(from, from + Math.min(SHOWN, order.length));
  };
}

/** By chance, in every round another. */
const orderOf = (people: readonly Person[], round: number): Person[] =>
  sortedBy(people, ({ id }) => hashOf(`${round} ${id}`));

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * One person large for the day of the build and each of the days after it, for readers of a page that
 * is not built daily: of whom something is told that day, else the first of the day's people whose
 * deed is known.
 * @param events What happened on each day of the calendar, `MM-DD`, oldest first.
 */
export function largePeople(
  people: readonly Person[],
  events: ReadonlyMap<string, readonly DayEvent[]>,
  day = '1970-01-01',
): LargePerson[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const days = Array.from({ length: AHEAD }, (_, index) => dayAfter(day, index));
  const featuredOn = featuredIn(people);
  return days.flatMap((date): LargePerson[] => {
    const [event = null] = rememberedDays(date).flatMap(
      (remembered) => events.get(remembered) ?? [],
    );
    const subject = event && byId.get(event.id);
    if (subject) return [{ day: date, person: subject, event }];
    const featured = featuredOn(date);
    const person = featured.find(({ veteran }) => deedOf(veteran)) ?? featured[0];
    return person ? [{ day: date, person, event: null }] : [];
  });
}
