/** Dates as spreadsheets keep them: what a cell shows, and numbers that once were dates. */
import { DAY } from '../../model/duration.ts';
import { LONGEST_DATE, writePartialDate } from '../../model/partial-date.ts';
import { readWrittenDate, type DateEvent } from '../../model/written-date.ts';
import type { Value } from './cells.ts';

/** Days between the epochs of Excel and of Unix. */
export const EXCEL_EPOCH = 25_569;
/** A smaller number is a year. */
const FIRST_SERIAL = 3000;
/** The last day of 2100: a larger number is no date. */
const LAST_SERIAL = 73_415;

export type ReadDate =
  /** `doubt` where a number was taken for a date. */
  | { date: string; doubt?: boolean }
  /** The cell says that nothing is known. */
  | { nothing: true }
  /** For the schema to ask about, as it stands. */
  | { unreadable: string };

/**
 * The date of a cell. Nothing is added: a cell that shows no day gets none.
 *
 * @param event What the column tells of, so that its own words may stand in the cell.
 */
export function readDate(cell: Value, event?: DateEvent): ReadDate {
  if (cell instanceof Date) return { date: cell.toISOString().slice(0, 10) };
  if (typeof cell === 'number' && cell >= FIRST_SERIAL) return fromSerial(cell);
  const text = String(cell).trim();
  const read = readWrittenDate(text, event);
  if ('date' in read) return { date: writePartialDate(read.date) };
  return 'nothing' in read ? { nothing: true } : { unreadable: text };
}

/** Excel keeps a month as its first day and a year as its first month. */
function fromSerial(serial: number): ReadDate {
  if (serial > LAST_SERIAL) return { unreadable: String(serial) };
  const day = new Date((Math.floor(serial) - EXCEL_EPOCH) * DAY).toISOString().slice(0, 10);
  return { date: day.replace(/-01-01$|(?<=-\d\d)-01$/, ''), doubt: true };
}

/** The year that was typed into a cell for dates: 1919 shows as 2 April 1905 there. */
export function yearBehind(date: string, heading: string): string | undefined {
  if (!/^1905-\d\d-\d\d$/.test(date)) return undefined;
  if (!/год|жыл|year/iu.test(heading) || /дат|день|числ|күн|date/iu.test(heading)) return undefined;
  const year = Date.parse(date) / DAY + EXCEL_EPOCH;
  return year >= 1870 && year <= 2030 ? String(year) : undefined;
}

/** `1919–1942`, `1919 – ?`, `шамамен 1915 – 1943`: the years of a life, as two partial dates. */
export function readYears(text: string): { birth?: string; death?: string } | null {
  if (text.length > LONGEST_DATE) return null;
  for (const dash of [/\s[-–—]\s/u, /[-–—]/u]) {
    const sides = text.replace(/[()]/g, ' ').split(dash);
    const [birth, death] = [readDate(sides[0] ?? '', 'birth'), readDate(sides[1] ?? '', 'death')];
    if (sides.length !== 2 || 'unreadable' in birth || 'unreadable' in death) continue;
    const years: { birth?: string; death?: string } = {};
    if ('date' in birth) years.birth = birth.date;
    if ('date' in death) years.death = death.date;
    return years;
  }
  return null;
}
