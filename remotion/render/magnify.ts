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

/** For each sample of an axis its four sources and their weights, in 1/128. */
interface Taps {
  start: number;
  length: number;
  /** Position of the first of four sources; may lie outside by one. */
  first: Int32Array;
  weights: Int32Array;
}

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
    weights.set(cubicWeights(source - whole), index * 4);
  }
  return { start: start / step, length, first, weights };
}

/** Catmull-Rom weights for a position `t` between the second and third of four samples. */
function cubicWeights(t: number): [number, number, number, number] {
  const at = (value: number): number => Math.round(value * UNIT);
  const a = at(((-t + 2) * t - 1) * t * 0.5);
  const c = at(((-3 * t + 4) * t + 1) * t * 0.5);
  const d = at((t - 1) * t * t * 0.5);
  return [a, UNIT - a - c - d, c, d];
}

function resample(from: Plane, to: Plane, columns: Taps, rows: Taps): void {
  const [left, right] = [columns.start, columns.start + columns.length - 1];
  const [top, bottom] = [rows.start, rows.start + rows.length - 1];
  const width = columns.length;
  const sources = new Int32Array(width * 4).map((_, tap) =>
    Math.max(left, Math.min(right, (columns.first[tap >> 2] as number) + (tap & 3))),
  );
  const across = new Map<number, Int32Array>();
  const rowAt = (position: number): Int32Array => {
    const y = Math.max(top, Math.min(bottom, position));
    let row = across.get(y);
    if (!row) {
      row = new Int32Array(width);
      across.set(y, row);
      across.delete(y - 5);
      const line = from.samples.subarray(y * from.width, (y + 1) * from.width);
      blendColumns(line, sources, columns.weights, row);
    }
    return row;
  };
  for (let y = 0; y < rows.length; y++) {
    const first = rows.first[y] as number;
    const [a, b, c, d] = [rowAt(first), rowAt(first + 1), rowAt(first + 2), rowAt(first + 3)];
    const start = (rows.start + y) * to.width + left;
    blendRows(a, b, c, d, rows.weights.subarray(y * 4, y * 4 + 4), to.samples.subarray(start));
  }
}

function blendColumns(
  line: Uint8Array,
  sources: Int32Array,
  weights: Int32Array,
  out: Int32Array,
): void {
  for (let x = 0, tap = 0; x < out.length; x++, tap += 4)
    out[x] =
      (line[sources[tap] as number] as number) * (weights[tap] as number) +
      (line[sources[tap + 1] as number] as number) * (weights[tap + 1] as number) +
      (line[sources[tap + 2] as number] as number) * (weights[tap + 2] as number) +
      (line[sources[tap + 3] as number] as number) * (weights[tap + 3] as number);
}

const HALF = (UNIT * UNIT) / 2;
const SHIFT = 14; // log2(UNIT²)

function blendRows(
  a: Int32Array,
  b: Int32Array,
  c: Int32Array,
  d: Int32Array,
  weights: Int32Array,
  out: Uint8Array,
): void {
  const [wa, wb, wc, wd] = weights as unknown as [number, number, number, number];
  for (let x = 0; x < a.length; x++) {
    const sum =
      (a[x] as number) * wa + (b[x] as number) * wb + (c[x] as number) * wc + (d[x] as number) * wd;
    const value = (sum + HALF) >> SHIFT;
    out[x] = value < 0 ? 0 : value > 255 ? 255 : value;
  }
}
