/** The report as a spreadsheet: the table, and what was shown; numbers as numbers. */
import { writeXlsx } from '../../base/formats/xlsx.ts';
import { t } from '../../i18n/index.ts';
import type { PressLanguage } from '../press/caption.ts';
import type { Figures } from './figures.ts';
import { shownTable, tableOf, type Table } from './table.ts';

/** Writes the XLSX; the same figures give the same bytes. */
export async function writeReport(
  target: string,
  figures: Figures,
  language: PressLanguage,
): Promise<void> {
  const say = t(language);
  const rowsOf = ({ head, rows, foot }: Table) => [head, ...rows, ...foot];
  const all = { name: say('report.sheet'), rows: rowsOf(tableOf(figures, language)) };
  const shown = { name: say('report.shown.sheet'), rows: rowsOf(shownTable(figures, language)) };
  await writeXlsx(target, [
    { ...all, hasTotal: true },
    ...(figures.screens.length > 0 ? [shown] : []),
  ]);
}
