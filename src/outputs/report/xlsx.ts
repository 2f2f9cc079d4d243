/** The report as a spreadsheet: the table, and what was shown; numbers as numbers. */
import { writeXlsx, type Sheet } from '../../base/formats/xlsx.ts';
import { t } from '../../i18n/index.ts';
import type { Figures } from './figures.ts';
import { shownTable, tableOf, type ReportLanguage } from './table.ts';

/** Writes the XLSX; the same figures give the same bytes. */
export async function writeReport(
  target: string,
  figures: Figures,
  language: ReportLanguage,
): Promise<void> {
  const say = t(language);
  const { head, rows, total } = tableOf(figures, language);
  const sheets: Sheet[] = [
    { name: say('report.sheet'), rows: [head, ...rows, total], hasTotal: true },
  ];
  if (figures.screens.length > 0) {
    const shown = shownTable(figures, language);
    sheets.push({
      name: say('report.shown.sheet'),
      rows: [shown.head, ...shown.rows, ...shown.sums],
    });
  }
  await writeXlsx(target, sheets);
}
