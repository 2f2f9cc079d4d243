import { MINUTE } from '../../../model/duration.ts';
import { localSecond } from '../../../model/zone.ts';
import type { Showings } from '../../led/showings.ts';

type Accuracy = Showings['accuracy'];

/** More times than these are told by their number and how often they come. */
export const LISTED_TIMES = 12;
/** And by so many of the first. */
const FIRST_TIMES = 4;

export interface ScreenDay {
  /** `2027-05-09`, local. */
  day: string;
  count: number;
  /** Local, `09:00:10` or where a screen may be a minute off `09:00`; of many the first ones. */
  times: string[];
  first: string;
  last: string;
  /** Whole minutes from one showing to the next, on average. */
  everyMinutes: number;
}

/** What clocks of the zone show at `instant`, as precisely as a screen keeps to it. */
export function localClock(
  instant: number,
  timeZone: string,
  accuracy: Accuracy,
): { day: string; time: string } {
  const [day = '', time = ''] = localSecond(instant, timeZone).split(' ');
  return { day, time: accuracy === 'near' ? time.slice(0, 5) : time };
}

/** When a person was first shown on a screen by its log, to the second; `null` where no log says. */
export function firstShown(
  { shown }: Pick<Showings, 'shown'>,
  timeZone: string,
): { day: string; time: string } | null {
  return shown && shown.first !== null ? localClock(shown.first, timeZone, 'exact') : null;
}

/** The days of one screen with a person's showings, in the campaign's local time. */
export function daysOf({ times, accuracy }: Showings, timeZone: string): ScreenDay[] {
  const local = times.map((instant) => ({ instant, ...localClock(instant, timeZone, accuracy) }));
  return [...Map.groupBy(local, ({ day }) => day)].map(([day, list]) => {
    const [first, last] = [list[0]!, list.at(-1)!];
    const gaps = Math.max(1, list.length - 1);
    const listed = list.length > LISTED_TIMES ? FIRST_TIMES : LISTED_TIMES;
    return {
      day,
      count: list.length,
      times: list.slice(0, listed).map(({ time }) => time),
      first: first.time,
      last: last.time,
      everyMinutes: Math.max(1, Math.round((last.instant - first.instant) / gaps / MINUTE)),
    };
  });
}
