/** Dates as people and spreadsheets write them, as the archive's partial dates. */
import { parsePartialDate, writePartialDate } from '../../model/partial-date.ts';
import type { Cell } from './table.ts';

/** Beginnings of the months' names in Kazakh, Russian and English. */
const MONTHS: readonly RegExp[] = [
  /^(?:қаңтар|янв|jan)/, /^(?:ақпан|фев|feb)/, /^(?:наурыз|мар|mar)/, /^(?:сәуір|апр|apr)/,
  /^(?:мамыр|ма[йя]|may)/, /^(?:маусым|июн|jun)/, /^(?:шілде|июл|jul)/, /^(?:тамыз|авг|aug)/,
  /^(?:қыркүйек|сен|sep)/, /^(?:қазан|окт|oct)/, /^(?:қараша|ноя|nov)/, /^(?:желтоқсан|дек|dec)/,
]; // prettier-ignore

const BORN = /\s*(?:г\.?\s*р\.?|года? рождения|ж\.?\s*т\.?|жылы туған)$/u;
const NOT_LATER = /^(?:не позднее|до|кейін емес|дейін|by|not later than)\s+/u;

/** Days between the epochs of Excel and of Unix, and milliseconds of a day. */
const EXCEL_EPOCH = 25_569;
const DAY_MS = 86_400_000;
/** A smaller number is a year. */
const FIRST_SERIAL = 3000;
/** The last day of 2100: a larger number is no date. */
const LAST_SERIAL = 73_415;

export type ReadDate = { date: string; doubt?: boolean } | { unreadable: string };

/**
 * The date of a cell: `02.1942`, `шамамен 1915`, `14 ақпан 1942 ж.`, `1919 г.р.`, a date cell, a
 * number that was a date. Nothing is added: a cell that shows no day gets none.
 *
 * @returns The canonical text, `doubt` where a number was taken for a date; or the text as it stands.
 */
export function readDate(cell: Exclude<Cell, null>): ReadDate {
  if (cell instanceof Date) return { date: cell.toISOString().slice(0, 10) };
  if (typeof cell === 'number' && cell >= FIRST_SERIAL) return fromSerial(cell);
  const text = String(cell).trim();
  const date = parsePartialDate(text) ?? parsePartialDate(inDigits(text.toLowerCase()));
  return date ? { date: writePartialDate(date) } : { unreadable: text };
}

/** Excel keeps a month as its first day and a year as its first month. */
function fromSerial(serial: number): ReadDate {
  if (serial > LAST_SERIAL) return { unreadable: String(serial) };
  const day = new Date((Math.floor(serial) - EXCEL_EPOCH) * DAY_MS).toISOString().slice(0, 10);
  return { date: day.replace(/-01-01$|(?<=-\d\d)-01$/, ''), doubt: true };
}

/** `14 февраля 1942 г.` and `1942 жылғы 14 ақпан` as `14.2.1942`; other texts as they are. */
function inDigits(text: string): string {
  const plain = text.replace(BORN, '').replace(NOT_LATER, '../');
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(plain);
  if (slashed) return `${slashed[1]}.${slashed[2]}.${slashed[3]}`;
  const [lead = '', rest = ''] = /^(\.\.\/)?(.*)$/u.exec(plain)?.slice(1) ?? [];
  const words = rest.split(/[\s,.]+/u).filter(Boolean);
  const month = words.map((word) => MONTHS.findIndex((name) => name.test(word)) + 1).find(Boolean);
  if (!month) return plain;
  const year = words.find((word) => /^\d{4}$/.test(word));
  const day = words.find((word) => /^\d{1,2}$/.test(word));
  const others = words.filter((word) => /\d/.test(word) && word !== year && word !== day);
  const two = (n: string | number): string => String(n).padStart(2, '0');
  if (!year || others.length > 0) return plain;
  return `${lead}${[year, two(month), ...(day ? [two(day)] : [])].join('-')}`;
}

/** `1919–1942`, `1919 – ?`: the years of a life, as two partial dates. */
export function readYears(text: string): { birth?: string; death?: string } | null {
  const [, from, to] =
    /^\s*\(?(\d{4}|\?)\s*(?:г+\.?|ж+\.?)?\s*[-–—]\s*(\d{4}|\?)?\D*$/u.exec(text) ?? [];
  if (!from) return null;
  return { ...(from !== '?' && { birth: from }), ...(to && to !== '?' && { death: to }) };
}
