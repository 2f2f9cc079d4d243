/** The words of a clip: a transparent picture of which most is empty. */
import type { Box } from '../zoom.ts';
import { createPlanes, fromRgb, pixelsOf, planesOf, type Planes } from './planes.ts';

/** The samples of one plane that are not wholly transparent, by their place in the plane. */
interface Marks {
  places: Int32Array;
  /** Opacity, 0 to 255. */
  opacities: Uint8Array;
  /** Sample multiplied by its opacity, 0 to 255. */
  samples: Uint8Array;
}

/** Marks of Y, U and V. */
export type Words = readonly Marks[];

/** Decodes a transparent picture. @throws when its size is not the one asked for. */
export async function decodeWords(picture: Buffer, width: number, height: number): Promise<Words> {
  const pixels = await pixelsOf(picture, 4, width, height);
  const rows = inkedRows(pixels, width, height);
  const colours = new Uint8Array(width * height * 3);
  const opacities = createPlanes(width, height);
  for (const row of rows) multiply(pixels, colours, opacities.bytes, row * width, width);
  const [y, ...chroma] = planesOf(opacities);
  const halves = new Set([...rows].map((row) => row >> 1));
  for (const row of halves)
    for (const plane of chroma) meanOpacity(y.samples, plane.samples, row, width);
  return marksOf(fromRgb(colours, width, height), opacities, halves);
}

/** Rows that have anything on them, in their order. */
function inkedRows(pixels: Buffer, width: number, height: number): Set<number> {
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const rows = new Set<number>();
  for (let row = 0; row < height; row++)
    if (words.subarray(row * width, (row + 1) * width).some((pixel) => pixel !== 0)) rows.add(row);
  return rows;
}

/** Splits a row of RGBA into colours multiplied by their opacity, and the opacity. */
function multiply(
  pixels: Buffer,
  colours: Uint8Array,
  opacities: Uint8Array,
  start: number,
  width: number,
): void {
  for (let pixel = start; pixel < start + width; pixel++) {
    const opacity = pixels[pixel * 4 + 3] as number;
    if (opacity === 0) continue;
    opacities[pixel] = opacity;
    for (let channel = 0; channel < 3; channel++)
      colours[pixel * 3 + channel] =
        ((pixels[pixel * 4 + channel] as number) * opacity) / 255 + 0.5;
  }
}

/** Opacity of a row of chroma: the mean around the left column, as its colour is taken. */
function meanOpacity(luma: Uint8Array, chroma: Uint8Array, row: number, width: number): void {
  const start = row * 2 * width;
  for (let column = 0; column < width / 2; column++) {
    const at = start + column * 2;
    const left = column === 0 ? at : at - 1;
    const sum =
      (luma[left] as number) +
      (luma[left + width] as number) +
      2 * ((luma[at] as number) + (luma[at + width] as number)) +
      (luma[at + 1] as number) +
      (luma[at + 1 + width] as number);
    chroma[(row * width) / 2 + column] = sum / 8 + 0.5;
  }
}

/** What a wholly transparent sample is: black without colour. */
const EMPTY = [16, 128, 128] as const;

/** @param pairs The pairs of rows that have anything on them. */
function marksOf(colours: Planes, opacities: Planes, pairs: ReadonlySet<number>): Words {
  const opacityOf = planesOf(opacities);
  return planesOf(colours).map(({ samples, width }, index) => {
    const alpha = (opacityOf[index] as { samples: Uint8Array }).samples;
    const perPair = index === 0 ? 2 * width : width;
    const found: number[] = [];
    for (const pair of pairs)
      for (let place = pair * perPair; place < (pair + 1) * perPair; place++)
        if (alpha[place] !== 0) found.push(place);
    const places = Int32Array.from(found);
    const marks = {
      opacities: new Uint8Array(places.length),
      samples: new Uint8Array(places.length),
    };
    const empty = EMPTY[index] as number;
    for (let mark = 0; mark < places.length; mark++) {
      const place = places[mark] as number;
      const opacity = alpha[place] as number;
      const sample = (samples[place] as number) - empty * (1 - opacity / 255);
      marks.opacities[mark] = opacity;
      marks.samples[mark] = Math.max(0, sample + 0.5);
    }
    return { places, ...marks };
  });
}

/** Those of the words that stand in a box of even pixels of a picture. */
export const wordsWithin = (words: Words, box: Box, { width }: Pick<Planes, 'width'>): Words =>
  words.map(({ places, ...marks }, index) => {
    const step = index === 0 ? 1 : 2;
    const [left, top, line] = [box.x / step, box.y / step, width / step];
    const isInside = (place: number): boolean => {
      const [x, y] = [(place % line) - left, Math.floor(place / line) - top];
      return x >= 0 && x < box.width / step && y >= 0 && y < box.height / step;
    };
    const inside = (_: number, mark: number): boolean => isInside(places[mark] as number);
    return {
      places: places.filter(isInside),
      opacities: marks.opacities.filter(inside),
      samples: marks.samples.filter(inside),
    };
  });

/** Writes the words over a picture, in place, at an opacity of 0 to 1. */
export function writeWords(picture: Planes, words: Words, opacity: number): void {
  planesOf(picture).forEach(({ samples: out }, index) => {
    const { places, opacities, samples } = words[index] as Marks;
    for (let mark = 0; mark < places.length; mark++) {
      const place = places[mark] as number;
      const under = out[place] as number;
      const change = (samples[mark] as number) - ((opacities[mark] as number) * under) / 255;
      out[place] = under + opacity * change + 0.5;
    }
  });
}
