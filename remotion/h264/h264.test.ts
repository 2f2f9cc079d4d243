import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BitReader, writeBits } from './bits.ts';
import { escape, fillerUnit, joinUnits, splitUnits, unescape } from './h264.ts';
import { withFrameNumber } from './slice-header.ts';

/** Bytes with many zeros and threes, where start codes and their escapes hide. */
const payload = fc
  .array(fc.constantFrom(0, 0, 0, 1, 2, 3, 4, 255), { minLength: 1, maxLength: 60 })
  .map((bytes) => Uint8Array.from([...bytes, 0x80])); // every unit ends with a stop bit

test('escaping hides every start code and is undone exactly', () => {
  fc.assert(
    fc.property(payload, (bytes) => {
      const unit = Buffer.from(escape(bytes));
      for (const end of [0, 1, 2]) expect(unit.indexOf(Buffer.from([0, 0, end]))).toBe(-1);
      expect(unescape(unit)).toEqual(bytes);
    }),
  );
});

test('units come back from an Annex B stream as they went in', () => {
  fc.assert(
    fc.property(fc.array(payload, { minLength: 1, maxLength: 8 }), (payloads) => {
      const units = payloads.map((bytes) => Buffer.from(escape(bytes)));
      expect(splitUnits(joinUnits(units)).map((unit) => Buffer.from(unit))).toEqual(units);
    }),
  );
});

test('bits are read as they were written, and their neighbours stay', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.integer({ min: 1, max: 12 }), fc.nat(4095), (at, count, value) => {
      const bytes = new Uint8Array(8).fill(0xa5);
      const before = Uint8Array.from(bytes);
      writeBits(bytes, at, count, value % 2 ** count);
      expect(new BitReader(bytes, at).bits(count)).toBe(value % 2 ** count);
      writeBits(bytes, at, count, new BitReader(before, at).bits(count));
      expect(bytes).toEqual(before);
    }),
  );
});

test('exp-Golomb numbers follow table 9-2', () => {
  const reader = new BitReader(Uint8Array.of(0b1_010_011_0, 0b0100_0010, 0b1_0000000));
  expect([0, 1, 2, 3, 4].map(() => reader.unsigned())).toEqual([0, 1, 2, 3, 4]);
});

test('a slice is counted anew without any other change', () => {
  // first macroblock 0, slice type 5 (P), parameter set 0, then four bits of frame_num
  const slice = Uint8Array.of(0x41, 0b1_00110_1_0, 0b101_11111, 0xff, 0x80);
  const counted = withFrameNumber(slice, 16 + 9, 4);
  expect([...counted]).toEqual([0x41, 0b1_00110_1_1, 0b001_11111, 0xff, 0x80]);
  expect([...withFrameNumber(counted, 5, 4)]).toEqual([...slice]);
});

test('what follows the number is escaped as before, wherever zeros stand', () => {
  fc.assert(
    fc.property(payload, fc.nat(15), (bytes, number) => {
      const header = [0x41, 0b1_00110_1_0, 0b101_11111];
      const slice = escape(Uint8Array.from([...header, ...bytes]));
      const counted = unescape(slice);
      writeBits(counted, 15, 4, number);
      expect(Buffer.compare(withFrameNumber(slice, number, 4), escape(counted))).toBe(0);
    }),
  );
});

test('a filler unit is of type 12, as long as asked for, and closed by a stop bit', () => {
  const unit = fillerUnit(5);
  expect([...unit]).toEqual([12, 255, 255, 255, 128]);
});
