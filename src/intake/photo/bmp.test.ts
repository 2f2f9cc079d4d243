/** Bitmaps of every usual kind, written here byte by byte. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanPhoto } from './clean-photo.ts';
import { readBitmap } from './bmp.ts';

interface Made {
  bits: number;
  width: number;
  height: number;
  rows: Buffer;
  compression?: number;
  palette?: number[];
  masks?: number[];
}

function made({
  bits,
  width,
  height,
  rows,
  compression = 0,
  palette = [],
  masks = [],
}: Made): Buffer {
  const start = 54 + masks.length * 4 + palette.length * 4;
  const head = Buffer.alloc(start);
  head.write('BM', 'latin1');
  head.writeUInt32LE(start + rows.length, 2);
  head.writeUInt32LE(start, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(bits, 28);
  head.writeUInt32LE(compression, 30);
  head.writeUInt32LE(palette.length, 46);
  masks.forEach((mask, index) => head.writeUInt32LE(mask, 54 + index * 4));
  palette.forEach((colour, index) => head.writeUInt32LE(colour, 54 + masks.length * 4 + index * 4));
  return Buffer.concat([head, rows]);
}

const bytes = (...values: number[]): Buffer => Buffer.from(values);
const [RED, BLUE] = [
  [255, 0, 0],
  [0, 0, 255],
];
/** Red over blue, two pixels wide. */
const WANTED = { width: 2, height: 2, pixels: [RED, RED, BLUE, BLUE].flat() };
const palette = [0x0000ff, 0xff0000]; // blue, red
const blueThenRed = (blue: number[], red: number[], to: number): Buffer => {
  const row = (pixel: number[]): number[] => [...pixel, ...pixel, ...Array(to).fill(0)];
  return bytes(...row(blue), ...row(red));
};

const KINDS: [string, Made][] = [
  ['24 bits', { ...two(24), rows: blueThenRed([255, 0, 0], [0, 0, 255], 2) }],
  ['32 bits', { ...two(32), rows: blueThenRed([255, 0, 0, 0], [0, 0, 255, 0], 0) }],
  ['16 bits', { ...two(16), rows: blueThenRed([0x1f, 0], [0, 0x7c], 0) }],
  [
    '16 bits with fields',
    {
      ...two(16),
      compression: 3,
      masks: [0xf800, 0x7e0, 0x1f],
      rows: blueThenRed([0x1f, 0], [0, 0xf8], 0),
    },
  ],
  [
    '32 bits with fields',
    {
      ...two(32),
      compression: 3,
      masks: [0xff000000, 0xff0000, 0xff00],
      rows: blueThenRed([0, 255, 0, 0], [0, 0, 0, 255], 0),
    },
  ],
  ['8 bits', { ...two(8), palette, rows: blueThenRed([0], [1], 2) }],
  ['4 bits', { ...two(4), palette, rows: bytes(0x00, 0, 0, 0, 0x11, 0, 0, 0) }],
  ['1 bit', { ...two(1), palette, rows: bytes(0x00, 0, 0, 0, 0xc0, 0, 0, 0) }],
  ['from the top', { ...two(8), height: -2, palette, rows: blueThenRed([1], [0], 2) }],
  [
    'runs of 8 bits',
    { ...two(8), compression: 1, palette, rows: bytes(2, 0, 0, 0, 2, 1, 0, 0, 0, 1) },
  ],
  [
    'runs of 4 bits',
    { ...two(4), compression: 2, palette, rows: bytes(2, 0, 0, 0, 2, 0x11, 0, 1) },
  ],
];

function two(bits: number): Omit<Made, 'rows'> {
  return { bits, width: 2, height: 2 };
}

test.each(KINDS)('a bitmap of %s is read', (_, kind) => {
  const { width, height, pixels } = readBitmap(made(kind));
  expect({ width, height, pixels: [...pixels] }).toEqual(WANTED);
});

test('a scan becomes a photograph, a torn one is told', async () => {
  const rows = Buffer.alloc(300 * 200 * 3, 120);
  const scan = made({ bits: 24, width: 300, height: 200, rows });
  expect(await cleanPhoto(scan)).toMatchObject({ photo: { width: 300, height: 200 } });
  const cut = await cleanPhoto(scan.subarray(0, 90_000));
  expect(cut).toMatchObject({ refused: { code: 'photo-truncated' } });
  const vast = made({ bits: 24, width: 60_000, height: 60_000, rows: Buffer.alloc(9) });
  expect(await cleanPhoto(vast)).toMatchObject({ refused: { code: 'photo-huge' } });
});

test('whatever the bytes, a bitmap is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...KINDS.map(([, kind]) => made(kind))),
      fc.array(fc.tuple(fc.nat(70), fc.nat(255)), { maxLength: 6 }),
      async (bitmap, changes) => {
        const changed = Buffer.from(bitmap);
        for (const [at, value] of changes) if (at < changed.length) changed[at] = value;
        const cleaned = await cleanPhoto(changed);
        expect('photo' in cleaned || cleaned.refused.code).toBeTruthy();
      },
    ),
    { numRuns: 40 },
  );
});
