/**
 * Partial dates: a subset of EDTF (ISO 8601-2:2019) that keeps what is known and no more.
 * Never a `Date`: a year without a day must not gain one. As people write: `written-date.ts`.
 */
import { two } from './numbers.ts';

/** One written date: month 1–12 and day 1–31 are absent when unknown. */
export interface CalendarDate {
  year: number;
  month?: number;
  day?: number;
}

export interface Marks {
  /** Marked `~`: about. */
  approximate: boolean;
  /** Marked `?`: uncertain. */
  uncertain: boolean;
}

/** Each form with what bounds it; the bounds themselves are among the days it may mean. */
export type DateForm =
  /** `1943-05`: in that year, in that month, on that day. */
  | { form: 'at'; at: CalendarDate }
  /** `1941/1943`: once within. */
  | { form: 'between'; from: CalendarDate; to: CalendarDate }
  /** `../1943`: then or earlier. */
  | { form: 'before'; to: CalendarDate }
  /** `1943/..`: then or later. */
  | { form: 'after'; from: CalendarDate };

export type PartialDate = DateForm & Marks;

/** Letters: two dates in words and what stands around them. */
export const LONGEST_DATE = 100;

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const OPEN = '..';

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysIn = (year: number, month: number): number =>
  [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;

/** True for what the calendar has: proleptic Gregorian, years 1000–2999. */
export function isCalendarDate({ year, month, day }: CalendarDate): boolean {
  if (year < 1000 || year > 2999) return false;
  if (month === undefined) return day === undefined;
  if (month < 1 || month > 12) return false;
  return day === undefined || (day >= 1 && day <= daysIn(year, month));
}

function parseSingle(text: string): CalendarDate | null {
  const [, year, month, day] = ISO.exec(text) ?? [];
  if (!year) return null;
  const date: CalendarDate = { year: Number(year) };
  if (month) date.month = Number(month);
  if (day) date.day = Number(day);
  return isCalendarDate(date) ? date : null;
}

/** The form of two bounds, of which one may be open: two equal ones are one date. */
export function formBetween(from: CalendarDate | null, to: CalendarDate | null): DateForm | null {
  if (!from) return to && { form: 'before', to };
  if (!to) return { form: 'after', from };
  if (writeSingle(from) === writeSingle(to)) return { form: 'at', at: to };
  return earliestDay(from) <= latestDay(to) ? { form: 'between', from, to } : null;
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
  const bounds = parts.map((part) => (part === OPEN ? null : (parseSingle(part) ?? undefined)));
  const [from, to = from] = bounds;
  if (bounds.includes(undefined) || from === undefined || to === undefined) return null;
  const form = formBetween(from, to);
  return form && { ...form, approximate: about === '~', uncertain: doubt === '?' };
}

const writeSingle = (date: CalendarDate): string =>
  [String(date.year), date.month && two(date.month), date.day && two(date.day)]
    .filter(Boolean)
    .join('-');

/** The canonical text of a date; `parsePartialDate` reads it back to an equal value. */
export function writePartialDate(date: PartialDate): string {
  return `${date.approximate ? '~' : ''}${writeForm(date)}${date.uncertain ? '?' : ''}`;
}

/** ISO 8601 with year, month or day precision; a doubtful date or an interval is left out. */
export function certainDate(text: string | undefined): string | undefined {
  const date = text === undefined ? null : parsePartialDate(text);
  const isCertain = date?.form === 'at' && !date.approximate && !date.uncertain;
  return isCertain ? writePartialDate(date) : undefined;
}

/** A day that is known for certain: `1919-08-09`. */
export function certainDay(text: string | undefined): string | undefined {
  const date = certainDate(text);
  return date?.length === 'YYYY-MM-DD'.length ? date : undefined;
}

function writeForm(date: DateForm): string {
  switch (date.form) {
    case 'at':
      return writeSingle(date.at);
    case 'between':
      return `${writeSingle(date.from)}/${writeSingle(date.to)}`;
    case 'before':
      return `${OPEN}/${writeSingle(date.to)}`;
    case 'after':
      return `${writeSingle(date.from)}/${OPEN}`;
    default:
      return date satisfies never;
  }
}

const dayNumber = (year: number, month: number, day: number): number =>
  year * 10_000 + month * 100 + day;

export const earliestDay = (date: CalendarDate): number =>
  dayNumber(date.year, date.month ?? 1, date.day ?? 1);

export const latestDay = (date: CalendarDate): number =>
  dayNumber(date.year, date.month ?? 12, date.day ?? daysIn(date.year, date.month ?? 12));

/**
 * The first and last day a date may mean, as comparable numbers `yyyymmdd`.
 * "About" widens by two years on each side; an open end reaches without end.
 */
export function dayRange(date: PartialDate): { first: number; last: number } {
  const slack = date.approximate || date.uncertain ? 20_000 : 0;
  const { first, last } = boundsOf(date);
  return {
    first: first ? earliestDay(first) - slack : Number.NEGATIVE_INFINITY,
    last: last ? latestDay(last) + slack : Number.POSITIVE_INFINITY,
  };
}

/** Both bounds of a date, `null` where it is open. */
export function boundsOf(date: DateForm): {
  first: CalendarDate | null;
  last: CalendarDate | null;
} {
  switch (date.form) {
    case 'at':
      return { first: date.at, last: date.at };
    case 'between':
      return { first: date.from, last: date.to };
    case 'before':
      return { first: null, last: date.to };
    case 'after':
      return { first: date.from, last: null };
    default:
      return date satisfies never;
  }
}

/** The year of a date that lies within one. */
export function yearOf(date: DateForm): number | undefined {
  const { first, last } = boundsOf(date);
  return first?.year === last?.year ? first?.year : undefined;
}

/** True when `a` is certainly before `b`, whatever days the unknown parts stand for. */
export function isCertainlyBefore(a: PartialDate, b: PartialDate): boolean {
  return dayRange(a).last < dayRange(b).first;
}
