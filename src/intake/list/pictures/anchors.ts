/** Pictures that lie over the cells of a sheet: in which row each of them stands. */
import { tagsOf } from './tags.ts';

/** Counted from 0; offsets in English Metric Units. */
interface Point {
  row: number;
  rowOff: number;
  col: number;
  colOff: number;
}

export interface Anchored {
  /** The relation of the picture; `null` for one that lies outside the file. */
  embed: string | null;
  /** Cut, turned or mirrored in the sheet, which its file is not. */
  isEdited: boolean;
  /** From 0; `null` where two rows have as good a claim, and for what nobody sees. */
  row: number | null;
  /** Where it begins, and the last column it lies over; from 0. */
  at: { row: number; column: number; last: number };
}

/** Heights of rows, counted from 0, in English Metric Units. */
export type HeightOf = (row: number) => number;

const EMU_PER_POINT = 12_700;
const USUAL_HEIGHT = 15;
/** A picture over more rows is in the first of them. */
const MOST_ROWS = 2_000;

/** Reads the heights of a sheet's rows. */
export function heightsOf(sheet: string): HeightOf {
  const heights = new Map<number, number>();
  let usual = USUAL_HEIGHT;
  let row = -1;
  for (const tag of tagsOf(sheet)) {
    if (tag.name === 'sheetFormatPr')
      usual = Number(tag.attribute('defaultRowHeight')) || USUAL_HEIGHT;
    if (tag.name !== 'row' || tag.isEnd) continue;
    const number = tag.attribute('r');
    row = number === undefined ? row + 1 : Number(number) - 1;
    const height = tag.attribute('ht');
    if (/^(?:1|true)$/.test(tag.attribute('hidden') ?? '')) heights.set(row, 0);
    else if (height !== undefined) heights.set(row, Number(height));
  }
  return (at) => (heights.get(at) ?? usual) * EMU_PER_POINT;
}

const ANCHOR = /^(?:oneCell|twoCell|absolute)Anchor$/;
const POINT = /^(?:row|col|rowOff|colOff)$/;

/** Behind the picture in its own element: what is cut off, and how it is turned. */
const EDITS: Readonly<Record<string, readonly string[]>> = {
  srcRect: ['l', 't', 'r', 'b'],
  xfrm: ['rot', 'flipH', 'flipV'],
};
/** Under a hundredth of a side, or of a degree, nobody sees. */
const isEdit = (value: string | undefined): boolean =>
  value === 'true' || value === '1' || Math.abs(Number(value ?? 0)) > 1_000;

/** The pictures of a drawing, groups and filled shapes too, as far as `most`. */
export function anchoredPictures(drawing: string, heightOf: HeightOf, most: number): Anchored[] {
  const found: Anchored[] = [];
  let from: Point = newPoint();
  let to: Point | null = null;
  let inside: Point | null = null;
  let height: number | null = null;
  let top: number | null = null;
  let isHidden = false;
  let blips: { embed: string | null; isHidden: boolean; isEdited: boolean }[] = [];
  for (const tag of tagsOf(drawing)) {
    const { name, isEnd } = tag;
    if (ANCHOR.test(name)) {
      if (isEnd && blips.length > 0) {
        if (top !== null) from = pointAt(top, heightOf);
        const row = rowOf(from, to, height, heightOf);
        const at = { row: from.row, column: from.col, last: lastColumn(from, to) };
        for (const blip of blips)
          found.push({
            embed: blip.embed,
            isEdited: blip.isEdited,
            row: blip.isHidden ? null : row,
            at,
          });
        if (found.length >= most) return found;
      }
      [from, to, inside, height, top] = [newPoint(), null, null, null, null];
      [isHidden, blips] = [false, []];
    } else if (name === 'from' || name === 'to') {
      if (isEnd) inside = null;
      else if (name === 'from') inside = from;
      else inside = to = newPoint();
    } else if (isEnd) continue;
    else if (inside && POINT.test(name)) inside[name as keyof Point] = Number(tag.text) || 0;
    else if (name === 'ext') height ??= numberOf(tag.attribute('cy'));
    else if (name === 'pos') top = numberOf(tag.attribute('y'));
    else if (name === 'cNvPr') isHidden = /^(?:1|true)$/.test(tag.attribute('hidden') ?? '');
    else if (name === 'blip')
      blips.push({ embed: tag.attribute('embed') ?? null, isHidden, isEdited: false });
    else if (EDITS[name]?.some((edit) => isEdit(tag.attribute(edit)))) {
      const last = blips.at(-1);
      if (last) last.isEdited = true;
    }
  }
  return found;
}

const newPoint = (): Point => ({ row: 0, rowOff: 0, col: 0, colOff: 0 });
const numberOf = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text) || 0;

function pointAt(y: number, heightOf: HeightOf): Point {
  const point = newPoint();
  let left = y;
  while (left >= heightOf(point.row) && point.row < MOST_ROWS) {
    left -= heightOf(point.row);
    point.row += 1;
  }
  return { ...point, rowOff: left };
}

const lastColumn = (from: Point, to: Point | null): number =>
  to ? Math.max(from.col, to.colOff > 0 ? to.col : to.col - 1) : from.col;

/**
 * The row a picture stands in: where it begins at the top of a row, that one; else the one that
 * holds two thirds of it, as when it was pushed a little over the line above; else the one in whose
 * upper half it begins. What begins low in one row and fills several is of nobody for certain.
 */
function rowOf(
  from: Point,
  to: Point | null,
  height: number | null,
  heightOf: HeightOf,
): number | null {
  const first = heightOf(from.row);
  const start = Math.min(from.rowOff, first);
  if (start <= first / 4) return from.row;
  let left = height ?? first;
  let [total, most, best] = [0, 0, from.row];
  for (let row = from.row; row < from.row + MOST_ROWS; row += 1) {
    const room = heightOf(row) - (row === from.row ? start : 0);
    const end = to?.row === row ? Math.min(to.rowOff, heightOf(row)) : heightOf(row);
    const share = Math.max(0, to ? end - (row === from.row ? start : 0) : Math.min(left, room));
    left -= share;
    total += share;
    if (share > most) [most, best] = [share, row];
    if (to ? row >= to.row : left <= 0) break;
  }
  if (most * 3 >= total * 2) return best;
  return start <= first / 2 ? from.row : null;
}
