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
export type TextLayer = readonly Marks[];

/** A part of a drawn picture and where it belongs. */
export interface Crop {
  /** In the picture that the words are written on; of even pixels. */
  box: Box;
  /** The part's corner in the drawn picture. */
  x: number;
  y: number;
}

/**
 * Reads words off a picture that is transparent around them.
 * @param crops Parts that do not overlap. @param line Width of their target.
 */
export function readTextLayer(pixels: Pixels, crops: readonly Crop[], line: number): TextLayer {
  const pens = EMPTY.map((empty) => new Pen(empty));
  for (const crop of crops)
    for (let row = 0; row < crop.box.height; row += 2) readPair(pixels, crop, row, line, pens);
  return pens.map((pen) => pen.marks());
}

/** Reads two rows of a crop, between the first and the last ink on them. */
function readPair(
  { bytes, width }: Pixels,
  { box, x, y }: Crop,
  row: number,
  line: number,
  [luma, ...chroma]: readonly Pen[],
): void {
  const starts = [y + row, y + row + 1].map((at) => (at * width + x) * 4);
  const isInked = (column: number): boolean =>
    starts.some((start) => bytes[start + column * 4 + 3] !== 0);
  let [left, right] = [0, box.width];
  while (left < right && !isInked(left)) left += 1;
  if (left === right) return;
  while (!isInked(right - 1)) right -= 1;
  // Chroma is mixed of one column more on each side.
  left = Math.max(0, (left - 1) & ~1);
  right = Math.min(box.width, (right + 2) & ~1);
  const size = { width: right - left, height: 2 };
  const colours = { ...size, bytes: new Uint8Array(size.width * 8) };
  const opacities = createPlanes(size.width, 2);
  starts.forEach((start, index) =>
    multiply(
      bytes,
      start + left * 4,
      colours.bytes,
      opacities.bytes,
      index * size.width,
      size.width,
    ),
  );
  const [shown, ...means] = planesOf(opacities);
  means.forEach(({ samples }) => meanOpacity(shown.samples, samples, size.width));
  const mixed = planesOf(planesIn(colours, { x: 0, y: 0, ...size }));
  const place = (box.y + row) * line + box.x + left;
  for (const [plane, start] of [place, place + line].entries()) {
    const [from, to] = [plane * size.width, (plane + 1) * size.width];
    luma?.write(mixed[0].samples.subarray(from, to), shown.samples.subarray(from, to), start);
  }
  const half = ((box.y + row) * line) / 4 + (box.x + left) / 2;
  chroma.forEach((pen, index) =>
    pen.write((mixed[index + 1] as Plane).samples, (means[index] as Plane).samples, half),
  );
}

/** Splits a row into colours multiplied by their opacity, and the opacity. */
function multiply(
  bytes: Uint8Array,
  from: number,
  colours: Uint8Array,
  opacities: Uint8Array,
  to: number,
  count: number,
): void {
  for (let column = 0; column < count; column++) {
    const at = from + column * 4;
    const opacity = bytes[at + 3] as number;
    if (opacity === 0) continue;
    opacities[to + column] = opacity;
    for (let channel = 0; channel < 3; channel++)
      colours[(to + column) * 4 + channel] =
        ((bytes[at + channel] as number) * opacity) / 255 + 0.5;
  }
}

/** Opacity of a row of chroma: the mean around the left column, as its colour is taken. */
function meanOpacity(luma: Uint8Array, chroma: Uint8Array, width: number): void {
  for (let column = 0; column < width / 2; column++) {
    const at = column * 2;
    const left = column === 0 ? at : at - 1;
    const sum =
      (luma[left] as number) +
      (luma[left + width] as number) +
      2 * ((luma[at] as number) + (luma[at + width] as number)) +
      (luma[at + 1] as number) +
      (luma[at + 1 + width] as number);
    chroma[column] = sum / 8 + 0.5;
  }
}

/** What a wholly transparent sample is: black without colour. */
const EMPTY = [16, 128, 128] as const;

/** Writes marks down one after the other. */
class Pen {
  readonly #empty: number;
  #count = 0;
  #places = new Int32Array(65_536);
  #opacities = new Uint8Array(65_536);
  #samples = new Uint8Array(65_536);

  constructor(empty: number) {
    this.#empty = empty;
  }

  /** The samples of a line that are not wholly transparent. @param start Their place in the plane. */
  write(samples: Uint8Array, opacities: Uint8Array, start: number): void {
    if (this.#count + samples.length > this.#places.length) this.#grow();
    const [places, marks, inks, empty] = [
      this.#places,
      this.#samples,
      this.#opacities,
      this.#empty,
    ];
    let count = this.#count;
    for (let column = 0; column < samples.length; column++) {
      const opacity = opacities[column] as number;
      if (opacity === 0) continue;
      const sample = (samples[column] as number) - empty * (1 - opacity / 255);
      places[count] = start + column;
      inks[count] = opacity;
      marks[count++] = Math.max(0, sample + 0.5);
    }
    this.#count = count;
  }

  /** A line is shorter than what there is to begin with. */
  #grow(): void {
    const grown = <T extends Int32Array | Uint8Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    const size = this.#places.length * 2;
    this.#places = grown(new Int32Array(size), this.#places);
    this.#opacities = grown(new Uint8Array(size), this.#opacities);
    this.#samples = grown(new Uint8Array(size), this.#samples);
  }

  marks(): Marks {
    return {
      places: this.#places.subarray(0, this.#count),
      opacities: this.#opacities.subarray(0, this.#count),
      samples: this.#samples.subarray(0, this.#count),
    };
  }
}

/** Those of the words that stand in a box of even pixels of a picture. */
export const textWithin = (
  words: TextLayer,
  box: Box,
  { width }: Pick<Planes, 'width'>,
): TextLayer =>
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
export function writeTextLayer(picture: Planes, words: TextLayer, opacity: number): void {
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
export function clearTextLayer(picture: Planes, words: TextLayer, under: Planes): void {
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
