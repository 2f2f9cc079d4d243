/** Pictures as the encoder takes them: yuv420p, BT.709, limited range, chroma left-sited. */
import sharp from 'sharp';
import type { Box } from '../design/layout/box.ts';

/** Y, then U, then V, rows without padding, in one piece of memory; sizes are even. */
export interface Planes {
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** One plane of a picture. */
export interface Plane {
  width: number;
  height: number;
  samples: Uint8Array;
}

export function createPlanes(width: number, height: number): Planes {
  return { width, height, bytes: new Uint8Array((width * height * 3) / 2) };
}

/** Views of the three planes: Y, U, V. */
export function planesOf({ width, height, bytes }: Planes): [Plane, Plane, Plane] {
  const size = width * height;
  const half = { width: width / 2, height: height / 2 };
  return [
    { width, height, samples: bytes.subarray(0, size) },
    { ...half, samples: bytes.subarray(size, size * 1.25) },
    { ...half, samples: bytes.subarray(size * 1.25) },
  ];
}

/** Copies a box of even pixels to the same place of a picture of the same size. */
export function copyBox(from: Planes, to: Planes, { x, y, width, height }: Box): void {
  const results = planesOf(to);
  planesOf(from).forEach((plane, index) => {
    const step = index === 0 ? 1 : 2;
    const result = (results[index] as Plane).samples;
    for (let row = y / step; row < (y + height) / step; row++) {
      const start = row * plane.width + x / step;
      result.set(plane.samples.subarray(start, start + width / step), start);
    }
  });
}

/** A drawn picture: packed RGBA, rows without padding. */
export interface Pixels {
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** @param size What is taken of the picture, from its corner on; all of it without. */
export async function decodePixels(
  picture: Buffer,
  size?: { width: number; height: number },
): Promise<Pixels> {
  const part = size && { left: 0, top: 0, width: size.width, height: size.height };
  const whole = sharp(picture);
  const image = (part ? whole.extract(part) : whole).toColourspace('srgb').ensureAlpha().raw();
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, bytes: data };
}

/** Luma weights and the chroma scale they give (ITU-R BT.709), in 1/65536 of an 8-bit step. */
const ONE = 65_536;
const [KR, KG, KB] = [0.2126, 0.7152, 0.0722];
const LUMA = [KR, KG, KB].map((k) => Math.round((k * 219 * ONE) / 255)) as [number, number, number];
const chroma = (r: number, g: number, b: number, range: number): [number, number, number] =>
  [r, g, b].map((k) => Math.round((k * 224 * ONE) / 255 / range)) as [number, number, number];
const CB = chroma(-KR, -KG, 1 - KB, 2 * (1 - KB));
const CR = chroma(1 - KR, -KG, -KB, 2 * (1 - KR));

/** Converts a part of a picture, of even size, that nothing shines through. */
export function planesIn({ bytes, width: line }: Pixels, { x, y, width, height }: Box): Planes {
  const planes = createPlanes(width, height);
  const samples = planesOf(planes).map((plane) => plane.samples) as Samples;
  for (let row = 0; row < height; row += 2)
    convertPair({ bytes, line, start: ((y + row) * line + x) * 4 }, width, samples, row);
  return planes;
}

/** Samples of Y, U and V. */
export type Samples = [Uint8Array, Uint8Array, Uint8Array];

/**
 * Converts two rows of RGBA. A chroma sample stands on the left column, between its two rows.
 * @param start Byte of the first pixel. @param line Pixels from a row to the next.
 * @param row Of planes as wide as the rows: where the results belong.
 */
export function convertPair(
  { bytes: rgba, start, line }: { bytes: Uint8Array; start: number; line: number },
  width: number,
  [y, u, v]: Samples,
  row: number,
): void {
  const [yr, yg, yb] = LUMA;
  const [ur, ug, ub] = CB;
  const [vr, vg, vb] = CR;
  let chroma = (row * width) / 4;
  let luma = row * width;
  let a = start;
  let b = a + line * 4;
  // Sums of two rows in the column before, which is repeated at the left edge.
  let red = at(rgba, a) + at(rgba, b);
  let green = at(rgba, a + 1) + at(rgba, b + 1);
  let blue = at(rgba, a + 2) + at(rgba, b + 2);
  for (let x = 0; x < width; x += 2) {
    for (let weight = 2; weight >= 1; weight--) {
      const ar = at(rgba, a);
      const ag = at(rgba, a + 1);
      const ab = at(rgba, a + 2);
      const br = at(rgba, b);
      const bg = at(rgba, b + 1);
      const bb = at(rgba, b + 2);
      y[luma] = (yr * ar + yg * ag + yb * ab + LUMA_HALF) >> 16;
      y[luma + width] = (yr * br + yg * bg + yb * bb + LUMA_HALF) >> 16;
      red += weight * (ar + br);
      green += weight * (ag + bg);
      blue += weight * (ab + bb);
      luma += 1;
      a += 4;
      b += 4;
    }
    u[chroma] = (ur * red + ug * green + ub * blue + CHROMA_HALF) >> 19;
    v[chroma] = (vr * red + vg * green + vb * blue + CHROMA_HALF) >> 19;
    chroma += 1;
    red = at(rgba, a - 4) + at(rgba, b - 4);
    green = at(rgba, a - 3) + at(rgba, b - 3);
    blue = at(rgba, a - 2) + at(rgba, b - 2);
  }
}

const at = (bytes: Uint8Array, place: number): number => bytes[place] as number;

/** Black's luma, and eight times no colour, with a half for rounding. */
const LUMA_HALF = 16.5 * ONE;
const CHROMA_HALF = 8 * 128.5 * ONE;

/** Y, U and V of an opaque colour `#rrggbb`. */
export function colourOf(hex: string): [number, number, number] {
  const pixel = [1, 3, 5].map((place) => parseInt(hex.slice(place, place + 2), 16));
  const bytes = Uint8Array.from(Array.from({ length: 4 }, () => [...pixel, 255]).flat());
  const box = { x: 0, y: 0, width: 2, height: 2 };
  const [y, u, v] = planesOf(planesIn({ width: 2, height: 2, bytes }, box));
  return [y.samples[0], u.samples[0], v.samples[0]] as [number, number, number];
}
