/** The years of a life in words. */
import { t as translator, type Translator } from '../index.ts';
import {
  parsePartialDate,
  yearOf,
  type DateBounds,
  type PartialDate,
} from '../../model/partial-date.ts';
import type { Language } from '../../model/language.ts';
import type { VeteranFields } from '../../model/veteran.ts';

const NBSP = '\u00a0';

/** One year as it is known: `1915`, `шам. 1915`, `1915?`, `1909 не 1911`, `не позднее 1943`. */
function yearText(date: PartialDate, t: Translator): string {
  const year = boundsText(date, t);
  const about = date.approximate ? t('person.year.about', { year }) : year;
  return date.uncertain ? `${about}?` : about;
}

function boundsText(date: DateBounds, t: Translator): string {
  const { first, last } = date;
  const year = yearOf(date);
  if (year !== undefined) return String(year);
  if (!first) return t('person.year.by', { year: last.year });
  if (!last) return t('person.year.from', { year: first.year });
  return t('person.year.or', { first: first.year, last: last.year });
}

/** True for a year that can stand inside a sentence. */
const isPlain = (date: PartialDate): boolean => yearOf(date) !== undefined && !date.uncertain;

/**
 * The years of a life as they are known and no more, the same words wherever they are said: `1919 –
 * 1942`, `ок. 1915 – 1943`, `1925 г. р.`, `1984 жылы қайтыс болған`; `undefined` when neither is
 * known. A birth alone says nothing of a death.
 */
export function yearsOf(
  { birth, death, living }: Partial<Pick<VeteranFields, 'birth' | 'death' | 'living'>>,
  language: Language,
): string | undefined {
  const say = translator(language);
  const born = birth?.date === undefined ? null : parsePartialDate(birth.date);
  const died = living || death?.date === undefined ? null : parsePartialDate(death.date);
  if (born && died) return `${yearText(born, say)}${NBSP}– ${yearText(died, say)}`;
  if (born)
    return say(isPlain(born) ? 'person.years.born' : 'person.years.birth', {
      year: yearText(born, say),
    });
  if (!died) return undefined;
  return say(isPlain(died) ? 'person.years.died' : 'person.years.death', {
    year: yearText(died, say),
  });
}

/** The year of birth in its shortest form, before something else: `1912 ж. т.`, `1912 г. р.` */
export function bornText(birth: string | undefined, t: Translator): string | undefined {
  const date = birth === undefined ? null : parsePartialDate(birth);
  return date ? t('person.years.born-short', { year: yearText(date, t) }) : undefined;
}
