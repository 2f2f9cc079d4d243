/** Bars of the report as SVG; beside them stands the table that says the same in numbers. */
import { xml } from '../../base/formats/xml.ts';
import { t } from '../../i18n/index.ts';
import { inLanguage } from '../../model/language.ts';
import { sum } from '../../model/numbers.ts';
import type { PressLanguage } from '../press/caption.ts';
import type { Figures, PlaceFigures } from './figures.ts';

export interface Series {
  /** `accepted` …: class of its bars and `report.column.<name>`. */
  name: string;
  of: (row: PlaceFigures) => number;
}

/** What became of what came in: parts of one bar. */
export const RECEIVED: readonly Series[] = [
  { name: 'accepted', of: ({ counts }) => counts?.accepted ?? 0 },
  { name: 'waiting', of: ({ counts }) => counts?.waiting ?? 0 },
  { name: 'returned', of: ({ counts }) => counts?.returned ?? 0 },
  { name: 'declined', of: ({ counts }) => counts?.declined ?? 0 },
];

/** How far the archive is: bars beneath each other. */
export const READY: readonly Series[] = [
  { name: 'published', of: ({ published }) => published },
  { name: 'clips', of: ({ clips }) => clips },
  { name: 'led', of: ({ led }) => led },
];

/** In units of the drawing, which is as wide as its column. */
const WIDTH = 480;
const LABEL = 184;
const VALUE = 84;
const ROW = 24;
const BAR = { stacked: 14, grouped: 6 } as const;

/** Horizontal bars, one row a place; `stacked` parts stand beside each other. */
export function barChart(
  { places }: Figures,
  series: readonly Series[],
  kind: 'stacked' | 'grouped',
  language: PressLanguage,
): string {
  const sums = places.map((row) => series.map(({ of }) => of(row)));
  const length = (values: readonly number[]): number =>
    kind === 'stacked' ? sum(values) : Math.max(0, ...values);
  const most = Math.max(1, ...sums.map(length));
  const gap = (ROW - series.length * BAR.grouped) / 2;
  const scale = (WIDTH - LABEL - VALUE) / most;
  const rows = places.map((row, index) => {
    const top = index * ROW;
    const values = sums[index] ?? [];
    const name = inLanguage(row.place.name, language)?.text ?? row.place.id;
    const middle = top + ROW / 2;
    let x = LABEL;
    const bars = values.map((value, at) => {
      const name = series[at]?.name ?? '';
      if (kind === 'grouped')
        return rect(name, LABEL, top + gap + at * BAR.grouped, value, BAR.grouped - 1);
      const left = x;
      x += value * scale;
      return rect(name, left, middle - BAR.stacked / 2, value, BAR.stacked);
    });
    const value = kind === 'stacked' ? String(length(values)) : values.join(' · ');
    const end = LABEL + length(values) * scale + 7;
    return `<text class="name" x="${LABEL - 10}" y="${middle + 4}" text-anchor="end">${xml(name)}</text>${bars.join('')}<text class="value" x="${round(end)}" y="${middle + 4}">${value}</text>`;
  });
  return `<svg class="chart" viewBox="0 0 ${WIDTH} ${places.length * ROW}" aria-hidden="true" focusable="false">${rows.join('')}</svg>${legend(series, language)}`;

  function rect(name: string, x: number, y: number, value: number, height: number): string {
    if (value === 0) return '';
    return `<rect class="${name}" x="${round(x)}" y="${round(y)}" width="${round(value * scale)}" height="${height}"/>`;
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

const legend = (series: readonly Series[], language: PressLanguage): string =>
  `<ul class="legend" aria-hidden="true">${series
    .map(
      ({ name }) =>
        `<li><svg viewBox="0 0 12 12" width="12" height="12"><rect class="${name}" width="12" height="12"/></svg> ${xml(t(language)(`report.column.${name}`))}</li>`,
    )
    .join('')}</ul>`;
