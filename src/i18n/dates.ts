/** Partial dates in words: what is known and no more, in the way each language writes dates. */
import type { Language } from '../model/in-language.ts';
import { certainDate, type CalendarDate, type DateBounds } from '../model/partial-date.ts';
import { remembered } from '../model/remembered.ts';
import { writtenDate, type DateEvent } from '../model/written-date.ts';
import { t } from './index.ts';
import { withEnding, type KazakhCase } from './kazakh-ending.ts';

const NBSP = '\u00a0';

/** Kazakh has no short form here: its year would have two digits. */
const PARTS = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  'day of the campaign': { day: 'numeric', month: 'long' },
} as const;

const formatsOf = remembered((language: Language) =>
  remembered((precision: keyof typeof PARTS) => {
    const options = { ...PARTS[precision], timeZone: 'UTC' };
    return new Intl.DateTimeFormat(t(language)('date.locale'), options);
  }),
);

const isYear = (date: CalendarDate): boolean => date.month === undefined;

const instantIn = ({ year, month = 1, day = 1 }: CalendarDate): number =>
  Date.UTC(year, month - 1, day);

/** One date: `1919 ж. 9 тамыз`, `август 1919 г.`, `1919`; never broken over two lines. */
function sayCalendarDate(date: CalendarDate, language: Language): string {
  if (isYear(date)) return t(language)('date.year', { year: date.year });
  const text = formatsOf(language)(date.day === undefined ? 'month' : 'day').format(
    instantIn(date),
  );
  return text.replaceAll(' ', NBSP);
}

/**
 * From one date to another, what both share said once: `2027 ж. 1 наурыз – 20 сәуір`, `май – июнь
 * 1943 г.`, `1941–1943`; of unequal exactness each stands as it is said alone.
 */
function sayBetween(from: CalendarDate, to: CalendarDate, language: Language): string {
  if (isYear(from) && isYear(to))
    return t(language)('date.years', { from: from.year, to: to.year });
  if (isYear(from) || isYear(to) || (from.day === undefined) !== (to.day === undefined))
    return `${sayCalendarDate(from, language)} – ${sayCalendarDate(to, language)}`;
  const range = formatsOf(language)(from.day === undefined ? 'month' : 'day').formatRange(
    instantIn(from),
    instantIn(to),
  );
  return range.replaceAll(/\s/gu, NBSP).replace(`${NBSP}–${NBSP}`, `${NBSP}– `);
}

function sayCore({ first, last }: DateBounds, language: Language): string {
  if (!first) return sayOpen('by', last, language);
  if (!last) return sayOpen('from', first, language);
  return first === last ? sayCalendarDate(first, language) : sayBetween(first, last, language);
}

const sayOpen = (side: 'by' | 'from', date: CalendarDate, language: Language): string =>
  isYear(date)
    ? t(language)(`date.${side}Year`, { year: date.year })
    : t(language)(`date.${side}`, { date: sayCalendarDate(date, language) });

/**
 * A partial date in words: `1919 ж. 9 тамыз`, `около 1915 г.`, `1941–1943 гг.`, `not later than
 * 1943`; an uncertain one is marked `(?)`. A text that is no date is given back as it stands.
 * What is said is read back to the same date.
 */
export function sayDate(text: string, language: Language, event?: DateEvent): string {
  const date = writtenDate(text, event);
  if (!date) return text;
  const core = sayCore(date, language);
  const about = date.approximate ? t(language)('date.about', { date: core }) : core;
  return date.uncertain ? `${about}${NBSP}(?)` : about;
}

/** From one written date to another; what is not two certain ones stands as it is said alone. */
export function sayRange(from: string, to: string, language: Language): string {
  const [first, last] = [certainDate(from), certainDate(to)];
  return first && last
    ? sayDate(first === last ? first : `${first}/${last}`, language)
    : [...new Set([from, to].map((text) => sayDate(text, language)))].join(' – ');
}

/** `2027-04-09 18:05` or with `T`, as calendars and clocks show it: `2027 ж. 9 сәуір, 18:05`. */
export function sayMinute(minute: string, language: Language): string {
  return `${sayDate(minute.slice(0, 10), language)}, ${minute.slice(11, 16)}`;
}

/** A day inside a sentence: Kazakh needs an ending, `2027 жылғы 9 мамырда`; others need none. */
export function sayDayIn(day: string, language: Language, ending: KazakhCase): string {
  if (language !== 'kk') return sayDate(day, language);
  return `${day.slice(0, 4)}${NBSP}жылғы${NBSP}${withEnding(sayDay(day, language), ending)}`;
}

/** The year alone, for lists: `1919`, `~1915`, `1941–1943`, `…1943`, `1943…`, `1915?`. */
export function sayYear(text: string): string {
  const date = writtenDate(text);
  if (!date) return '';
  const { first, last } = date;
  const [from, to] = [first?.year, last?.year];
  const years = from === to ? `${from}` : `${from ?? ''}${first && last ? '–' : '…'}${to ?? ''}`;
  return `${date.approximate ? '~' : ''}${years}${date.uncertain ? '?' : ''}`;
}

/** A day of the campaign, `2027-05-09`, in words without the year: `9 мамыр`, `9 мая`, `9 May`. */
export function sayDay(day: string, language: Language): string {
  return formatsOf(language)('day of the campaign').format(Date.parse(day)).replaceAll(' ', NBSP);
}
