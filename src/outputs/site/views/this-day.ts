/** Which days of the calendar are told today; pure, the same at build and in the page. */
import { dayAfter } from '../../../model/duration.ts';
import type { Language, LocalizedText } from '../../../model/language.ts';
import { localDay } from '../../../model/zone.ts';

export const DAY_EVENTS = ['birth', 'fall', 'death', 'award'] as const;

/** What happened to a person on a day of some year. */
export interface DayEvent {
  id: string;
  event: (typeof DAY_EVENTS)[number];
  year: number;
  name: LocalizedText;
  years: Partial<Record<Language, string>>;
  /** True when `portraits/<id>.webp` is there. */
  portrait: boolean;
}

/** All 366 days as `MM-DD`, so that every day has a file and none is asked for in vain. */
export const CALENDAR: readonly string[] = Array.from({ length: 366 }, (_, index) =>
  new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(5, 10),
);

/**
 * The days, `MM-DD`, that are remembered on a day, `2027-05-03`: itself; on 28 February of a common
 * year the 29th with it, which would else wait for four years.
 */
export function rememberedDays(date: string): string[] {
  const isLastOfFebruary = date.endsWith('-02-28') && dayAfter(date, 1).endsWith('-03-01');
  return [date.slice(5), ...(isLastOfFebruary ? ['02-29'] : [])];
}

/** The days that are remembered at a moment in a time zone. */
export const daysToday = (now: Date, timeZone: string): string[] =>
  rememberedDays(localDay(now, timeZone));
