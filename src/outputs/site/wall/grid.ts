/** Where each tile of the wall stands. Neighbours by number stand near each other, so that few sheets are seen at once. */
import { clamp } from '../../../model/numbers.ts';
import { TILE } from './tiles.ts';

/** People of a block's side: a block is as large as a sheet of large tiles. */
const SIDE = 8;

export interface Grid {
  count: number;
  /** Tiles of a block. */
  across: number;
  down: number;
  /** Blocks beside each other. */
  blocksAcross: number;
  blocks: number;
  /** Of the whole wall, in units of which a tile is 3 × 4. */
  width: number;
  height: number;
}

export interface Spot {
  column: number;
  row: number;
}

/**
 * @param count How many tiles.
 * @param aspect Width to height of the window.
 */
export function gridOf(count: number, aspect: number): Grid {
  const shape = (aspect * TILE.height) / TILE.width;
  const one = count <= SIDE * SIDE;
  const across = one ? clamp(Math.round(Math.sqrt(count * shape)), 1, Math.max(1, count)) : SIDE;
  const down = one ? Math.max(1, Math.ceil(count / across)) : SIDE;
  const blocks = Math.max(1, Math.ceil(count / (across * down)));
  const blocksAcross = one ? 1 : clamp(Math.round(Math.sqrt(blocks * shape)), 1, blocks);
  return {
    count,
    across,
    down,
    blocks,
    blocksAcross,
    width: blocksAcross * across * TILE.width,
    height: Math.ceil(blocks / blocksAcross) * down * TILE.height,
  };
}

/** Where tile `index` stands. */
export function spotOf(grid: Grid, index: number): Spot {
  const size = grid.across * grid.down;
  const block = Math.floor(index / size);
  const inside = index % size;
  return {
    column: (block % grid.blocksAcross) * grid.across + (inside % grid.across),
    row: Math.floor(block / grid.blocksAcross) * grid.down + Math.floor(inside / grid.across),
  };
}

/** The tiles of a block, each with its place inside it. */
export const tilesOf = (
  { across, down, count }: Grid,
  block: number,
): (Spot & { index: number })[] =>
  Array.from({ length: Math.min(across * down, count - block * across * down) }, (_, inside) => ({
    index: block * across * down + inside,
    column: inside % across,
    row: Math.floor(inside / across),
  }));

/** The tile that stands there, if any does. */
export function tileAt(grid: Grid, { column, row }: Spot): number | null {
  if (column < 0 || row < 0 || column >= grid.blocksAcross * grid.across) return null;
  const block = Math.floor(row / grid.down) * grid.blocksAcross + Math.floor(column / grid.across);
  const index =
    block * grid.across * grid.down + (row % grid.down) * grid.across + (column % grid.across);
  return index < grid.count ? index : null;
}

/** Beside a tile; at the end of a row whoever is next, above and below it nobody. */
export function neighbourOf(
  grid: Grid,
  index: number,
  [across, down]: readonly [number, number],
): number | null {
  const { column, row } = spotOf(grid, index);
  const beside = tileAt(grid, { column: column + across, row: row + down });
  const next = index + across;
  return beside ?? (across !== 0 && next >= 0 && next < grid.count ? next : null);
}

/** The tile at a point of the wall. */
export const tileUnder = (grid: Grid, x: number, y: number): number | null =>
  tileAt(grid, { column: Math.floor(x / TILE.width), row: Math.floor(y / TILE.height) });
