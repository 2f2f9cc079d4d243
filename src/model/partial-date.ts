/**
 * Partial dates: a subset of EDTF (ISO 8601-2:2019) that keeps what is known and no more.
 * Never a `Date`: a year without a day must not gain one. As people write: `written-date.ts`.
 */
import { two } from './numbers.ts';

/** One written date: month 1–12 and day 1–31 are absent when unknown. */
export interface CalendarDate {
  year: number;
  month?: number | undefined;
  day?: number | undefined;
}

export interface Marks {
  /** Marked `~`: about. */
  approximate: boolean;
  /** Marked `?`: uncertain. */
  uncertain: boolean;
}

/**
 * The first and the last day it may be, each as exactly as it is written; `null` where that is open.
 * A single date, `1943-05`, is both: one and the same object.
 */
export type DateBounds =
  { first: CalendarDate; last: CalendarDate | null } | { first: null; last: CalendarDate };

export type PartialDate = DateBounds & Marks;

/** Letters: two dates in words and what stands around them. */
export const LONGEST_DATE = 100;

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const OPEN = '..';

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** True for what the calendar has: proleptic Gregorian, years 1000–2999. */
export function isCalendarDate({ year, month, day }: CalendarDate): boolean {
  if (year < 1000 || year > 2999) return false;
  if (month === undefined) return day === undefined;
  if (month < 1 || month > 12) return false;
  return day === undefined || (day >= 1 && day <= daysIn(year, month));
}

function parseSingle(text: string): CalendarDate | null {
  if (!ISO.test(text)) return null;
  const [year = 0, month, day] = text.split('-').map(Number);
  const date = { year, month, day };
  return isCalendarDate(date) ? date : null;
}

/** Two bounds, of which one may be open: two equal ones are one date. */
export function boundsBetween(
  first: CalendarDate | null,
  last: CalendarDate | null,
): DateBounds | null {
  if (!first) return last && { first, last };
  if (!last) return { first, last };
  if (writeSingle(first) === writeSingle(last)) return { first: last, last };
  return earliestDay(first) <= latestDay(last) ? { first, last } : null;
}

/**
 * Reads the canonical text of a partial date: `1915`, `1942-02`, `1942-02-14`, `~1915`, `1915?`,
 * `1941/1943`, `../1943`, `1943/..`.
 *
 * @returns `null` when the text is none; an interval's end is never before its start.
 */
export function parsePartialDate(text: string): PartialDate | null {
  if (text.length > LONGEST_DATE) return null;
  const [, about, core = '', doubt] = /^(~?)([\d./-]+)(\??)$/.exec(text) ?? [];
  const parts = core.split('/');
  if (parts.length > 2) return null;
  const read = parts.map((part) => (part === OPEN ? null : (parseSingle(part) ?? undefined)));
  const [first, last = first] = read;
  if (read.includes(undefined) || first === undefined || last === undefined) return null;
  const bounds = boundsBetween(first, last);
  return bounds && { ...bounds, approximate: about === '~', uncertain: doubt === '?' };
}

const writeSingle = (date: CalendarDate): string =>
  [String(date.year), date.month && two(date.month), date.day && two(date.day)]
    .filter(Boolean)
    .join('-');

/** The canonical text of a date; `parsePartialDate` reads it back to an equal value. */
export function writePartialDate({ first, last, approximate, uncertain }: PartialDate): string {
  const bounds = new Set([first, last].map((bound) => (bound ? writeSingle(bound) : OPEN)));
  return `${approximate ? '~' : ''}${[...bounds].join('/')}${uncertain ? '?' : ''}`;
}

/** ISO 8601 with year, month or day precision; a doubtful date or an interval is left out. */
export function certainDate(text: string | undefined): string | undefined {
  const date = text === undefined ? null : parsePartialDate(text);
  const isCertain = date?.first === date?.last && !date?.approximate && !date?.uncertain;
  return date && isCertain ? writePartialDate(date) : undefined;
}

/** A day that is known for certain: `1919-08-09`. */
export function certainDay(text: string | undefined): string | undefined {
  const date = certainDate(text);
  return date?.length === 'YYYY-MM-DD'.length ? date : undefined;
}

const dayNumber = (year: number, month: number, day: number): number =>
  year * 10_000 + month * 100 + day;

const earliestDay = (date: CalendarDate): number =>
  dayNumber(date.year, date.month ?? 1, date.day ?? 1);

const latestDay = (date: CalendarDate): number =>
  dayNumber(date.year, date.month ?? 12, date.day ?? daysIn(date.year, date.month ?? 12));

/**
 * The first and last day a date may mean, as comparable numbers `yyyymmdd`.
 * "About" widens by two years on each side; an open end reaches without end.
 */
export function dayRange(date: PartialDate): { first: number; last: number } {
  const slack = date.approximate || date.uncertain ? 20_000 : 0;
  const { first, last } = date;
  return {
    first: first ? earliestDay(first) - slack : Number.NEGATIVE_INFINITY,
    last: last ? latestDay(last) + slack : Number.POSITIVE_INFINITY,
  };
}

/** The year of a date that lies within one. */
export const yearOf = ({ first, last }: DateBounds): number | undefined =>
  first?.year === last?.year ? first?.year : undefined;

/** True when `a` is certainly before `b`, whatever days the unknown parts stand for. */
export const isCertainlyBefore = (a: PartialDate, b: PartialDate): boolean =>
  dayRange(a).last < dayRange(b).first;
