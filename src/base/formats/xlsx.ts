/** Tables for spreadsheet programs: Russian and Kazakh Excel puts a CSV with commas into one column. */
import { unzipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import type { Cache } from '../platform/cache.ts';
import { codeOf } from '../platform/code-of.ts';
import { hashOf } from '../platform/files.ts';
import { writeZip } from './zip.ts';

/** `null`: an empty cell. */
export type Cell = string | number | null;

export interface Sheet {
  name: string;
  /** The head, which stays in view, then the rows; of a report the total is the last one. */
  rows: readonly (readonly Cell[])[];
  hasTotal?: boolean;
}

/** Letters of a column; long texts go on to the right or are opened. */
const WIDTH = { least: 8, most: 40 };

/** Writes the XLSX; the same rows give the same bytes. Nothing is calculated: a text stays a text. */
export async function writeXlsx(target: string, sheets: readonly Sheet[]): Promise<void> {
  const made = await writeExcelFile(
    sheets.map(({ name, rows, hasTotal }) => {
      const isStrong = (index: number): boolean =>
        index === 0 || (hasTotal === true && index === rows.length - 1);
      return {
        sheet: name,
        data: rows.map((row, index) => row.map(isStrong(index) ? strong : plain)),
        columns: widthsOf(rows).map((width) => ({ width })),
        stickyRowsCount: 1,
        stickyColumnsCount: 1,
      };
    }),
  ).toBuffer();
  // The writer notes the time of day in its archive: the same parts are packed without it.
  const parts = Object.entries(unzipSync(new Uint8Array(made))).map(([name, bytes]) => ({
    name,
    text: new TextDecoder().decode(bytes),
  }));
  await writeZip(target, parts);
}

/** The XLSX of a table in the cache, by what is in it. */
export async function xlsxFile(cache: Cache, sheet: Sheet): Promise<string> {
  const key = hashOf(await codeOf(['src/base/formats/xlsx.ts']), JSON.stringify(sheet));
  return cache.file('tables', key, 'xlsx', (target) => writeXlsx(target, [sheet]));
}

const plain = (value: Cell) => (value === null || value === '' ? null : { value });
const strong = (value: Cell) =>
  value === null || value === '' ? null : { value, fontWeight: 'bold' as const, wrap: true };

/** By the longest line of each column, within bounds. */
const widthsOf = (rows: Sheet['rows']): number[] =>
  (rows[0] ?? []).map((_, column) => {
    const lengths = rows.map((row) => String(row[column] ?? '').split('\n')[0]?.length ?? 0);
    const longest = lengths.reduce((most, one) => Math.max(most, one), 0);
    return Math.min(WIDTH.most, Math.max(WIDTH.least, longest + 2));
  });
