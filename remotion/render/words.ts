/** The words of a clip: a transparent picture of which most is empty. */
import type { Box } from '../zoom.ts';
import {
  createPlanes,
  planesIn,
  planesOf,
  type Pixels,
  type Plane,
  type Planes,
} from './planes.ts';

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

/** A part of a drawn picture and where it belongs. */
export interface Crop {
  /** In the picture that the words are written on; of even pixels. */
  box: Box;
  /** The part's corner in the drawn picture. */
  x: number;
  y: number;
}

/** Reads words off a picture that is transparent around them. @param line Width of their target. */
export function readWords(pixels: Pixels, { box, x, y }: Crop, line: number): Words {
  const { width, height } = box;
  const colours = { width, height, bytes: new Uint8Array(width * height * 4) };
  const opacities = createPlanes(width, height);
  const inked = new Set<number>();
  for (let row = 0; row < height; row++) {
    const start = (y + row) * pixels.width + x;
    if (multiply(pixels, start, colours.bytes, opacities.bytes, row * width, width))
      inked.add(row >> 1);
  }
  const [luma, ...chroma] = planesOf(opacities);
  for (const pair of inked)
    for (const plane of chroma) meanOpacity(luma.samples, plane.samples, pair, width);
  const planes = planesIn(colours, { x: 0, y: 0, width, height });
  return marksOf(planes, opacities, [...inked], box, line);
}

/** Splits a row into colours multiplied by their opacity, and the opacity. @returns Whether any. */
function multiply(
  { bytes }: Pixels,
  from: number,
  colours: Uint8Array,
  opacities: Uint8Array,
  to: number,
  count: number,
): boolean {
  let isInked = false;
  for (let column = 0; column < count; column++) {
    const opacity = bytes[(from + column) * 4 + 3] as number;
    if (opacity === 0) continue;
    isInked = true;
    opacities[to + column] = opacity;
    for (let channel = 0; channel < 3; channel++)
      colours[(to + column) * 4 + channel] =
        ((bytes[(from + column) * 4 + channel] as number) * opacity) / 255 + 0.5;
  }
  return isInked;
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
function marksOf(
  colours: Planes,
  opacities: Planes,
  pairs: readonly number[],
  box: Box,
  line: number,
): Words {
  const opacityOf = planesOf(opacities);
  return planesOf(colours).map(({ samples, width }, index) => {
    const alpha = (opacityOf[index] as Plane).samples;
    const [rows, step] = index === 0 ? [2, 1] : [1, 2];
    const most = pairs.length * rows * width;
    const places = new Int32Array(most);
    const marks = { opacities: new Uint8Array(most), samples: new Uint8Array(most) };
    const empty = EMPTY[index] as number;
    let count = 0;
    for (const pair of pairs)
      for (let row = pair * rows; row < (pair + 1) * rows; row++) {
        const start = ((box.y / step + row) * line) / step + box.x / step;
        for (let column = 0; column < width; column++) {
          const opacity = alpha[row * width + column] as number;
          if (opacity === 0) continue;
          const sample = (samples[row * width + column] as number) - empty * (1 - opacity / 255);
          places[count] = start + column;
          marks.opacities[count] = opacity;
          marks.samples[count++] = Math.max(0, sample + 0.5);
        }
      }
    return {
      places: places.slice(0, count),
      opacities: marks.opacities.slice(0, count),
      samples: marks.samples.slice(0, count),
    };
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

/** Takes the words away again: puts back what is under them. */
export function clearWords(picture: Planes, words: Words, under: Planes): void {
  const behind = planesOf(under);
  planesOf(picture).forEach(({ samples }, index) => {
    const from = (behind[index] as Plane).samples;
    const { places } = words[index] as Marks;
    for (let mark = 0; mark < places.length; mark++) {
      const place = places[mark] as number;
      samples[place] = from[place] as number;
    }
  });
}
