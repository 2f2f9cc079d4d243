import type { Translator } from '../../src/i18n/index.ts';
import {
  parsePartialDate,
  yearOf,
  type DateForm,
  type PartialDate,
} from '../../src/model/partial-date.ts';

const NBSP = '\u00a0';

/** One year as it is known: `1915`, `шамамен 1915`, `1915?`, `1941/1943`, `не позднее 1943`. */
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
      return String(yearOf(date) ?? `${date.from.year}/${date.to.year}`);
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
 * The years of a life as they are known and no more: `1919 – 1942`, `около 1915 – 1943`,
 * `1925 года рождения`, `? – 1943`; `undefined` when neither is known. A birth alone says nothing of
 * a death.
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
  return death ? `?${NBSP}– ${yearText(death, t)}` : undefined;
}
