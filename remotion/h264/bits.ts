/** Reading and changing single bits of a byte string, as H.264's headers need it. */

/** Reads bits from the most significant on, and exp-Golomb numbers (ITU-T H.264, 9.1). */
export class BitReader {
  readonly #bytes: Uint8Array;
  /** The next bit to be read, from 0. */
  position: number;

  constructor(bytes: Uint8Array, position = 0) {
    this.#bytes = bytes;
    this.position = position;
  }

  bits(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index++) value = value * 2 + this.#bit();
    return value;
  }

  unsigned(): number {
    let zeros = 0;
    while (this.#bit() === 0) zeros += 1;
    return 2 ** zeros - 1 + this.bits(zeros);
  }

  signed(): number {
    const code = this.unsigned();
    return code % 2 === 0 ? -code / 2 : (code + 1) / 2;
  }

  #bit(): number {
    const byte = this.#bytes[this.position >> 3];
    if (byte === undefined) throw new RangeError('End of the bit string');
    return (byte >> (7 - (this.position++ & 7))) & 1;
  }
}

/** Writes `count` bits of `value` at a bit position, in place. */
export function writeBits(bytes: Uint8Array, position: number, count: number, value: number): void {
  for (let index = 0; index < count; index++) {
    const [at, bit] = [(position + index) >> 3, 0x80 >> ((position + index) & 7)];
    const isSet = (value >> (count - 1 - index)) & 1;
    bytes[at] = isSet ? (bytes[at] as number) | bit : (bytes[at] as number) & ~bit;
  }
}

/** Writes bits one after the other; the counterpart of `BitReader`. */
export class BitWriter {
  readonly #bits: number[] = [];

  bits(count: number, value: number): void {
    for (let index = count - 1; index >= 0; index--)
      this.#bits.push(Math.floor(value / 2 ** index) % 2);
  }

  unsigned(value: number): void {
    const length = Math.floor(Math.log2(value + 1));
    this.bits(length, 0);
    this.bits(length + 1, value + 1);
  }

  signed(value: number): void {
    this.unsigned(value > 0 ? 2 * value - 1 : -2 * value);
  }

  /** What was written, filled up with ones to whole bytes. */
  aligned(): Uint8Array {
    const bytes = new Uint8Array(Math.ceil(this.#bits.length / 8)).fill(0xff);
    this.#bits.forEach((bit, position) => writeBits(bytes, position, 1, bit));
    return bytes;
  }
}
