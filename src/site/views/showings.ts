import type { Showings } from '../../led/index.ts';

/** More times than these are told by their number and how often they come. */
export const LISTED_TIMES = 12;

export interface ScreenDay {
  /** `2027-05-09`, local. */
  day: string;
  count: number;
  /** `09:00:10`, local; empty when there are more than `LISTED_TIMES`. */
  times: string[];
  first: string;
  last: string;
  /** Whole minutes from one showing to the next, on average. */
  everyMinutes: number;
}

const MINUTE = 60_000;

/** The days of one screen with a person's showings, in the campaign's local time. */
export function daysOf({ times }: Showings, timeZone: string): ScreenDay[] {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const local = times.map((instant) => {
    const [day = '', time = ''] = format.format(instant).split(' ');
    return { instant, day, time };
  });
  return [...Map.groupBy(local, ({ day }) => day)].map(([day, list]) => {
    const [first, last] = [list[0]!, list.at(-1)!];
    const gaps = Math.max(1, list.length - 1);
    return {
      day,
      count: list.length,
      times: list.length > LISTED_TIMES ? [] : list.map(({ time }) => time),
      first: first.time,
      last: last.time,
      everyMinutes: Math.max(1, Math.round((last.instant - first.instant) / gaps / MINUTE)),
    };
  });
}
