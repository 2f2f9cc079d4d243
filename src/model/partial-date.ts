/**
 * Partial dates: a subset of EDTF (ISO 8601-2:2019) that keeps what is known and no more.
 * Never a `Date`: a year without a day must not gain one.
 */

/** One written date: month 1–12 and day 1–31 are absent when unknown. */
export interface CalendarDate {
  year: number;
  month?: number;
  day?: number;
}

export interface PartialDate {
  /** `null` for an open start (`../1943`, "not later than"). */
  from: CalendarDate | null;
  /** The same as `from` unless the value is an interval. */
  to: CalendarDate;
  /** Marked `~`: about. */
  approximate: boolean;
  /** Marked `?`: uncertain. */
  uncertain: boolean;
}

/** Letters: two dates in words and what stands around them. */
export const LONGEST_DATE = 100;

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const DOTTED = /^(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(\d{4})$/;
const ABOUT = /^(?:~|шамамен|шамасында|около|примерно|ок\.|about|circa|ca\.?|c\.)\s*/iu;
const YEAR_WORD = /\s*(?:ж\.?|жылы?|г\.?|год|года)$/iu;

const daysIn = (year: number, month: number): number =>
  [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Day by day validity in the proleptic Gregorian calendar, years 1000–2999. */
function calendarDate(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): CalendarDate | null {
  const y = Number(year);
  if (!(y >= 1000 && y <= 2999)) return null;
  if (month === undefined) return { year: y };
  const m = Number(month);
  if (m < 1 || m > 12) return null;
  if (day === undefined) return { year: y, month: m };
  const d = Number(day);
  return d >= 1 && d <= daysIn(y, m) ? { year: y, month: m, day: d } : null;
}

function parseSingle(text: string): CalendarDate | null {
  const iso = ISO.exec(text);
  if (iso) return calendarDate(iso[1], iso[2], iso[3]);
  const dotted = DOTTED.exec(text);
  return dotted ? calendarDate(dotted[3], dotted[2], dotted[1]) : null;
}

/**
 * Reads a partial date.
 *
 * Canonical forms: `1915`, `1942-02`, `1942-02-14`, `~1915`, `1915?`, `1941/1943`, `../1943`.
 * Also as people write: `02.1942`, `15.03.1942`, `1915 ж.`, `шамамен 1915`, `около 1915 г.`.
 *
 * @returns `null` when the text is no date; an interval's end is never before its start.
 */
export function parsePartialDate(text: string): PartialDate | null {
  if (text.length > LONGEST_DATE) return null;
  let rest = text.trim().replace(/[–—]/gu, '-');
  const uncertain = /\?$/u.test(rest);
  rest = rest.replace(/\s*\?$/u, '');
  const approximate = ABOUT.test(rest) || /~$/u.test(rest);
  rest = rest.replace(ABOUT, '').replace(/~$/u, '').replace(YEAR_WORD, '').trim();

  const parts = rest.split('/');
  if (parts.length > 2) return null;
  const to = parseSingle((parts.at(-1) ?? '').trim());
  if (!to) return null;
  if (parts.length === 1) return { from: to, to, approximate, uncertain };
  const first = (parts[0] ?? '').trim();
  if (first === '..') return { from: null, to, approximate, uncertain };
  const from = parseSingle(first);
  if (!from || earliestDay(from) > latestDay(to)) return null;
  return { from, to, approximate, uncertain };
}

const two = (n: number): string => String(n).padStart(2, '0');

const writeSingle = (date: CalendarDate): string =>
  [String(date.year), date.month && two(date.month), date.day && two(date.day)]
    .filter(Boolean)
    .join('-');

/** The canonical text of a date; `parsePartialDate` reads it back to an equal value. */
export function writePartialDate(date: PartialDate): string {
  const core =
    date.from === date.to || (date.from && writeSingle(date.from) === writeSingle(date.to))
      ? writeSingle(date.to)
      : `${date.from ? writeSingle(date.from) : '..'}/${writeSingle(date.to)}`;
  return `${date.approximate ? '~' : ''}${core}${date.uncertain ? '?' : ''}`;
}

const dayNumber = (year: number, month: number, day: number): number =>
  year * 10_000 + month * 100 + day;

const earliestDay = (date: CalendarDate): number =>
  dayNumber(date.year, date.month ?? 1, date.day ?? 1);

const latestDay = (date: CalendarDate): number =>
  dayNumber(date.year, date.month ?? 12, date.day ?? daysIn(date.year, date.month ?? 12));

/**
 * The first and last day a date may mean, as comparable numbers `yyyymmdd`.
 * "About" widens by two years on each side; an open start reaches back without end.
 */
export function dayRange(date: PartialDate): { first: number; last: number } {
  const slack = date.approximate || date.uncertain ? 20_000 : 0;
  return {
    first: date.from ? earliestDay(date.from) - slack : Number.NEGATIVE_INFINITY,
    last: latestDay(date.to) + slack,
  };
}

/** True when `a` is certainly before `b`, whatever days the unknown parts stand for. */
export function isCertainlyBefore(a: PartialDate, b: PartialDate): boolean {
  return dayRange(a).last < dayRange(b).first;
}
