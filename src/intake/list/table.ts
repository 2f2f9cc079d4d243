/** Spreadsheets as people send them: XLSX, or CSV in whatever encoding and separator. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { fault, type Finding } from '../../model/problem.ts';
import { columnLetter } from './cell-address.ts';
import { findLayout } from './columns.ts';
import { commentsOf } from './comments.ts';
import { readCsv, startsWith } from './csv-table.ts';
import type { Cell, Table } from './cells.ts';
import { showDates } from './shown-dates.ts';
import { sheetFacts, STRUCK, withErrorsAndStrikes } from './xlsx-parts.ts';

/** Bytes of a file and of what it unpacks to: 50,000 rows are some 15 and 60 MB. */
const LARGEST_FILE = 50_000_000;
const LARGEST_UNPACKED = 200_000_000;
const MOST_ROWS = 50_000;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, ZIP);

/**
 * Reads a list of people. What the file is is told by its bytes.
 * @returns The tables, or why there are none. Never throws for the file's sake.
 */
export async function readTables(
  bytes: Uint8Array,
): Promise<{ tables: Table[] } | { refused: Finding }> {
  const refuse = (code: string, params = {}): { refused: Finding } => ({
    refused: fault(code, '', params),
  });
  if (bytes.length > LARGEST_FILE) return refuse('import-too-big', { maximum: 50 });
  if (startsWith(bytes, OLE)) return refuse('import-old-excel');
  try {
    const tables = isZip(bytes) ? await readXlsx(bytes) : [csvTable(bytes)];
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
  const text = (part: string): string => strFromU8(parts[part] ?? new Uint8Array());
  const facts = sheetFacts(text);
  for (const name of Object.keys(parts).filter((part) => HAS_TEXTS.test(part))) {
    const plain = text(name);
    const withMarks = withErrorsAndStrikes(plain);
    if (withMarks !== plain) parts[name] = strToU8(withMarks);
  }
  const sheets = await readExcelFile(Buffer.from(zipSync(parts, { level: 0 })));
  return sheets.map(({ sheet, data }) => {
    const rows = data as unknown as Cell[][];
    const fact = facts.find(({ name }) => name === sheet);
    if (!fact) return { name: sheet, rows };
    return { ...fact, rows: marked(rows, fact.struck), comments: commentsOf(text, fact.part) };
  });
}

const HAS_TEXTS = /^xl\/(?:sharedStrings|worksheets\/[^/]+)\.xml$/;

/** Cells whose style is struck through, with the mark before their text. */
function marked(rows: Cell[][], struck: ReadonlySet<string>): Cell[][] {
  if (struck.size === 0) return rows;
  return rows.map((row, at) =>
    row.map((cell, column) =>
      cell !== null && struck.has(`${columnLetter(column)}${at + 1}`)
        ? `${STRUCK}${String(cell)}`
        : cell,
    ),
  );
}

function csvTable(bytes: Uint8Array): Table {
  const known = (rows: string[][]): number =>
    findLayout({ name: '', rows })?.columns.filter(({ target }) => target !== 'unknown').length ??
    0;
  const { rows, ...rest } = readCsv(bytes, known);
  return { name: '', rows: rows.map((row) => row.map((cell) => cell || null)), ...rest };
}
