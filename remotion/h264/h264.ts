/** Streams of ITU-T H.264: what they consist of, and how their bytes are escaped. */

/** Types of NAL units (table 7-1). */
const NAL = { slice: 1, keySlice: 5, sequence: 7, picture: 8, filler: 12 } as const;

/** What x264 gave: the parameter sets, and for each picture its one slice, without start codes. */
export interface Stream {
  sequence: Uint8Array;
  picture: Uint8Array;
  slices: Uint8Array[];
}

const typeOf = (unit: Uint8Array): number => (unit[0] as number) & 31;

export const isKey = (slice: Uint8Array): boolean => typeOf(slice) === NAL.keySlice;

/**
 * Reads an Annex B stream of one slice a picture.
 * @throws when parameter sets are missing or change within the stream.
 */
export function readStream(bytes: Uint8Array): Stream {
  const units = splitUnits(bytes);
  const only = (type: number): Uint8Array => {
    const [first, ...others] = units.filter((unit) => typeOf(unit) === type);
    if (!first || others.some((other) => !equalBytes(first, other)))
      throw new Error(`The encoder gave no parameter set of type ${type}, or several`);
    return first;
  };
  const slices = units.filter((unit) => typeOf(unit) === NAL.slice || isKey(unit));
  return { sequence: only(NAL.sequence), picture: only(NAL.picture), slices };
}

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** The NAL units between the start codes of an Annex B stream. */
export function splitUnits(bytes: Uint8Array): Uint8Array[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const code = Buffer.from([0, 0, 1]);
  const units: Uint8Array[] = [];
  let start = buffer.indexOf(code);
  while (start !== -1) {
    const next = buffer.indexOf(code, start + 3);
    let end = next === -1 ? buffer.length : next;
    while (buffer[end - 1] === 0) end -= 1; // trailing zeros belong to the next start code
    units.push(buffer.subarray(start + 3, end));
    start = next;
  }
  return units;
}

/** A NAL unit of `size` bytes (at least 3) that decoders leave aside (7.3.2.7). */
export function fillerUnit(size: number): Uint8Array {
  const unit = new Uint8Array(size).fill(0xff);
  unit[0] = NAL.filler;
  unit[size - 1] = 0x80;
  return unit;
}

const START_CODE = Buffer.from([0, 0, 0, 1]);

/** Annex B of the units in their order. */
export const joinUnits = (units: readonly Uint8Array[]): Buffer =>
  Buffer.concat(units.flatMap((unit) => [START_CODE, unit]));

/** Takes out the bytes that keep start codes from appearing (7.4.1.1). Always a copy. */
export function unescape(unit: Uint8Array): Uint8Array {
  const payload = new Uint8Array(unit.length);
  let [length, zeros] = [0, 0];
  for (const byte of unit) {
    if (zeros >= 2 && byte === 3) zeros = 0;
    else {
      payload[length++] = byte;
      zeros = byte === 0 ? zeros + 1 : 0;
    }
  }
  return payload.subarray(0, length);
}

/** Puts in the bytes that keep start codes from appearing. */
export function escape(payload: Uint8Array): Uint8Array {
  const unit = new Uint8Array(Math.ceil(payload.length * 1.5) + 1);
  let [length, zeros] = [0, 0];
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      unit[length++] = 3;
      zeros = 0;
    }
    unit[length++] = byte;
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return unit.subarray(0, length);
}
