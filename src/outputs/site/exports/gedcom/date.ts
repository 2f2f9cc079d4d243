import {
  parsePartialDate,
  type CalendarDate,
  type DateForm,
} from '../../../../model/partial-date.ts';

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

const single = ({ year, month, day }: CalendarDate): string =>
  [day, month && MONTHS[month - 1], year].filter(Boolean).join(' ');

/** A partial date in GEDCOM's words: `ABT 1915`, `BEF 1943`, `BET 1941 AND 1943`, `AFT 1943`. */
export function gedcomDate(text: string): string | null {
  const date = parsePartialDate(text);
  if (!date) return null;
  const about = date.form === 'at' && (date.approximate || date.uncertain) ? 'ABT ' : '';
  return about + formText(date);
}

/** GEDCOM has one mark for a date: the form goes before the doubt. */
function formText(date: DateForm): string {
  switch (date.form) {
    case 'at':
      return single(date.at);
    case 'between':
      return `BET ${single(date.from)} AND ${single(date.to)}`;
    case 'before':
      return `BEF ${single(date.to)}`;
    case 'after':
      return `AFT ${single(date.from)}`;
    default:
      return date satisfies never;
  }
}
