/** What part of the wall is seen. Lengths of the wall are in units of which a tile is 3 × 4, those of the window in px. */
import { clamp } from '../../../model/numbers.ts';
import { spotOf, type Grid } from './grid.ts';
import { TILE } from './tiles.ts';

export interface Camera {
  /** The wall's point in the middle of the window. */
  x: number;
  y: number;
  /** Pixels of a unit. */
  scale: number;
}

export interface View {
  width: number;
  height: number;
}

/** Share of the window that the whole wall takes. */
const MARGIN = 0.96;
/** The largest tile: as high as so much of the window, and never wider than so many px. */
const CLOSEST = 0.6;
const WIDEST = 360;
/** How near somebody is brought who is chosen. */
const NEAR = 0.62;

/** The whole wall. */
export function whole(grid: Grid, view: View): Camera {
  const scale = Math.min((view.width * MARGIN) / grid.width, (view.height * MARGIN) / grid.height);
  return { x: grid.width / 2, y: grid.height / 2, scale: Math.min(scale, closest(view)) };
}

const closest = (view: View): number =>
  Math.min((view.height * CLOSEST) / TILE.height, WIDEST / TILE.width);

/** Brings a camera back to what may be seen: not farther than the whole, not nearer than one face, nothing beside the wall. */
export function within(camera: Camera, grid: Grid, view: View): Camera {
  const all = whole(grid, view);
  const scale = clamp(camera.scale, all.scale, Math.max(all.scale, closest(view)));
  return {
    x: bounded(camera.x, grid.width, view.width / scale),
    y: bounded(camera.y, grid.height, view.height / scale),
    scale,
  };
}

/** Where the middle of a window of length `seen` may stand over something of `length`. */
const bounded = (middle: number, length: number, seen: number): number =>
  seen >= length ? length / 2 : clamp(middle, seen / 2, length - seen / 2);

/** Zooms by a factor; what is under the point (px of the window) stays there. */
export function zoomed(camera: Camera, factor: number, point: Point, view: View): Camera {
  const under = pointUnder(camera, point, view);
  const scale = camera.scale * factor;
  return {
    x: under.x - (point.x - view.width / 2) / scale,
    y: under.y - (point.y - view.height / 2) / scale,
    scale,
  };
}

/** A point of the window, px. */
export interface Point {
  x: number;
  y: number;
}

/** A finger that moves takes the wall along. */
export const dragged = ({ x, y, scale }: Camera, from: Point, to: Point): Camera => ({
  x: x - (to.x - from.x) / scale,
  y: y - (to.y - from.y) / scale,
  scale,
});

/** Of two fingers one moves: what lies between them comes nearer or goes farther. */
export function pinched(camera: Camera, from: Point, to: Point, other: Point, view: View): Camera {
  const width = (point: Point): number =>
    Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
  const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
  return zoomed(camera, width(to) / width(from), middle, view);
}

/** Whether nothing lies outside the window, so that nothing can be moved. */
export const isWhole = (camera: Camera, grid: Grid, view: View): boolean =>
  camera.scale <= whole(grid, view).scale * 1.01;

/** The wall's point under a point of the window. */
export const pointUnder = ({ x, y, scale }: Camera, point: Point, view: View): Point => ({
  x: x + (point.x - view.width / 2) / scale,
  y: y + (point.y - view.height / 2) / scale,
});

/** Stands before a tile, near enough to know the face. */
export function before(grid: Grid, index: number, view: View): Camera {
  const { column, row } = spotOf(grid, index);
  return {
    x: (column + 0.5) * TILE.width,
    y: (row + 0.5) * TILE.height,
    scale: closest(view) * NEAR,
  };
}

/** On the way from one camera to another, `share` of the time gone (0 to 1): zooming evenly, gently at both ends. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const eased = share * share * (3 - 2 * share);
  const ratio = to.scale / from.scale;
  const scale = from.scale * ratio ** eased;
  // Where the scale changes, so much of the way is gone that the goal moves evenly in the window.
  const way =
    Math.abs(ratio - 1) < 0.001 ? eased : ((1 - 1 / ratio ** eased) * ratio) / (ratio - 1);
  return { x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way, scale };
}

/** Numbers of the blocks of which something is seen. */
export function blocksIn(grid: Grid, { x, y, scale }: Camera, view: View): number[] {
  const columns = seenOf(x, view.width / scale, grid.across * TILE.width, grid.blocksAcross);
  const rows = Math.ceil(grid.blocks / grid.blocksAcross);
  return seenOf(y, view.height / scale, grid.down * TILE.height, rows)
    .flatMap((row) => columns.map((column) => row * grid.blocksAcross + column))
    .filter((block) => block < grid.blocks);
}

/** Of `count` things of a length beside each other those that are seen about the middle. */
function seenOf(middle: number, seen: number, length: number, count: number): number[] {
  const first = Math.max(0, Math.floor((middle - seen / 2) / length));
  const last = Math.min(count - 1, Math.floor((middle + seen / 2) / length));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
