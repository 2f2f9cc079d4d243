import type { Translator } from '../../src/i18n/index.ts';
import {
  parsePartialDate,
  yearOf,
  type CalendarDate,
  type DateForm,
  type PartialDate,
} from '../../src/model/partial-date.ts';
import type { LifeEvent } from '../../src/model/veteran.ts';

const NBSP = '\u00a0';

/** One year as it is known: `1915`, `шам. 1915`, `1915?`, `1909 не 1911`, `не позднее 1943`. */
function yearText(date: PartialDate, t: Translator): string {
  const year = formText(date, t);
  const about = date.approximate ? t('clip.year.about', { year }) : year;
  return date.uncertain ? `${about}?` : about;
}

function formText(date: DateForm, t: Translator): string {
  switch (date.form) {
    case 'at':
      return String(date.at.year);
    case 'between':
      return yearOf(date) === undefined
        ? t('clip.year.or', { first: date.from.year, last: date.to.year })
        : String(yearOf(date));
    case 'before':
      return t('clip.year.by', { year: date.to.year });
    case 'after':
      return t('clip.year.from', { year: date.from.year });
    default:
      return date satisfies never;
  }
}

/** True for a year that can stand inside a sentence. */
const isPlain = (date: PartialDate): boolean => yearOf(date) !== undefined && !date.uncertain;

/**
 * The years of a life as they are known and no more: `1919 – 1942`, `ок. 1915 – 1943`, `1925 г. р.`,
 * `1984 жылы қайтыс болған`; `undefined` when neither is known. A birth alone says nothing of a death.
 */
export function yearsText(
  life: { birth: string | undefined; death: string | undefined },
  t: Translator,
): string | undefined {
  const birth = life.birth === undefined ? null : parsePartialDate(life.birth);
  const death = life.death === undefined ? null : parsePartialDate(life.death);
  if (birth && death) return `${yearText(birth, t)}${NBSP}– ${yearText(death, t)}`;
  if (birth)
    return t(isPlain(birth) ? 'clip.years.born' : 'clip.years.birth', { year: yearText(birth, t) });
  if (!death) return undefined;
  return t(isPlain(death) ? 'clip.years.died' : 'clip.years.death', { year: yearText(death, t) });
}

/** The year of birth in its shortest form, before something else: `1912 ж. т.`, `1912 г. р.` */
export function bornText(birth: string | undefined, t: Translator): string | undefined {
  const date = birth === undefined ? null : parsePartialDate(birth);
  return date ? t('clip.years.born-short', { year: yearText(date, t) }) : undefined;
}

/** Until then the calendar was thirteen days behind, and old papers do not say which they follow. */
const NEW_STYLE = { year: 1918, month: 2, day: 14 } as const;
const BEHIND = 13;

/**
 * The full years somebody lived whose birth and death are known to the day, from one source alone
 * or from sources that agree; `undefined` where the day of one calendar would give another age.
 */
export function ageOf(birth: Known | undefined, death: Known | undefined): number | undefined {
  const [born, died] = [certainDay(birth), certainDay(death)];
  if (born === undefined || died === undefined) return undefined;
  const isOld = born < dayOf(NEW_STYLE);
  const ages = (isOld ? [0, BEHIND] : [0]).map((days) => yearsBetween(born, died, days));
  const [age = -1] = ages;
  return age >= 0 && ages.every((other) => other === age) ? age : undefined;
}

type Known = Pick<LifeEvent, 'date' | 'certainty' | 'rivals'>;

const dayOf = ({ year, month, day }: Required<CalendarDate>): number =>
  Date.UTC(year, month - 1, day);

/** A day that nobody doubts, in milliseconds. */
function certainDay(event: Known | undefined): number | undefined {
  const date = event?.date === undefined ? null : parsePartialDate(event.date);
  if (date?.form !== 'at' || date.approximate || date.uncertain) return undefined;
  if (event?.certainty === 'assumed' || (event?.rivals ?? []).length > 0) return undefined;
  const { year, month, day } = date.at;
  return month && day ? dayOf({ year, month, day }) : undefined;
}

function yearsBetween(born: number, died: number, later: number): number {
  const [from, to] = [new Date(born + later * 86_400_000), new Date(died)];
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const isBefore =
    to.getUTCMonth() * 31 + to.getUTCDate() < from.getUTCMonth() * 31 + from.getUTCDate();
  return years - (isBefore ? 1 : 0);
}
