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
