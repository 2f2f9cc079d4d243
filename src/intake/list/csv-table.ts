/** CSV as people save it: in whatever encoding and with whatever separator and quotes. */
import { parse } from 'csv-parse/sync';
import { asKazakh, isSurelyKazakh } from './letters.ts';

export interface CsvTable {
  rows: string[][];
  /** Lines in which a quotation mark is never closed: read without quotes. */
  looseRows: Set<number>;
  /** The code page, where it had to be judged by the letters. */
  isKazakhPage: boolean;
}

export const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/**
 * The text of a file. UTF-16 is what Excel calls "Unicode text"; UTF-8 with a few wrong bytes keeps
 * them as U+FFFD; everything else is a page of Windows or DOS, told apart by its headings.
 * @param score How many headings of a text are known.
 */
export function decode(
  bytes: Uint8Array,
  score: (text: string) => number,
): { text: string; isKazakhPage: boolean } {
  const read = (label: string): { text: string; isKazakhPage: boolean } => ({
    text: new TextDecoder(label).decode(bytes),
    isKazakhPage: false,
  });
  if (startsWith(bytes, [0xff, 0xfe])) return read('utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return read('utf-16be');
  const utf8 = read('utf-8');
  const wrong = utf8.text.split('\ufffd').length - 1;
  const right = (utf8.text.match(/[\u0400-\u04ff]/g) ?? []).length;
  if (wrong === 0 || startsWith(bytes, [0xef, 0xbb, 0xbf]) || right > 10 * wrong) return utf8;
  const windows = read('windows-1251');
  const dos = read('ibm866');
  if (score(dos.text) > score(windows.text)) return dos;
  return isSurelyKazakh(windows.text)
    ? { text: asKazakh(windows.text), isKazakhPage: true }
    : windows;
}

/** Rows of a text; a row whose quotes are loose condemns no other. */
export function readCsv(bytes: Uint8Array, score: (rows: string[][]) => number): CsvTable {
  const inHead = (text: string): number =>
    Math.max(...SEPARATORS.map((separator) => score(headOf(text, separator))));
  const { text: whole, isKazakhPage } = decode(bytes, inHead);
  const header = /^\ufeff?sep=(.)\r?\n/i.exec(whole);
  const text = header ? whole.slice(header[0].length) : whole.replace(/^\ufeff/, '');
  const separator = header?.[1] ?? separatorOf(text, score);
  const skipped = header ? 1 : 0;
  const strict = rowsOf(text, separator);
  const read =
    strict && !swallows(strict, separator)
      ? { rows: strict, loose: [] }
      : lineByLine(text, separator);
  return {
    rows: [...Array.from({ length: skipped }, () => []), ...read.rows],
    looseRows: new Set(read.loose.map((row) => row + skipped)),
    isKazakhPage,
  };
}

const SEPARATORS = [';', '\t', ',', '|'] as const;

/** The first lines, split in the plainest way. */
const headOf = (text: string, separator: string): string[][] =>
  text
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/)
    .slice(0, 40)
    .map((line) => line.split(separator).map((cell) => cell.replace(/^\s*"|"\s*$/g, '').trim()));

/** The separator by which most headings are known; without any, the one that stands most often. */
function separatorOf(text: string, score: (rows: string[][]) => number): string {
  const head = text.slice(0, 20_000).replace(/"[^"\n]*"/g, '');
  const rank = (separator: string): number =>
    score(headOf(text, separator)) * 1_000_000 + head.split(separator).length;
  return SEPARATORS.reduce<string>((best, next) => (rank(next) > rank(best) ? next : best), ';');
}

const LIMITS = {
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: false,
  trim: true,
};

function rowsOf(text: string, delimiter: string, quote: '"' | null = '"'): string[][] | null {
  try {
    return parse(text, { ...LIMITS, delimiter, quote });
  } catch {
    return null;
  }
}

/** A cell that holds whole rows: a quotation mark was closed somewhere below. */
const swallows = (rows: readonly string[][], separator: string): boolean =>
  rows.some((row) =>
    row.some(
      (cell) =>
        cell.includes('\n') && cell.split('\n').some((line) => line.split(separator).length > 2),
    ),
  );

/** Lines that a cell in quotes may go over. */
const LONGEST_CELL = 20;

function lineByLine(text: string, separator: string): { rows: string[][]; loose: number[] } {
  const lines = text.split(/\r\n|\r|\n/);
  const rows: string[][] = [];
  const loose: number[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    let taken = 1;
    let read = line.trim() === '' ? [] : rowsOf(line, separator)?.[0];
    // A cell over several lines: the first end that closes its quotes and swallows nothing.
    for (; !read && taken < LONGEST_CELL && at + taken < lines.length; taken += 1) {
      const next = rowsOf(lines.slice(at, at + taken + 1).join('\n'), separator);
      if (next?.length === 1 && !swallows(next, separator)) read = next[0];
    }
    if (!read) {
      taken = 1;
      read = rowsOf(line, separator, null)?.[0] ?? [line];
      loose.push(rows.length + 1);
    }
    rows.push(read);
    at += taken;
  }
  return { rows, loose };
}
