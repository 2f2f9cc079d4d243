import { accessSync, closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import sharp from 'sharp';

/** What the header of a picture tells; pixels are upright. */
export type PhotoFacts =
  | { readable: true; width: number; height: number; hasMetadata: boolean }
  | { readable: false; reason: 'unreadable' | 'denied' | 'truncated' | 'format' | 'link' };

/** What browsers and our renderer show; a vector file may carry scripts, so it is none of them. */
const FORMATS = ['jpeg', 'png', 'webp'];

/** Reads the header of a file or of bytes and looks whether the picture's end is there. Never throws. */
export async function readPhotoFacts(file: string | Uint8Array): Promise<PhotoFacts> {
  try {
    const facts = await sharp(file, { limitInputPixels: false }).metadata();
    if (!FORMATS.includes(facts.format)) return { readable: false, reason: 'format' };
    if (!isWhole(file, facts.format)) return { readable: false, reason: 'truncated' };
    const { width, height } = facts.autoOrient;
    const hasMetadata = Boolean(facts.exif ?? facts.iptc ?? facts.xmp ?? facts.comments);
    return { readable: true, width, height, hasMetadata };
  } catch {
    return { readable: false, reason: mayRead(file) ? 'unreadable' : 'denied' };
  }
}

function mayRead(file: string | Uint8Array): boolean {
  if (typeof file !== 'string') return true;
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether a file goes on to the end of its picture; decoding it all would take 100 times longer. */
function isWhole(file: string | Uint8Array, format: string): boolean {
  if (format === 'webp') return true; // the reader of its header refuses a part
  if (typeof file !== 'string') return hasEnd(format, file.length, partOf(file));
  const handle = openSync(file, 'r');
  try {
    return hasEnd(format, fstatSync(handle).size, (from, length) => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(handle, bytes, 0, length, from));
    });
  } finally {
    closeSync(handle);
  }
}

const partOf =
  (bytes: Uint8Array) =>
  (from: number, length: number): Buffer =>
    Buffer.from(bytes.subarray(from, from + length));

function hasEnd(format: string, size: number, read: ReturnType<typeof partOf>): boolean {
  const end = read(Math.max(0, size - 12), 12);
  // Cameras may write on behind the last chunk.
  if (format === 'png')
    return end.includes('IEND') || read(0, size).includes('\0\0\0\0IEND', 0, 'latin1');
  return end.readUInt16BE(end.length - 2) === EOI || hasJpegEnd(read(0, size));
}

const EOI = 0xffd9;
const SOS = 0xda;

/**
 * An end-of-image marker behind the first start of scan: those of embedded previews stand in
 * segments before it, and compressed data never holds one (ITU-T T.81, B.1.1).
 */
function hasJpegEnd(bytes: Buffer): boolean {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== SOS)
    at += 2 + bytes.readUInt16BE(at + 2);
  return bytes.includes(Buffer.from([0xff, 0xd9]), at);
}
