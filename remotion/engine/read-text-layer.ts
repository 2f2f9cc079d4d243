/** Reads the words of a clip off a drawn picture. */
import { convertPair, type Pixels, type Samples } from './planes.ts';
import type { Crop, Marks, TextLayer } from './text-layer.ts';

/**
 * Reads words off a picture that is transparent around them.
 * @param crops Parts that do not overlap. @param line Width of their target.
 */
export function readTextLayer(pixels: Pixels, crops: readonly Crop[], line: number): TextLayer {
  const pens = EMPTY.map((empty) => new Pen(empty));
  const desk = deskOf(Math.max(0, ...crops.map(({ box }) => box.width)));
  for (const crop of crops)
    for (let row = 0; row < crop.box.height; row += 2)
      readPair(pixels, crop, row, line, pens, desk);
  return pens.map((pen) => pen.marks());
}

/** Room for two rows: memory asked for at each pair cost more than all that is done with it. */
interface Desk {
  /** Colours multiplied by their opacity. */
  colours: Uint8Array;
  /** Y, U and V of them. */
  samples: Samples;
  /** Opacities of the two rows, and of the row of chroma. */
  opacities: Uint8Array;
  means: Uint8Array;
}

const deskOf = (width: number): Desk => ({
  colours: new Uint8Array(width * 8),
  samples: [2, 0.5, 0.5].map((rows) => new Uint8Array(width * rows)) as Samples,
  opacities: new Uint8Array(width * 2),
  means: new Uint8Array(width / 2),
});

/** Reads two rows of a crop, between the first and the last ink on them. */
function readPair(
  { bytes, width: drawn }: Pixels,
  { box, x, y }: Crop,
  row: number,
  line: number,
  [luma, ...chroma]: readonly Pen[],
  { colours, samples, opacities, means }: Desk,
): void {
  const upper = ((y + row) * drawn + x) * 4;
  const lower = upper + drawn * 4;
  const isEmpty = (column: number): boolean =>
    bytes[upper + column * 4 + 3] === 0 && bytes[lower + column * 4 + 3] === 0;
  let [left, right] = [0, box.width];
  while (left < right && isEmpty(left)) left += 1;
  if (left === right) return;
  while (isEmpty(right - 1)) right -= 1;
  // Chroma is mixed of one column more on each side.
  left = Math.max(0, (left - 1) & ~1);
  right = Math.min(box.width, (right + 2) & ~1);
  const width = right - left;
  multiply(bytes, upper + left * 4, colours, opacities, 0, width);
  multiply(bytes, lower + left * 4, colours, opacities, width, width);
  meanOpacity(opacities, means, width);
  convertPair({ bytes: colours, start: 0, line: width }, width, samples, 0);
  const place = (box.y + row) * line + box.x + left;
  luma?.write(samples[0], opacities, 0, width, place);
  luma?.write(samples[0], opacities, width, width, place + line);
  const half = ((box.y + row) * line) / 4 + (box.x + left) / 2;
  for (const [index, pen] of chroma.entries())
    pen.write(samples[index + 1] as Uint8Array, means, 0, width / 2, half);
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
    const colour = (to + column) * 4;
    const opacity = bytes[at + 3] as number;
    opacities[to + column] = opacity;
    for (let channel = 0; channel < 3; channel++)
      colours[colour + channel] = ((bytes[at + channel] as number) * opacity) / 255 + 0.5;
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

  /**
   * The samples of a line that are not wholly transparent: `length` of them from `from` on.
   * @param start Their place in the plane.
   */
  write(
    samples: Uint8Array,
    opacities: Uint8Array,
    from: number,
    length: number,
    start: number,
  ): void {
    if (this.#count + length > this.#places.length) this.#grow();
    const [places, marks, inks, empty] = [
      this.#places,
      this.#samples,
      this.#opacities,
      this.#empty,
    ];
    let count = this.#count;
    for (let column = 0; column < length; column++) {
      const opacity = opacities[from + column] as number;
      if (opacity === 0) continue;
      const sample = (samples[from + column] as number) - empty * (1 - opacity / 255);
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
