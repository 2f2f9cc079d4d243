/** Local clock times and instants, by the zone data that Node brings along. */
import { two } from '../../model/numbers.ts';
import { MINUTE } from '../../model/duration.ts';
import type { Campaign } from '../../model/campaign.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** Offsets change at full quarters of an hour only, so each quarter is asked for once. */
const QUARTER = 15 * MINUTE;
const offsets = new Map<string, number>();

/** Milliseconds that local time is ahead of UTC at `instant` (ms since 1970). */
export function offsetAt(timeZone: string, instant: number): number {
  const quarter = Math.floor(instant / QUARTER);
  const key = `${quarter} ${timeZone}`;
  let offset = offsets.get(key);
  if (offset === undefined) offsets.set(key, (offset = readOffset(timeZone, quarter * QUARTER)));
  return offset;
}

function readOffset(timeZone: string, instant: number): number {
  const field: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant))
    field[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

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
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const local = Date.UTC(year, month - 1, day, hour, minute);
  const DAY = 24 * 60 * MINUTE;
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
const localTimes = new Map<string, Map<number, LocalTime>>();

export function localTimeOf(instant: number, timeZone: string): LocalTime {
  let known = localTimes.get(timeZone);
  if (!known) localTimes.set(timeZone, (known = new Map<number, LocalTime>()));
  let local = known.get(instant);
  if (!local) known.set(instant, (local = readLocalTime(instant, timeZone)));
  return local;
}

function readLocalTime(instant: number, timeZone: string): LocalTime {
  const offset = offsetAt(timeZone, instant);
  const [date = '', time = ''] = new Date(instant + offset).toISOString().slice(0, 19).split('T');
  return { date, time, utcOffset: offsetText(offset) };
}

/** `+5` for `+05:00`, as people say it. */
export const shortOffset = (utcOffset: string): string =>
  utcOffset.replace(/^([+-])0?(\d+):00$/, '$1$2');

/** Which zone clocks must be in when the screens begin: `Asia/Almaty, UTC+5`. */
export function zoneOfScreens({ timeZone, led }: Pick<Campaign, 'timeZone' | 'led'>): string {
  const [first] = led.windows.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  if (!first) return timeZone;
  const { utcOffset } = localTimeOf(instantOf(first.date, first.from, timeZone), timeZone);
  return `${timeZone}, UTC${shortOffset(utcOffset)}`;
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `2027-05-09T04:00:00Z` */
export function utcText(instant: number): string {
  let text = utcTexts.get(instant);
  if (text === undefined)
    utcTexts.set(instant, (text = `${new Date(instant).toISOString().slice(0, 19)}Z`));
  return text;
}

const utcTexts = new Map<number, string>();
