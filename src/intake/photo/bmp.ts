/** Windows bitmaps: all kinds of `BITMAPCOREHEADER` to `BITMAPV5HEADER`, RLE and bit fields too. */
import type { Size } from './photo-advice.ts';

export interface Bitmap extends Size {
  /** RGB, 8 bits each, from the top. */
  pixels: Uint8Array;
}

interface Header extends Size {
  isTopDown: boolean;
  bits: number;
  compression: number;
  /** Where the pixels begin. */
  start: number;
  /** Red, green and blue, one after the other. */
  palette: Uint8Array;
  masks: readonly number[];
}

const [RGB, RLE8, RLE4, BIT_FIELDS, ALPHA_FIELDS] = [0, 1, 2, 3, 6];
const BITS = new Set([1, 4, 8, 16, 24, 32]);

/** The size that the header tells, before anything is decoded. @throws when it is no bitmap. */
export function bitmapSize(bytes: Uint8Array): Size {
  const { width, height } = headerOf(view(bytes));
  return { width, height };
}

/** @throws when the file is torn or of a kind that nobody writes. Linear in its pixels. */
export function readBitmap(bytes: Uint8Array): Bitmap {
  const data = view(bytes);
  const header = headerOf(data);
  const { width, height, bits } = header;
  const pixels = new Uint8Array(width * height * 3);
  const put = painter(header, pixels);
  if (header.compression === RLE8 || header.compression === RLE4) runs(data, header, put);
  else {
    const stride = Math.ceil((width * bits) / 32) * 4;
    const value = valueAt(data, bits);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) put(x, y, value(header.start + y * stride, x));
  }
  return { pixels, width, height };
}

const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

function headerOf(data: DataView): Header {
  const size = data.getUint32(14, true);
  const isOld = size === 12;
  if (data.getUint16(0) !== 0x424d || (!isOld && size < 40)) throw new Error('no bitmap');
  const width = isOld ? data.getUint16(18, true) : data.getInt32(18, true);
  const tall = isOld ? data.getUint16(20, true) : data.getInt32(22, true);
  const bits = data.getUint16(isOld ? 24 : 28, true);
  const compression = isOld ? RGB : data.getUint32(30, true);
  const isRun = compression === RLE8 || compression === RLE4;
  const isFields = compression === BIT_FIELDS || compression === ALPHA_FIELDS;
  if (width <= 0 || tall === 0 || !BITS.has(bits)) throw new Error('no bitmap');
  if (compression !== RGB && !isRun && !isFields) throw new Error('unknown compression');
  if (isRun && bits !== (compression === RLE8 ? 8 : 4)) throw new Error('no bitmap');
  if (isFields && bits !== 16 && bits !== 32) throw new Error('no bitmap');
  return {
    width,
    height: Math.abs(tall),
    isTopDown: tall < 0,
    bits,
    compression,
    start: data.getUint32(10, true),
    palette: paletteOf(data, 14 + size, isOld ? 3 : 4, bits, isOld ? 0 : data.getUint32(46, true)),
    masks: isFields ? [54, 58, 62].map((at) => data.getUint32(at, true)) : masksOf(bits),
  };
}

const masksOf = (bits: number): number[] =>
  bits === 16 ? [0x7c00, 0x3e0, 0x1f] : [0xff0000, 0xff00, 0xff];

function paletteOf(
  data: DataView,
  from: number,
  entry: number,
  bits: number,
  used: number,
): Uint8Array {
  const colours = bits > 8 ? 0 : Math.min(used || 2 ** bits, 2 ** bits);
  const palette = new Uint8Array(colours * 3);
  for (let at = 0; at < colours; at += 1)
    for (let part = 0; part < 3; part += 1)
      palette[at * 3 + part] = data.getUint8(from + at * entry + 2 - part);
  return palette;
}

/** The value of a pixel of the row that begins somewhere. */
function valueAt(data: DataView, bits: number): (row: number, x: number) => number {
  if (bits === 32) return (row, x) => data.getUint32(row + x * 4, true);
  if (bits === 16) return (row, x) => data.getUint16(row + x * 2, true);
  if (bits === 24)
    return (row, x) => data.getUint16(row + x * 3, true) | (data.getUint8(row + x * 3 + 2) << 16);
  const [each, mask] = [8 / bits, 2 ** bits - 1];
  return (row, x) =>
    (data.getUint8(row + Math.floor(x / each)) >> (8 - bits - (x % each) * bits)) & mask;
}

type Put = (x: number, y: number, value: number) => void;

/** Paints a value; rows are counted as the file has them. */
function painter(header: Header, pixels: Uint8Array): Put {
  const { width, height, isTopDown, bits, palette, masks } = header;
  const colour =
    bits <= 8
      ? (value: number, part: number): number => palette[value * 3 + part] ?? 0
      : scaled(masks);
  return (x, y, value) => {
    const at = ((isTopDown ? y : height - 1 - y) * width + x) * 3;
    for (let part = 0; part < 3; part += 1) pixels[at + part] = colour(value, part);
  };
}

/** Bits under a mask as 0–255. */
function scaled(masks: readonly number[]): (value: number, part: number) => number {
  const shifts = masks.map((mask) => (mask ? 31 - Math.clz32(mask & -mask) : 0));
  const most = masks.map((mask, part) => mask >>> (shifts[part] ?? 0) || 1);
  return (value, part) =>
    Math.round((((value & (masks[part] ?? 0)) >>> (shifts[part] ?? 0)) * 255) / (most[part] ?? 1));
}

/** Runs of one colour (RLE8) or of two in turn (RLE4). What they leap over keeps the first colour. */
function runs(data: DataView, { width, height, start, compression }: Header, put: Put): void {
  const isHalf = compression === RLE4;
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) put(x, y, 0);
  let [x, y, at] = [0, 0, start];
  const next = (): number => data.getUint8(at++);
  const paint = (value: number): void => {
    if (x < width && y < height) put(x, y, value);
    x += 1;
  };
  while (y < height) {
    const [count, value] = [next(), next()];
    if (count > 0)
      for (let done = 0; done < count; done += 1)
        paint(isHalf ? (value >> (done % 2 ? 0 : 4)) & 15 : value);
    else if (value === 0) [x, y] = [0, y + 1];
    else if (value === 1) return;
    else if (value === 2) [x, y] = [x + next(), y + next()];
    else {
      const length = isHalf ? Math.ceil(value / 2) : value;
      for (let done = 0; done < value; done += 1)
        paint(
          isHalf
            ? (data.getUint8(at + (done >> 1)) >> (done % 2 ? 0 : 4)) & 15
            : data.getUint8(at + done),
        );
      at += length + (length % 2);
    }
  }
}
