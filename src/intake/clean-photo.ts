/** A sender's photograph made fit for the archive: nothing of the file survives but its pixels. */
import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import type { Finding } from '../model/problem.ts';
import { decodeHeic } from './heic.ts';
import { AS_TAKEN, isAsTaken, keptPart, type PhotoEdit } from './photo-edit.ts';
import {
  LARGEST_PHOTO,
  MEASURED_SIDE,
  photoAdvice,
  sizeRefusal,
  type Size,
} from './photo-advice.ts';

export interface CleanPhoto {
  /** JPEG: upright, at most 2,400 px a side, sRGB, without metadata. */
  bytes: Buffer;
  width: number;
  height: number;
  /** 64-bit difference hash as 16 hexadecimal digits; see `similar.ts`. */
  hash: string;
  /** What the sender should know before sending: warnings, never a refusal. */
  advice: Finding[];
}

export type Cleaned = { photo: CleanPhoto } | { refused: Finding };

/** Longest side kept: a face stays sharp on a placard of A3. */
export const LONGEST_SIDE = 2400;
export { LARGEST_PHOTO };
const TIMEOUT_S = 20;
type Part = ReturnType<typeof keptPart>;
/** Transparent parts lie on the paper of the pages. */
const PAPER = '#f5f0e6';

const READ_BY_SHARP = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/tiff']);
const HEIC = new Set(['image/heic', 'image/heif']);
const ANIMATED = new Set(['image/apng', 'image/gif', 'image/heic-sequence', 'image/heif-sequence']);

/**
 * Decodes, turns upright, bounds and encodes a photograph anew. What it is is told by its bytes,
 * never by its name. Never throws for the picture's sake.
 *
 * @param name As the sender calls the file, for the words of a refusal only.
 * @param edit What the sender cut off and turned.
 */
export async function cleanPhoto(
  bytes: Uint8Array,
  name = '',
  edit: PhotoEdit = AS_TAKEN,
): Promise<Cleaned> {
  const refuse = (code: string, params = {}): Cleaned => ({
    refused: { code, field: 'photos', params: { file: name, ...params } },
  });
  if (bytes.length === 0) return refuse('photo-unreadable');
  if (bytes.length > LARGEST_PHOTO)
    return refuse('photo-heavy', { size: Math.ceil(bytes.length / 1e6), maximum: 30 });
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!type) return refuse('photo-format');
  if (ANIMATED.has(type.mime)) return refuse('photo-animated');
  if (!READ_BY_SHARP.has(type.mime) && !HEIC.has(type.mime)) return refuse('photo-format');
  let stage: 'header' | 'pixels' = 'header';
  try {
    const input = HEIC.has(type.mime)
      ? await open(bytes, () => decodeHeic(bytes))
      : sharp(bytes, OPEN);
    const facts = await input.metadata();
    if (type.mime === 'image/webp' && (facts.pages ?? 1) > 1) return refuse('photo-animated');
    const whole = { width: facts.autoOrient.width, height: facts.autoOrient.height };
    const part = keptPart(whole, edit);
    const [tooLarge, tooSmall] = [sizeRefusal(whole), sizeRefusal(part)];
    if (tooLarge) return refuse(tooLarge, whole);
    if (tooSmall) return refuse(tooSmall, { width: part.width, height: part.height });
    stage = 'pixels';
    return { photo: await encode(input, part, edit, name) };
  } catch (error) {
    if (error instanceof TooLarge)
      return refuse('photo-huge', { width: error.width, height: error.height });
    const torn = stage === 'pixels' || /premature|truncat|end of/i.test(String(error));
    return refuse(torn ? 'photo-truncated' : 'photo-unreadable');
  }
}

/** Metadata is read whatever the size; pixels only within the limit. */
const OPEN = { limitInputPixels: false, failOn: 'error', pages: 1 } as const;

class TooLarge extends Error {
  readonly width: number;
  readonly height: number;
  constructor(width: number, height: number) {
    super('too many pixels');
    this.width = width;
    this.height = height;
  }
}

/** A HEIC picture's size is told by its header, before anything is decoded. */
async function open(
  bytes: Uint8Array,
  decode: () => Promise<{ pixels: Uint8Array; width: number; height: number }>,
): Promise<Sharp> {
  const { width, height } = await sharp(bytes, OPEN).metadata();
  if (sizeRefusal({ width, height }) === 'photo-huge') throw new TooLarge(width, height);
  const decoded = await decode();
  const raw = { width: decoded.width, height: decoded.height, channels: 4 as const };
  return sharp(decoded.pixels, { raw });
}

async function encode(
  input: Sharp,
  part: Part,
  edit: PhotoEdit,
  file: string,
): Promise<CleanPhoto> {
  const upright = input.clone().timeout({ seconds: TIMEOUT_S }).autoOrient();
  const { data, info } = await (isAsTaken(edit) ? upright : upright.extract(part))
    .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
    .rotate(edit.turn * 90)
    .flatten({ background: PAPER })
    .toColourspace('srgb')
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true });
  const advice = await advise(data, part, file);
  return { bytes: data, width: info.width, height: info.height, hash: await hashOf(data), advice };
}

async function advise(jpeg: Buffer, { width, height }: Size, file: string): Promise<Finding[]> {
  const { data, info } = await sharp(jpeg)
    .greyscale()
    .resize(MEASURED_SIDE, MEASURED_SIDE, { fit: 'inside', withoutEnlargement: true })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return photoAdvice({ width, height }, data, info.width).map((code) => ({
    ...{ code, field: 'photos', severity: 'warning', params: { file, width, height } },
  }));
}

/** Difference hash: whether each of 8 × 8 fields is brighter than its right neighbour. */
async function hashOf(jpeg: Buffer): Promise<string> {
  const grey = await sharp(jpeg).greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer();
  let hash = 0n;
  for (let y = 0; y < 8; y += 1)
    for (let x = 0; x < 8; x += 1)
      hash = (hash << 1n) | ((grey[y * 9 + x] ?? 0) > (grey[y * 9 + x + 1] ?? 0) ? 1n : 0n);
  return hash.toString(16).padStart(16, '0');
}
