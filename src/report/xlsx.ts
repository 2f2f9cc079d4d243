/** The report as a spreadsheet: one sheet, numbers as numbers, the head held in place. */
import { unzipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import { t } from '../i18n/index.ts';
import { writeZip } from '../base/zip.ts';
import type { Figures } from './figures.ts';
import { tableOf, type Cell, type ReportLanguage } from './table.ts';

const WIDTHS = { place: 26, specialist: 36, number: 13 };

/** Writes the XLSX; the same figures give the same bytes. */
export async function writeXlsx(
  target: string,
  figures: Figures,
  language: ReportLanguage,
): Promise<void> {
  const { head, rows, total } = tableOf(figures, language);
  const cell = (value: Cell) => (value === null ? null : { value });
  const strong = (value: Cell) =>
    value === null ? null : { value, fontWeight: 'bold' as const, wrap: true };
  const data = [head.map(strong), ...rows.map((row) => row.map(cell)), total.map(strong)];
  const widths = head.map((_, index) => [WIDTHS.place, WIDTHS.specialist][index] ?? WIDTHS.number);
  const made = await writeExcelFile(data, {
    sheet: t(language)('report.sheet'),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  }).toBuffer();
  // The writer notes the time of day in its archive: the same parts are packed without it.
  const parts = Object.entries(unzipSync(new Uint8Array(made))).map(([name, bytes]) => ({
    name,
    text: new TextDecoder().decode(bytes),
  }));
  await writeZip(target, parts);
}
