/** What happened on each day of the calendar, a file a day, for the front page. */
import type { SiteData } from '../data/site-data.ts';
import type { Person } from '../data/people.ts';
import { isoDate } from '../views/linked-data.ts';
import { CALENDAR, type DayEvent } from '../views/this-day.ts';
import { FALLEN } from '../views/timeline.ts';
import { yearsOf } from '../../i18n/years.ts';

/** `days/<MM-DD>.json` for all 366 days, oldest event first. */
export function dayFiles({ people }: Pick<SiteData, 'people'>): [string, string][] {
  const events = Map.groupBy(people.kk.flatMap(eventsOf), ({ day }) => day);
  return CALENDAR.map((day) => {
    const list = (events.get(day) ?? []).map(({ event }) => event);
    return [`days/${day}.json`, JSON.stringify(list.sort((a, b) => a.year - b.year))];
  });
}

/** Only days that are known exactly; what befell somebody who lives is never told as a death. */
function eventsOf(person: Person): { day: string; event: DayEvent }[] {
  const { veteran, portrait } = person;
  const death = FALLEN.includes(veteran.fate) ? 'fall' : 'death';
  const dated: [DayEvent['event'], string | undefined][] = [
    ['birth', veteran.birth?.date],
    [death, veteran.living ? undefined : veteran.death?.date],
    ...(veteran.awards ?? []).map(({ date }): [DayEvent['event'], string | undefined] => [
      'award',
      date,
    ]),
  ];
  const days = dated.flatMap(([event, text]) => {
    const date = isoDate(text);
    return date?.length === 10 ? [[event, date] as const] : [];
  });
  const once = new Map(days.map((pair) => [pair.join(' '), pair]));
  return [...once.values()].map(([event, date]) => ({
    day: date.slice(5),
    event: {
      ...{ id: person.id, event, year: Number(date.slice(0, 4)), name: veteran.name },
      years: yearsOf(veteran).replaceAll('\u00a0', ' '),
      portrait: portrait !== null,
    },
  }));
}
