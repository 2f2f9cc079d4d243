/** What happened on each day of the calendar, a file a day, for the front page. */
import { LANGUAGES } from '../../../model/language.ts';
import { certainDay } from '../../../model/partial-date.ts';
import type { SiteData } from '../data/site-data.ts';
import type { Person } from '../data/people.ts';
import { anniversariesOf } from '../views/anniversaries.ts';
import { CALENDAR, type DayEvent } from '../views/this-day.ts';
import { yearsOf } from '../../../i18n/person/years.ts';

/** `days/<MM-DD>.json` for all 366 days, oldest event first. */
export function dayFiles({ people }: Pick<SiteData, 'people'>): [string, string][] {
  const events = eventsByDay(people.kk);
  return CALENDAR.map((day) => [`days/${day}.json`, JSON.stringify(events.get(day) ?? [])]);
}

/** What happened on each day of the calendar, `MM-DD`, oldest first. */
export function eventsByDay(people: readonly Person[]): Map<string, DayEvent[]> {
  const days = Map.groupBy(people.flatMap(eventsOf), ({ day }) => day);
  const inOrder = (list: { event: DayEvent }[]): DayEvent[] =>
    list.map(({ event }) => event).sort((a, b) => a.year - b.year);
  return new Map([...days].map(([day, list]) => [day, inOrder(list)]));
}

/** Only days that are known exactly; what befell somebody who lives is never told as a death. */
function eventsOf(person: Person): { day: string; event: DayEvent }[] {
  const { veteran, portrait } = person;
  const decrees = (veteran.awards ?? []).flatMap(({ date: text }) => {
    const date = certainDay(text);
    return date === undefined ? [] : [['award', date] as const];
  });
  const days = [
    ...anniversariesOf(veteran).map(({ event, date }) => [event, date] as const),
    ...decrees,
  ];
  const once = new Map(days.map((pair) => [pair.join(' '), pair]));
  return [...once.values()].map(([event, date]) => ({
    day: date.slice(5),
    event: {
      id: person.id,
      event,
      year: Number(date.slice(0, 4)),
      name: veteran.name,
      years: Object.fromEntries(
        LANGUAGES.map((language) => [
          language,
          yearsOf(veteran, language)?.replaceAll('\u00a0', ' '),
        ]),
      ),
      portrait: portrait !== null,
    },
  }));
}
