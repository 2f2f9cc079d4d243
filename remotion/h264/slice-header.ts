/** The few fields in the headers of H.264's slices that joining pictures changes. */
import { BitReader, BitWriter, writeBits } from './bits.ts';
import { escape, unescape, type Stream } from './h264.ts';

/** Number of bits of `frame_num`; the order of pictures must be that of decoding (POC type 2). */
export function frameNumberBits(sequence: Uint8Array): number {
  const payload = unescape(sequence);
  const reader = new BitReader(payload, 32); // header, profile, constraints, level
  reader.unsigned(); // id
  if (payload[1] === HIGH_PROFILE) {
    reader.unsigned(); // chroma format
    reader.unsigned(); // bit depths
    reader.unsigned();
    if (reader.bits(2) !== 0) throw new Error('Scaling matrices and lossless are not expected');
  }
  const bits = reader.unsigned() + 4;
  if (reader.unsigned() !== 2) throw new Error('The order of pictures is not that of decoding');
  return bits;
}

const HIGH_PROFILE = 100;

/** The same slice as the `number`-th picture (from 0) after its key picture. */
export function withFrameNumber(slice: Uint8Array, number: number, bits: number): Uint8Array {
  const end = headEnd(slice);
  const payload = unescape(slice.subarray(0, end));
  const reader = new BitReader(payload, 8);
  reader.unsigned(); // first macroblock
  reader.unsigned(); // slice type
  reader.unsigned(); // picture parameter set
  writeBits(payload, reader.position, bits, number % 2 ** bits);
  return Buffer.concat([escape(payload), slice.subarray(end)]);
}

/** Bytes that hold the beginning of a slice's header, escaped or not. */
const HEAD = 24;

/** Where a slice can be cut so that each part is escaped for itself: after a byte above 3. */
function headEnd(slice: Uint8Array): number {
  let end = Math.min(HEAD, slice.length);
  while (end < slice.length && (slice[end - 1] as number) <= 3) end += 1;
  return end;
}

/**
 * How the samples of a plane follow from the picture before (7.4.3.2): times `weight`/`unit`, plus
 * `offset`. Weights go from -128 to 127.
 */
export interface Weight {
  /** A power of two, the same for both planes of colour. */
  unit: number;
  weight: number;
  offset: number;
}

/** Copies a slice's header field by field, so that some of its fields may be others. */
class HeaderCopy {
  readonly #payload: Uint8Array;
  readonly #reader: BitReader;
  readonly #writer = new BitWriter();

  constructor(slice: Uint8Array) {
    this.#payload = unescape(slice);
    this.#reader = new BitReader(this.#payload, 8);
    this.#writer.bits(8, this.#payload[0] as number);
  }

  bits(count: number, other?: number): number {
    const value = this.#reader.bits(count);
    this.#writer.bits(count, other ?? value);
    return value;
  }

  unsigned(other?: number): number {
    const value = this.#reader.unsigned();
    this.#writer.unsigned(other ?? value);
    return value;
  }

  signed(): void {
    this.#writer.signed(this.#reader.signed());
  }

  write(value: number): void {
    this.#writer.signed(value);
  }

  /** Up to the quantizer: macroblock, type, parameter set, number. */
  beginning({ sequence }: Sets): void {
    for (let field = 0; field < 3; field++) this.unsigned();
    this.bits(frameNumberBits(sequence));
  }

  /** From the quantizer to the end of the slice, whose data begin on a byte. */
  finish({ picture }: Sets): Uint8Array {
    this.signed();
    if (hasDeblockingControl(picture) && this.unsigned() !== 1)
      for (let field = 0; field < 2; field++) this.signed();
    const data = this.#payload.subarray(Math.ceil(this.#reader.position / 8));
    return escape(Buffer.concat([this.#writer.aligned(), data]));
  }
}

type Sets = Pick<Stream, 'sequence' | 'picture'>;

const only = (value: number): void => {
  if (value !== 0) throw new Error('A slice has an unexpected header');
};

/**
 * A slice that repeats the picture before it, made to weigh its samples (8.4.2.3.2): a whole picture
 * fades in a few bytes.
 *
 * @param hold Coded by CABAC, every macroblock skipped, with one reference and without weights.
 */
export function withWeights(
  hold: Uint8Array,
  sets: Sets,
  [luma, ...chroma]: readonly [Weight, Weight, Weight],
): Uint8Array {
  const header = new HeaderCopy(hold);
  header.beginning(sets);
  if (header.bits(1) === 1) only(header.unsigned()); // number of references
  only(header.bits(1)); // their order
  for (const { unit } of [luma, chroma[0]]) header.unsigned(Math.log2(unit));
  for (const plane of [[luma], chroma]) {
    only(header.bits(1, 1)); // none so far
    for (const { weight, offset } of plane) {
      header.write(weight);
      header.write(offset);
    }
  }
  only(header.bits(1)); // marking of references
  header.unsigned(); // CABAC's beginning
  return header.finish(sets);
}

/**
 * A key picture under another number: of two key pictures that follow each other, each needs its
 * own (7.4.3), also where a clip that ends with one is followed by the next clip.
 */
export function withKeyNumber(slice: Uint8Array, sets: Sets, number: number): Uint8Array {
  const header = new HeaderCopy(slice);
  header.beginning(sets);
  header.unsigned(number);
  header.bits(2); // marking of references
  return header.finish(sets);
}

/** Whether slices say how edges are smoothed. @throws when they have no weights, or no CABAC. */
function hasDeblockingControl(picture: Uint8Array): boolean {
  const reader = new BitReader(unescape(picture), 8);
  for (let field = 0; field < 2; field++) reader.unsigned(); // ids
  const isCabac = reader.bits(1) === 1;
  reader.bits(1); // order of fields
  for (let field = 0; field < 3; field++) reader.unsigned(); // groups of slices, references
  const isWeighted = reader.bits(1) === 1;
  if (!isCabac || !isWeighted) throw new Error('The picture parameter set is not as expected');
  reader.bits(2); // weights of B pictures
  for (let field = 0; field < 3; field++) reader.signed(); // quantizers
  return reader.bits(1) === 1;
}
