/** What is said of a photograph before and after it is sent; the same numbers in the browser and on the desk. */
import { LONGEST_SIDE, MOST_PIXELS, SMALL_SIDE, SMALLEST_SIDE } from '../../model/photo-limits.ts';

/** Mean brightness below which a face is hard to see, of 255. */
const DARK = 45;
/** Deviation of the Laplacian: photographs in focus have 3 and more. */
const BLURRED = 1.2;
/** Longest side at which light and focus are measured, px. */
export const MEASURED_SIDE = 512;

export interface Size {
  width: number;
  height: number;
}

/** Why a photograph of so many pixels is refused, if it is. */
export function sizeRefusal({
  width,
  height,
}: Size): 'photo-huge' | 'photo-tiny' | 'photo-narrow' | null {
  if (width * height > MOST_PIXELS) return 'photo-huge';
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (short < SMALLEST_SIDE) return 'photo-tiny';
  // What would be left of it at the size that is kept.
  return (short * LONGEST_SIDE) / long < SMALLEST_SIDE ? 'photo-narrow' : null;
}

/**
 * What could be better, as codes of the dictionary.
 *
 * @param size The photograph's own, in px.
 * @param grey Its brightness, 0–255, row by row, at `MEASURED_SIDE` or less.
 * @param width Of a row of `grey`.
 */
export function photoAdvice(size: Size, grey: Uint8Array, width: number): string[] {
  return [
    ...(Math.min(size.width, size.height) < SMALL_SIDE ? ['photo-small'] : []),
    ...(meanOf(grey) < DARK ? ['photo-dark'] : []),
    ...(sharpnessOf(grey, width) < BLURRED ? ['photo-blurred'] : []),
  ];
}

const meanOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at]!;
  return sum / values.length;
};

/** libvips' measure: the standard deviation of a 3 × 3 Laplacian divided by nine, edges repeated. */
export function sharpnessOf(grey: Uint8Array, width: number): number {
  const height = grey.length / width;
  const edges = new Float32Array(grey.length);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const above = y > 0 ? row - width : row;
    const below = y < height - 1 ? row + width : row;
    for (let x = 0; x < width; x += 1) {
      const left = grey[row + Math.max(0, x - 1)]!;
      const right = grey[row + Math.min(width - 1, x + 1)]!;
      const around = left + right + grey[above + x]! + grey[below + x]!;
      edges[row + x] = (around - 4 * grey[row + x]!) / 9;
    }
  }
  const mean = meanOf(edges);
  let squares = 0;
  for (const edge of edges) squares += (edge - mean) ** 2;
  return Math.sqrt(squares / (edges.length - 1));
}
