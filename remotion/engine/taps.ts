/** Where the samples of a magnified line come from. */

/** Each sample of a line is mixed of four that follow each other. */
export interface Taps {
  /** The first of the four, in samples of the plane; may lie outside the box by two. */
  first: Int32Array;
  /** Four for each sample; they add up to `UNIT`. */
  weights: Int16Array;
}

export const UNIT = 16_384;

/** Positions between two samples that are told apart. */
const FINE = 256;

/** One axis of a plane of a picture. */
export interface Axis {
  /** First pixel of the box, in pixels of the picture; so are `size` and `origin`. */
  start: number;
  size: number;
  /** The point that stays. */
  origin: number;
  /** Pixels of the picture per sample of the plane. */
  step: number;
  /** Where the first sample stands, in pixels. */
  offset: number;
}

/** The taps of each sample of an axis that is magnified `scale` ≥ 1 times. */
export function tapsOf({ start, size, origin, step, offset }: Axis, scale: number): Taps {
  const length = size / step;
  const first = new Int32Array(length);
  const weights = new Int16Array(length * 4);
  for (let index = 0; index < length; index++) {
    const position = start + index * step + offset;
    const source = (origin + (position - origin) / scale - offset) / step;
    const fine = Math.round(source * FINE);
    first[index] = Math.floor(fine / FINE) - 1;
    const cubic = (fine & (FINE - 1)) * 4;
    for (let tap = 0; tap < 4; tap++) weights[index * 4 + tap] = CUBIC[cubic + tap] as number;
  }
  return { first, weights };
}

/** Catmull-Rom weights, four for each position between the second and the third of four samples. */
const CUBIC = Int16Array.from(
  Array.from({ length: FINE }, (_, position): number[] => {
    const t = position / FINE;
    const at = (value: number): number => Math.round(value * UNIT);
    const a = at(((-t + 2) * t - 1) * t * 0.5);
    const c = at(((-3 * t + 4) * t + 1) * t * 0.5);
    const d = at((t - 1) * t * t * 0.5);
    return [a, UNIT - a - c - d, c, d];
  }).flat(),
);
