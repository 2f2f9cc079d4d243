/** The report's table in one language: the same columns for page, PDF and spreadsheet. */
import { t } from '../i18n/index.ts';
import { inLanguage } from '../model/language.ts';
import type { PressLanguage as ReportLanguage } from '../social/caption.ts';
import { COUNTED, type Figures, type PlaceFigures } from './figures.ts';

export type { ReportLanguage };

/** `null`: not known, or nothing to count. */
export type Cell = string | number | null;

export interface Table {
  head: string[];
  rows: Cell[][];
  total: Cell[];
}

const NUMBERS = ['published', 'awaitingPhoto', 'clips', 'led', 'screens', 'hours'] as const;

export function tableOf({ places, total }: Figures, language: ReportLanguage): Table {
  const say = t(language);
  const columns = ['place', 'specialist', ...COUNTED, ...NUMBERS, 'leastShown'];
  return {
    head: columns.map((column) => say(`report.column.${column}`)),
    rows: places.map((row) => [
      inLanguage(row.place.name, language)?.text ?? row.place.id,
      specialistText(row, language),
      ...COUNTED.map((key) => row.counts?.[key] ?? null),
      ...NUMBERS.map((key) => row[key]),
      row.leastShown,
    ]),
    total: [
      say('report.total'),
      say('report.named', { count: total.named, all: places.length }),
      ...COUNTED.map((key) => total.counts?.[key] ?? null),
      ...NUMBERS.map((key) => total[key]),
      total.leastShown,
    ],
  };
}

function specialistText({ place, specialist }: PlaceFigures, language: ReportLanguage): string {
  const say = t(language);
  const name = inLanguage(place.specialist?.name, language)?.text;
  if (!name) return say('report.specialist.missing');
  return specialist === 'late' ? `${name} (${say('report.specialist.late')})` : name;
}
