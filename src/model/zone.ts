/** Local clock times and instants, by the zone data that Node or the browser brings along. */
import type { Campaign } from './campaign.ts';
import { DAY, MINUTE } from './duration.ts';
import { two } from './numbers.ts';
import { remembered } from './remembered.ts';

/** Making one takes a hundred times as long as asking it. */
const clockOf = remembered(
  (timeZone: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }),
);

/** `2027-05-09 09:00:10`, as clocks of the zone show an instant: such texts compare as times do. */
export const localSecond = (instant: number | Date, timeZone: string): string =>
  clockOf(timeZone).format(instant).replace(',', '');

/** `2027-05-09 09:00` */
export const localMinute = (instant: number | Date, timeZone: string): string =>
  localSecond(instant, timeZone).slice(0, 16);

/** `2027-05-09`, the day that calendars of the zone show at an instant. */
export const localDay = (instant: number | Date, timeZone: string): string =>
  localSecond(instant, timeZone).slice(0, 10);

/** Milliseconds that local time is ahead of UTC at `instant` (ms since 1970). */
export const offsetAt = (timeZone: string, instant: number): number =>
  Date.parse(`${localSecond(instant, timeZone).replace(' ', 'T')}Z`) -
  Math.floor(instant / 1000) * 1000;

/**
 * The instant (ms since 1970) at which clocks of the zone show `date` and `clock`.
 *
 * @param date `2027-05-09`
 * @param clock `09:00`; `24:00` is the next midnight
 * A time that a change of clocks leaves out is read with the offset before the change, one that
 * comes twice is the first of the two.
 * @throws {RangeError} for a zone that does not exist.
 */
export function instantOf(date: string, clock: string, timeZone: string): number {
  const local = Date.parse(`${date}T${clock}Z`);
  const before = local - offsetAt(timeZone, local - DAY);
  if (before + offsetAt(timeZone, before) === local) return before;
  const after = local - offsetAt(timeZone, local + DAY);
  return after + offsetAt(timeZone, after) === local ? after : before;
}

/** An instant as clocks of the zone show it, and how far that is from UTC. */
export interface LocalTime {
  /** `2027-05-09` */
  date: string;
  /** `09:00:10` */
  time: string;
  /** `+05:00` */
  utcOffset: string;
}

/** Instants of a grid are few and asked for by thousands of people: each is worked out once. */
const localTimesIn = remembered((timeZone: string) =>
  remembered((instant: number): LocalTime => {
    const offset = offsetAt(timeZone, instant);
    const [date = '', time = ''] = new Date(instant + offset).toISOString().slice(0, 19).split('T');
    return { date, time, utcOffset: offsetText(offset) };
  }),
);

export const localTimeOf = (instant: number, timeZone: string): LocalTime =>
  localTimesIn(timeZone)(instant);

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `+5` for `+05:00`, as people say it; an offset with minutes stays as clocks write it. */
export const shortOffset = (utcOffset: string): string =>
  utcOffset.endsWith(':00') ? utcOffset.slice(0, -3).replace(/^([+-])0/, '$1') : utcOffset;

/** Which zone clocks must be in when the screens begin: `Asia/Almaty, UTC+5`. */
export function zoneOfScreens({ timeZone, led }: Pick<Campaign, 'timeZone' | 'led'>): string {
  const [first] = led.windows.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  if (!first) return timeZone;
  const { utcOffset } = localTimeOf(instantOf(first.date, first.from, timeZone), timeZone);
  return `${timeZone}, UTC${shortOffset(utcOffset)}`;
}

/** `2027-05-09T04:00:00Z` */
export const utcText = (instant: number): string =>
  `${new Date(instant).toISOString().slice(0, 19)}Z`;
