/** The report's tables in one language: the same columns for page, PDF and spreadsheet. */
import type { Cell } from '../../base/formats/xlsx.ts';
import { t } from '../../i18n/index.ts';
import { inLanguage } from '../../model/language.ts';
import { sum } from '../../model/numbers.ts';
import type { PressLanguage } from '../press/caption.ts';
import { COUNTED, SUMS, type Figures, type PlaceFigures } from './figures.ts';

export interface Table {
  head: string[];
  rows: Cell[][];
  /** Sums. */
  foot: Cell[][];
}

export function tableOf({ places, total }: Figures, language: PressLanguage): Table {
  const say = t(language);
  const columns = ['place', 'specialist', ...COUNTED, ...SUMS, 'leastShown'];
  const numbersOf = (figures: PlaceFigures | Figures['total']): Cell[] => [
    ...COUNTED.map((key) => figures.counts?.[key] ?? null),
    ...SUMS.map((key) => figures[key]),
    figures.leastShown,
  ];
  const named = say('report.named', { count: total.named, all: places.length });
  return {
    head: columns.map((column) => say(`report.column.${column}`)),
    rows: places.map((row) => [
      inLanguage(row.place.name, language)?.text ?? row.place.id,
      specialistText(row, language),
      ...numbersOf(row),
    ]),
    foot: [[say('report.total'), named, ...numbersOf(total)]],
  };
}

/** Promised and shown, screen by screen, and of places with several screens the sum of those told. */
export function shownTable({ screens }: Pick<Figures, 'screens'>, language: PressLanguage): Table {
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
    foot: [...places].flatMap(([place, own]) => {
      const counted = own.filter(({ shown }) => shown !== null);
      if (own.length < 2 || counted.length === 0) return [];
      const promised = sum(counted.map((one) => one.promised));
      const shown = sum(counted.map((one) => one.shown ?? 0));
      return [[nameOf(place?.name), say('report.total'), promised, shown, '']];
    }),
  };
}

function specialistText({ place, specialist }: PlaceFigures, language: PressLanguage): string {
  const say = t(language);
  const name = inLanguage(place.specialist?.name, language)?.text;
  if (!name) return say('report.specialist.missing');
  return specialist === 'late' ? `${name} (${say('report.specialist.late')})` : name;
}
