/** Spreadsheets as people send them: XLSX, or CSV in whatever encoding and separator. */
import { parse } from 'csv-parse/sync';
import { unzipSync, zipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import type { Finding } from '../../model/problem.ts';
import { showDates } from './shown-dates.ts';

export type Cell = string | number | boolean | Date | null;

export interface Table {
  /** The sheet's name; empty for CSV. */
  name: string;
  /** Every row of the sheet, the blank ones too: row 1 is `rows[0]`. */
  rows: Cell[][];
}

/** Bytes of a file and of what it unpacks to: 50,000 rows are some 15 and 60 MB. */
const LARGEST_FILE = 50_000_000;
const LARGEST_UNPACKED = 200_000_000;
const MOST_ROWS = 50_000;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/**
 * Reads a list of people. What the file is is told by its bytes.
 * @returns The tables, or why there are none. Never throws for the file's sake.
 */
export async function readTables(
  bytes: Uint8Array,
): Promise<{ tables: Table[] } | { refused: Finding }> {
  const refuse = (code: string, params = {}): { refused: Finding } => ({
    refused: { code, field: '', params },
  });
  if (bytes.length > LARGEST_FILE) return refuse('import-too-big', { maximum: 50 });
  if (startsWith(bytes, OLE)) return refuse('import-old-excel');
  try {
    const tables = startsWith(bytes, ZIP) ? await readXlsx(bytes) : [readCsv(bytes)];
    if (tables.some(({ rows }) => rows.length > MOST_ROWS))
      return refuse('import-too-big', { maximum: 50 });
    return { tables };
  } catch (error) {
    if (error instanceof UnpackedTooBig) return refuse('import-too-big', { maximum: 50 });
    return refuse('import-unreadable');
  }
}

class UnpackedTooBig extends Error {}

/** Date cells are what they show before any reader sees them. */
async function readXlsx(bytes: Uint8Array): Promise<Table[]> {
  let unpacked = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/^(?:xl\/|_rels\/|\[Content_Types\])[^]*\.(?:xml|rels)$/.test(name)) return false;
      unpacked += originalSize;
      if (unpacked > LARGEST_UNPACKED) throw new UnpackedTooBig();
      return true;
    },
  });
  showDates(parts);
  const sheets = await readExcelFile(Buffer.from(zipSync(parts, { level: 0 })));
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as unknown as Cell[][] }));
}

function readCsv(bytes: Uint8Array): Table {
  const text = decode(bytes);
  const said = /^sep=(.)\r?\n/i.exec(text);
  const rows = parse(said ? text.slice(said[0].length) : text, {
    delimiter: said?.[1] ?? separatorOf(text),
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    trim: true,
  });
  return { name: '', rows: rows.map((row) => row.map((cell) => cell || null)) };
}

/** UTF-16 is what Excel calls "Unicode text"; what is no UTF-8 is taken for Windows-1251. */
function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** The separator that stands most often outside quotes in the first lines. */
function separatorOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const count = (separator: string): number => head.split(separator).length;
  return [';', '\t', ','].reduce((best, next) => (count(next) > count(best) ? next : best));
}
