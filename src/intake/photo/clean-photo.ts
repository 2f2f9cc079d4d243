/** A sender's photograph made fit for the archive: nothing of the file survives but its pixels. */
import { PAPER } from '../../base/formats/palette.ts';
import { hash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { fault, warning, type Finding } from '../../model/problem.ts';
import { isTorn, openPicture } from './open-picture.ts';
import { AS_TAKEN, isAsTaken, keptPart, type PhotoEdit } from './photo-edit.ts';
import { LARGEST_PHOTO, LONGEST_SIDE } from '../../model/photo-limits.ts';
import { MEASURED_SIDE, photoAdvice, sizeRefusal, type Size } from './photo-advice.ts';

export interface CleanPhoto {
  /** SHA-256 of the file as it was sent, 64 hexadecimal digits. */
  sent: string;
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

const TIMEOUT_S = 20;
type Part = ReturnType<typeof keptPart>;
/**
 * Colour at half the resolution, as cameras write it: a third smaller than at the whole. Tables of
 * its own would save another 8 % of the bytes and cost as much time as all the rest of the encoder.
 */
const JPEG = { quality: 90, chromaSubsampling: '4:2:0', optimiseCoding: false } as const;

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
    refused: fault(code, 'photos', { file: name, ...params }),
  });
  if (bytes.length > LARGEST_PHOTO)
    return refuse('photo-heavy', { size: Math.ceil(bytes.length / 1e6), maximum: 30 });
  let isHeadRead = false;
  try {
    const opened = await openPicture(bytes);
    if ('code' in opened) return refuse(opened.code, opened.size);
    const [picture] = opened.pictures;
    const { autoOrient: whole } = await (picture as Sharp).metadata();
    const part = keptPart(whole, edit);
    const [tooLarge, tooSmall] = [sizeRefusal(whole), sizeRefusal(part)];
    if (tooLarge === 'photo-huge') return refuse(tooLarge, whole);
    if (tooSmall) return refuse(tooSmall, { width: part.width, height: part.height });
    isHeadRead = true;
    const photo = await firstRead(opened.pictures, (input) => encode(input, part, edit, name));
    const { pages } = opened;
    if (pages > 1)
      photo.advice.push(warning('photo-pages', 'photos', { file: name, count: pages }));
    return { photo: { sent: hash('sha256', bytes), ...photo } };
  } catch (error) {
    return refuse(isHeadRead || isTorn(error) ? 'photo-truncated' : 'photo-unreadable');
  }
}

/** What the first reader makes of it, else the next one; a torn picture is torn to all of them. */
async function firstRead<T>(
  [first, ...others]: readonly Sharp[],
  read: (picture: Sharp) => Promise<T>,
): Promise<T> {
  try {
    return await read(first as Sharp);
  } catch (error) {
    if (others.length === 0 || isTorn(error)) throw error;
    return firstRead(others, read);
  }
}

type Encoded = Omit<CleanPhoto, 'sent'>;

async function encode(input: Sharp, part: Part, edit: PhotoEdit, file: string): Promise<Encoded> {
  const upright = input.clone().timeout({ seconds: TIMEOUT_S }).autoOrient();
  const { data, info } = await (isAsTaken(edit) ? upright : upright.extract(part))
    .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
    .rotate(edit.turn * 90)
    // Transparent parts lie on the paper of the pages.
    .flatten({ background: PAPER.ground })
    .toColourspace('srgb')
    .jpeg(JPEG)
    .toBuffer({ resolveWithObject: true });
  const grey = await greyOf(data);
  const { width, height } = part;
  const advice = photoAdvice(part, grey.data, grey.info.width).map((code) =>
    warning(code, 'photos', { file, width, height }),
  );
  return { bytes: data, width: info.width, height: info.height, hash: await hashOf(grey), advice };
}

/** A small copy in grey, of which light, focus and likeness are read. */
const greyOf = (jpeg: Buffer): Promise<Grey> =>
  sharp(jpeg)
    .greyscale()
    .resize(MEASURED_SIDE, MEASURED_SIDE, { fit: 'inside', withoutEnlargement: true })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });

interface Grey {
  data: Buffer;
  info: Size;
}

/** Difference hash: whether each of 8 × 8 fields is brighter than its right neighbour. */
async function hashOf({ data, info: { width, height } }: Grey): Promise<string> {
  const grey = await sharp(data, { raw: { width, height, channels: 1 } })
    .resize(9, 8, { fit: 'fill' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  let hash = 0n;
  for (let y = 0; y < 8; y += 1)
    for (let x = 0; x < 8; x += 1)
      hash = (hash << 1n) | ((grey[y * 9 + x] ?? 0) > (grey[y * 9 + x + 1] ?? 0) ? 1n : 0n);
  return hash.toString(16).padStart(16, '0');
}
