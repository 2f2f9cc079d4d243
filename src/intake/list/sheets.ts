/** Every sheet of a list: which rows are people, which are left out, and why. */
import { fault, warning } from '../../model/problem.ts';
import { columnIndex, columnLetter } from './cell-address.ts';
import type { Column, Layout, ListCell } from './column.ts';
import { findLayout, NAMES } from './columns.ts';
import { readConsent, speaksOfConsent } from './consent.ts';
import { whyLeft, speaksOfCategory, type LeftReason } from './left-rows.ts';
import { isName, calmName, readName } from './name.ts';
import { saysNothing } from './nothing.ts';
import type { PlaceFinder } from './places.ts';
import { readRow, textOf } from './row.ts';
import type { Table, Value } from './cells.ts';
import { readChoice } from './terms.ts';
import type { CellComment, Defaults, Found, LeftRow, SheetNote, OpenedImport } from './types.ts';
import { readDate } from './written-date.ts';
import { STRUCK } from './xlsx-parts.ts';

export interface ReadSheets {
  layouts: OpenedImport['layouts'];
  found: Found[];
  left: LeftRow[];
  notes: SheetNote[];
}

/** Reads all sheets; a hidden one is named and left out. */
export function readSheets(
  tables: readonly Table[],
  places: PlaceFinder,
  defaults: Defaults | undefined,
): ReadSheets {
  const read: ReadSheets = { layouts: [], found: [], left: [], notes: [] };
  let above: { sheet: string; layout: Layout } | undefined;
  for (const table of tables) {
    const own = findLayout(table);
    const sheet = table.name;
    const rows = filledRows(table, own?.firstRow ?? 0);
    if (table.isHidden) {
      if (rows > 0) read.notes.push({ sheet, reason: 'hidden', rows });
      continue;
    }
    const layout =
      own ??
      (above && continues(table, above.layout, places) ? { ...above.layout, firstRow: 0 } : null);
    if (!layout) {
      if (rows > 0) read.notes.push({ sheet, reason: 'no-headings', rows });
      continue;
    }
    if (!own && above) read.notes.push({ sheet, reason: 'continued', rows: 0, from: above.sheet });
    if (table.isKazakhPage) read.notes.push({ sheet, reason: 'kazakh-page', rows: 0 });
    above = { sheet, layout };
    readSheet(read, table, withoutHidden(layout, table), places, defaults ?? {});
  }
  return read;
}

const filledRows = ({ rows }: Table, from: number): number =>
  rows.slice(from).filter((row) => row.some((cell) => textOf(cell) !== '')).length;

/** A column that nobody sees holds nothing that is taken. */
const withoutHidden = (layout: Layout, { hiddenColumns }: Table): Layout => ({
  ...layout,
  columns: layout.columns.map((column) =>
    hiddenColumns?.has(column.index) && column.target !== 'ignored'
      ? { ...column, target: 'hidden' }
      : column,
  ),
});

function readSheet(
  read: ReadSheets,
  table: Table,
  layout: Layout,
  places: PlaceFinder,
  defaults: Defaults,
): void {
  const byIndex = new Map(layout.columns.map((column) => [column.index, column]));
  read.layouts.push({ sheet: table.name, columns: layout.columns });
  let current = defaults;
  const comments = commentsByRow(table);
  for (const [index, row] of table.rows.entries()) {
    if (index < layout.firstRow) continue;
    const cells = row.flatMap((cell, at): ListCell[] => {
      const text = textOf(cell);
      if (cell === null || text === '') return [];
      return [{ text, cell, column: byIndex.get(at) ?? { ...NO_COLUMN, index: at } }];
    });
    if (cells.length === 0) continue;
    const at = { sheet: table.name, row: index + 1 };
    const reason = reasonFor(cells, at.row, table, places);
    if (reason) {
      const text = cells
        .map((cell) => cell.text.replace(STRUCK, ''))
        .join(' ')
        .slice(0, LONGEST_TEXT);
      read.left.push({ ...at, reason, text });
      // «Родственники передумали» in a row of its own is of the person above it.
      if (speaksOfConsent(text))
        read.found
          .at(-1)
          ?.read.findings.push(
            fault('import-consent-beside', 'consent', { value: text, heading: columnLetter(0) }),
          );
      // What a sub-heading says of its rows is not gainsaid by what holds for the whole list.
      if (reason === 'section')
        current = speaksOfCategory(text) ? { ...defaults, category: undefined } : defaults;
      continue;
    }
    const listed = cells.filter(({ column }) => column.heading && column.target !== 'hidden');
    const own = (comments.get(at.row) ?? []).flatMap(({ column: cell, text }): CellComment[] => {
      const column = byIndex.get(cell) ?? { ...NO_COLUMN, heading: columnLetter(cell) };
      return column.target === 'hidden' ? [] : [{ column, comment: text }];
    });
    comments.delete(at.row);
    const person = readRow(listed, places, current, [...own, ...beside(cells, layout, table)]);
    if (table.looseRows?.has(at.row)) person.findings.push(warning('import-quotes', ''));
    if (isAlone(cells, layout))
      person.findings.push(fault('import-name-alone', 'name', { value: cells[0]?.text ?? '' }));
    read.found.push({ ...at, columns: layout.columns, read: person });
  }
  // Those of headings and of rows left out are of nobody.
  const rest = [...comments.values()].flat().map(({ at, text }) => `${at} «${text}»`);
  if (rest.length > 0)
    read.notes.push({ sheet: table.name, reason: 'comments', rows: 0, list: rest.join(', ') });
}

/** Above what stands beside the table. */
const NO_COLUMN: Column = {
  index: -1,
  heading: '',
  target: 'unknown',
  language: 'kk',
  isLanguageSaid: false,
};

/** Words under no heading are heard as said on the cell before them: «кроме экрана» beside a consent. */
const beside = (
  cells: readonly ListCell[],
  { columns }: Layout,
  { hiddenColumns }: Table,
): CellComment[] =>
  cells.flatMap(({ column: { heading, index }, text }) => {
    if (heading || hiddenColumns?.has(index) || !/\p{L}{2}/u.test(text) || text.startsWith(STRUCK))
      return [];
    const before = columns.findLast((column) => column.index < index) ?? NO_COLUMN;
    const column = { ...before, heading: columnLetter(index) };
    return [{ column, comment: text, isInCell: true }];
  });

/** The comments of a sheet by their rows, from 1. */
const commentsByRow = ({ comments = new Map() }: Table): Map<number, SheetComment[]> =>
  Map.groupBy(
    Array.from(comments, ([at, text]) => ({
      at,
      column: columnIndex(at) ?? -1,
      text: textOf(text),
    })),
    ({ at }) => Number(at.replace(/^[A-Z]{1,3}/u, '')),
  );

interface SheetComment {
  /** `B7`. */
  at: string;
  column: number;
  text: string;
}

const LONGEST_TEXT = 80;

function reasonFor(
  cells: readonly ListCell[],
  row: number,
  table: Table,
  places: PlaceFinder,
): LeftReason | null {
  if (table.hiddenRows?.has(row)) return 'hidden';
  const names = cells.filter(({ column }) => NAMES.has(column.target));
  if (names.length > 0 && names.every(({ text }) => text.startsWith(STRUCK))) return 'struck';
  return whyLeft(cells, (text) => places.find(text) !== undefined);
}

/** One name and not even a number, where a row has more: a person or a heading. */
function isAlone(cells: readonly ListCell[], { columns }: Layout): boolean {
  const [only] = cells;
  return (
    cells.length === 1 &&
    NAMES.has(only?.column.target ?? '') &&
    columns.some(({ target }) => !NAMES.has(target) && target !== 'unknown' && target !== 'hidden')
  );
}

/** Whether a sheet without headings goes on with the columns of the one before: every row must fit. */
function continues({ rows }: Table, { columns }: Layout, places: PlaceFinder): boolean {
  const filled = rows.filter((row) => row.some((cell) => textOf(cell) !== ''));
  const last = Math.max(...columns.map(({ index }) => index));
  let checked = 0;
  const fits = (row: Table['rows'][number]): boolean =>
    row.every((cell, at) => at <= last || textOf(cell) === '') &&
    columns.every((column) => {
      const cell = row[column.index] ?? null;
      const text = textOf(cell);
      if (NAMES.has(column.target)) return isNameIn(column, text);
      if (cell === null || saysNothing(text)) return true;
      const isRight = CHECKS[column.target]?.(text, cell, places);
      if (isRight) checked += 1;
      return isRight !== false;
    });
  return filled.length > 0 && filled.every(fits) && checked >= filled.length;
}

const isNameIn = ({ target }: Column, text: string): boolean =>
  target === 'name' ? 'name' in readName(text) : target === 'patronymic' || isName(calmName(text));

type Check = (text: string, cell: Value, places: PlaceFinder) => boolean;
const isDate: Check = (_, cell) => 'date' in readDate(cell);
const CHECKS: Readonly<Record<string, Check>> = {
  'birth.date': isDate,
  'death.date': isDate,
  place: (text, _, places) => places.find(text) !== undefined,
  category: (text) => readChoice('category', text) !== undefined,
  consent: (text) => readConsent(text) !== undefined,
  sex: (text) => readChoice('sex', text) !== undefined,
};
