/** A photograph on paper: cropped around the face where it has the pixels, framed where not. */
import { clamp } from '../../model/numbers.ts';
import sharp from 'sharp';
import type { PreparedPhoto } from '../photos/index.ts';
import type { Box } from '../../../remotion/design/layout/box.ts';
import { lengthOf, MOST_DPI, pixelsOf, UNITS } from './paper.ts';

/** Where a face is when nobody has pointed at it. */
const HEAD = { x: 0.5, y: 0.36 };
/** Where it comes to lie in the box. */
const EYE_LEVEL = 0.42;
/** Share of the box that a framed print may take. */
const PRINT = 0.9;

export interface PicturePlace {
  /** In units of the sheet. */
  box: Box;
  framed: boolean;
  /** The part of the photograph that is seen, in its pixels. */
  crop: { left: number; top: number; width: number; height: number };
}

/** Share of the box below which a face can no longer be seen in it. */
const SEEN = 0.25;

/**
 * @param leastDpi Pixels to an inch that the print must have.
 * @returns `null` for a picture so small that the typographic portrait is worthier.
 */
export function placeOnPaper(
  { master, photo }: Pick<PreparedPhoto, 'master' | 'photo'>,
  box: Box,
  leastDpi: number,
): PicturePlace | null {
  const { width, height } = master;
  const fill = Math.max(box.width / width, box.height / height);
  const most = lengthOf(UNITS, leastDpi); // units of a pixel
  if (photo.role === 'group' || fill > most) {
    const scale = Math.min((box.width * PRINT) / width, (box.height * PRINT) / height, most);
    const size = { width: width * scale, height: height * scale };
    if (size.width < box.width * SEEN && size.height < box.height * SEEN) return null;
    const x = box.x + (box.width - size.width) / 2;
    const y = box.y + (box.height - size.height) * 0.46;
    return { framed: true, box: { x, y, ...size }, crop: { left: 0, top: 0, width, height } };
  }
  const focal = photo.focal ?? HEAD;
  const part = {
    width: Math.min(width, Math.round(box.width / fill)),
    height: Math.min(height, Math.round(box.height / fill)),
  };
  const left = clamp(Math.round(focal.x * width - part.width / 2), 0, width - part.width);
  const top = clamp(
    Math.round(focal.y * height - part.height * EYE_LEVEL),
    0,
    height - part.height,
  );
  return { framed: false, box, crop: { left, top, ...part } };
}

/** The seen part as a data address: evened a little as in the clips, at most 300 dpi. */
export async function pictureData(file: string, { box, crop }: PicturePlace): Promise<string> {
  const wanted = pixelsOf(box.width / UNITS, MOST_DPI);
  const bytes = await sharp(file)
    .extract(crop)
    .resize({ width: Math.min(wanted, crop.width) })
    .modulate({ saturation: 0.9, brightness: 0.98 })
    .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return `data:image/jpeg;base64,${bytes.toString('base64')}`;
}
