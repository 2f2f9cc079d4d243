import type { Translator } from '../../src/i18n/index.ts';
import {
  parsePartialDate,
  yearOf,
  type DateForm,
  type PartialDate,
} from '../../src/model/partial-date.ts';

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
