/** The report's table in one language: the same columns for page, PDF and spreadsheet. */
import type { Cell } from '../../base/formats/xlsx.ts';
import { t } from '../../i18n/index.ts';
import { inLanguage } from '../../model/language.ts';
import type { PressLanguage as ReportLanguage } from '../press/caption.ts';
import { COUNTED, type Figures, type PlaceFigures } from './figures.ts';

export type { Cell, ReportLanguage };

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

/** Promised and shown, screen by screen, and of places with several screens the sum of those told. */
export function shownTable(
  { screens }: Pick<Figures, 'screens'>,
  language: ReportLanguage,
): ShownTable {
  const say = t(language);
  const nameOf = (name: Parameters<typeof inLanguage>[0]): string =>
    inLanguage(name, language)?.text ?? '';
  const columns = ['screen', 'promised', 'shown', 'by'].map((key) => say(`report.shown.${key}`));
  const places = Map.groupBy(screens, ({ place }) => place);
  return {
    head: [say('report.column.place'), ...columns],
    rows: screens.map(({ screen, place, promised, shown, by }) => [
      nameOf(place?.name),
      nameOf(screen.name),
      promised,
      shown,
      say(`report.shown.by.${by}`),
    ]),
    sums: [...places].flatMap(([place, own]) => {
      const counted = own.filter(({ shown }) => shown !== null);
      if (own.length < 2 || counted.length === 0) return [];
      const promised = counted.reduce((sum, one) => sum + one.promised, 0);
      const shown = counted.reduce((sum, one) => sum + (one.shown ?? 0), 0);
      return [[nameOf(place?.name), say('report.total'), promised, shown, null]];
    }),
  };
}

interface ShownTable {
  head: string[];
  rows: Cell[][];
  sums: Cell[][];
}

function specialistText({ place, specialist }: PlaceFigures, language: ReportLanguage): string {
  const say = t(language);
  const name = inLanguage(place.specialist?.name, language)?.text;
  if (!name) return say('report.specialist.missing');
  return specialist === 'late' ? `${name} (${say('report.specialist.late')})` : name;
}
