/** Foreign pictures opened: what they are is told by their bytes, their colours by their profile. */
import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { bitmapSize, readBitmap } from './bmp.ts';
import { profileOf, withProfile } from './colours.ts';
import { decodeHeic } from './heic.ts';
import { sizeRefusal, type Size } from './photo-advice.ts';

export interface OpenedPicture {
  /** What to decode with, one after the other, until one succeeds; the last one's failure counts. */
  pictures: Sharp[];
  /** Pages of a scan, of which the first one is opened. */
  pages: number;
}

/** Why a picture is not opened. */
export interface Refusal {
  code: string;
  size?: Size;
}

const ANIMATED = new Set(['image/apng', 'image/heic-sequence', 'image/heif-sequence']);
const HEIC = new Set(['image/heic', 'image/heif']);
const READ_BY_SHARP = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/tiff',
  'image/gif',
  'image/avif',
]);
/** Pages of these are what moves. */
const MAY_MOVE = new Set(['image/webp', 'image/gif']);

/** Metadata is read whatever the size; pixels only within the limit. */
const OPEN = { limitInputPixels: false, failOn: 'error' } as const;
const END_OF_JPEG = Buffer.from([0xff, 0xd9]);

/** @throws when it is damaged. */
export async function openPicture(bytes: Uint8Array): Promise<OpenedPicture | Refusal> {
  if (bytes.length === 0) return { code: 'photo-empty' };
  const type = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? '';
  if (type === 'application/pdf') return { code: 'photo-pdf' };
  if (ANIMATED.has(type)) return { code: 'photo-animated' };
  if (type === 'image/bmp') return openBitmap(bytes);
  if (!READ_BY_SHARP.has(type) && !HEIC.has(type)) return { code: 'photo-format' };
  const facts = await sharp(bytes, OPEN).metadata();
  const { pages = 1, pagePrimary: page = 0 } = facts;
  if (MAY_MOVE.has(type) && pages > 1) return { code: 'photo-animated' };
  if (HEIC.has(type)) return openHeic(bytes, facts);
  if (type === 'image/jpeg') return { pages: 1, pictures: jpegReaders(bytes) };
  const isScan = type === 'image/tiff';
  return { pages: isScan ? pages : 1, pictures: [sharp(bytes, { ...OPEN, page, pages: 1 })] };
}

/**
 * Without its end mark a JPEG may be whole; with one it may be torn, which the decoder tells only
 * where every warning counts. Where it warns of something else, it is read as before.
 */
const jpegReaders = (bytes: Uint8Array): Sharp[] => [
  sharp(Buffer.concat([bytes, END_OF_JPEG]), { ...OPEN, failOn: 'warning' }),
  sharp(bytes, OPEN),
];

/** What a decoder says of a picture whose end is missing. */
export const isTorn = (error: unknown): boolean =>
  /premature|truncat|end of|outside the bounds/i.test(String(error));

const tooLarge = (size: Size): Refusal | null =>
  sizeRefusal(size) === 'photo-huge' ? { code: 'photo-huge', size } : null;

function openBitmap(bytes: Uint8Array): OpenedPicture | Refusal {
  const refused = tooLarge(bitmapSize(bytes));
  if (refused) return refused;
  const { pixels, width, height } = readBitmap(bytes);
  return { pages: 1, pictures: [sharp(pixels, { raw: { width, height, channels: 3 } })] };
}

/** The primary picture; its size is told by its header, before anything is decoded. */
async function openHeic(bytes: Uint8Array, facts: Metadata): Promise<OpenedPicture | Refusal> {
  const page = facts.pagePrimary ?? 0;
  const primary = page === 0 ? facts : await sharp(bytes, { ...OPEN, page, pages: 1 }).metadata();
  const refused = tooLarge({ width: primary.width, height: primary.height });
  if (refused) return refused;
  const decoded = await decodeHeic(bytes, page);
  const profile = await profileOf(bytes, primary.icc);
  const { width, height } = decoded;
  return {
    pages: 1,
    pictures: [
      profile
        ? sharp(withProfile(decoded, profile), OPEN)
        : sharp(decoded.pixels, { raw: { width, height, channels: 4 } }),
    ],
  };
}
