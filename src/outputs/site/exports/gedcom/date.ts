import { parsePartialDate, type CalendarDate } from '../../../../model/partial-date.ts';

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

const single = ({ year, month, day }: CalendarDate): string =>
  [day, month && MONTHS[month - 1], year].filter(Boolean).join(' ');

/** A partial date in GEDCOM's words: `ABT 1915`, `BEF 1943`, `BET 1941 AND 1943`, `AFT 1943`. */
export function gedcomDate(text: string): string | null {
  const date = parsePartialDate(text);
  if (!date) return null;
  const { first, last, approximate, uncertain } = date;
  if (!first) return `BEF ${single(last)}`;
  if (!last) return `AFT ${single(first)}`;
  // GEDCOM has one mark for a date: the form goes before the doubt.
  if (first !== last) return `BET ${single(first)} AND ${single(last)}`;
  return `${approximate || uncertain ? 'ABT ' : ''}${single(first)}`;
}
