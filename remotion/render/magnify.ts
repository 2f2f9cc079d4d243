/** Magnifies a rectangle of a picture about its middle, at positions finer than a pixel. */
import type { Zoom } from '../zoom.ts';
import { planesOf, type Plane, type Planes } from './planes.ts';

/** Writes the zoom's box of `from`, magnified `scale` ≥ 1 times, into the same box of `to`. */
export function magnify(from: Planes, to: Planes, { box, origin }: Zoom, scale: number): void {
  const sources = planesOf(from);
  planesOf(to).forEach((plane, index) => {
    const step = index === 0 ? 1 : 2;
    const columns = tapsOf(box.x, box.width, origin.x, step, 0.5, scale);
    const rows = tapsOf(box.y, box.height, origin.y, step, index === 0 ? 0.5 : 1, scale);
    resample(sources[index] as Plane, plane, columns, rows);
  });
}

/** For each sample of an axis the first of its four sources, and their weights. */
interface Taps {
  start: number;
  length: number;
  /** May lie outside the box by two. */
  first: Int32Array;
  weights: Int32Array;
}

/** Weights add up to this. */
const UNIT = 128;

/**
 * @param start First pixel of the box on this axis, in pixels of the picture, as is `origin`.
 * @param step Pixels of the picture per sample of the plane.
 * @param offset Where the first sample stands, in pixels.
 */
function tapsOf(
  start: number,
  size: number,
  origin: number,
  step: number,
  offset: number,
  scale: number,
): Taps {
  const length = size / step;
  const first = new Int32Array(length);
  const weights = new Int32Array(length * 4);
  for (let index = 0; index < length; index++) {
    const position = start + index * step + offset;
    const source = (origin + (position - origin) / scale - offset) / step;
    const whole = Math.floor(source);
    first[index] = whole - 1;
    weights.set(CUBIC[Math.round((source - whole) * UNIT)] as Int32Array, index * 4);
  }
  return { start: start / step, length, first, weights };
}

/** Catmull-Rom weights for each position, in 1/128, between the second and third of four samples. */
const CUBIC = Array.from({ length: UNIT + 1 }, (_, position): Int32Array => {
  const t = position / UNIT;
  const at = (value: number): number => Math.round(value * UNIT);
  const a = at(((-t + 2) * t - 1) * t * 0.5);
  const c = at(((-3 * t + 4) * t + 1) * t * 0.5);
  const d = at((t - 1) * t * t * 0.5);
  return Int32Array.of(a, UNIT - a - c - d, c, d);
});

/** Samples that the row between the two passes has more than the box, on each side. */
const EDGE = 2;
const HALF = (UNIT * UNIT) / 2;
const SHIFT = 14; // log2(UNIT²)

/** Rows first, then columns. Plain indices: this is the engine's innermost loop. */
function resample(from: Plane, to: Plane, columns: Taps, rows: Taps): void {
  const { start: left, length: width } = columns;
  const source = from.samples;
  const row = new Int32Array(width + 2 * EDGE);
  const startOf = (y: number): number =>
    Math.max(rows.start, Math.min(rows.start + rows.length - 1, y)) * from.width + left;
  for (let y = 0; y < rows.length; y++) {
    const first = rows.first[y] as number;
    const a = startOf(first);
    const b = startOf(first + 1);
    const c = startOf(first + 2);
    const d = startOf(first + 3);
    blendColumn(source, [a, b, c, d], rows.weights.subarray(y * 4, y * 4 + 4), row, width);
    row.fill(row[EDGE] as number, 0, EDGE);
    row.fill(row[width + EDGE - 1] as number, width + EDGE);
    blendRow(row, columns, to.samples, (rows.start + y) * to.width + left);
  }
}

type Four = readonly [number, number, number, number];

/** Mixes four rows, which begin at `starts`, into one. */
function blendColumn(
  source: Uint8Array,
  [a, b, c, d]: Four,
  weights: Int32Array,
  row: Int32Array,
  width: number,
): void {
  const [wa, wb, wc, wd] = [0, 1, 2, 3].map((tap) => weights[tap]) as unknown as Four;
  for (let x = 0; x < width; x++)
    row[x + EDGE] =
      (source[a + x] as number) * wa +
      (source[b + x] as number) * wb +
      (source[c + x] as number) * wc +
      (source[d + x] as number) * wd;
}

function blendRow(row: Int32Array, columns: Taps, target: Uint8Array, start: number): void {
  const { first, weights, length } = columns;
  const shift = EDGE - columns.start;
  for (let x = 0, tap = 0; x < length; x++, tap += 4) {
    const at = (first[x] as number) + shift;
    const value =
      ((row[at] as number) * (weights[tap] as number) +
        (row[at + 1] as number) * (weights[tap + 1] as number) +
        (row[at + 2] as number) * (weights[tap + 2] as number) +
        (row[at + 3] as number) * (weights[tap + 3] as number) +
        HALF) >>
      SHIFT;
    target[start + x] = value < 0 ? 0 : value > 255 ? 255 : value;
  }
}
