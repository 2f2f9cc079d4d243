/** How photographs are made fit for screens: sizes, encoders and the one pass through sharp. */
import { PAPER } from '../../base/formats/palette.ts';
import sharp, { type Sharp } from 'sharp';

/** Longest side of the master, from which clips and prints are drawn. */
export const MASTER_SIDE = 2000;

/** Widths of the pictures on pages, for lists, telephones and sharp screens. */
export const WIDTHS = [240, 480, 960] as const;

/** Width of the one JPEG for browsers without AVIF and WebP. */
export const FALLBACK_WIDTH = 640;

/** A scan of 30 × 40 cm at 600 dpi has 67 million pixels; more is a mistake or an attack. */
const MAXIMUM_PIXELS = 100_000_000;

export interface Size {
  width: number;
  height: number;
}

/** The size of a picture brought down to a width, never up. */
export function sizeAtWidth(master: Size, wanted: number): Size {
  const width = Math.min(wanted, master.width);
  return { width, height: Math.max(1, Math.round((master.height * width) / master.width)) };
}

/** The widths worth making, and the master's own where it shows clearly more than the last. */
export function widthsFor(master: Size): number[] {
  const fitting = WIDTHS.filter((width) => width <= master.width);
  const own = Math.min(master.width, WIDTHS.at(-1) ?? master.width);
  return own > (fitting.at(-1) ?? 0) * CLEARLY_MORE ? [...fitting, own] : fitting;
}

const CLEARLY_MORE = 1.25;

/**
 * Upright first, then bounded, in sRGB and without metadata: a JPEG of quality 90.
 * @throws when the picture is damaged, no picture at all, or too large.
 */
export async function makeMaster(source: string, target: string): Promise<void> {
  await sharp(source, { limitInputPixels: MAXIMUM_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize(MASTER_SIDE, MASTER_SIDE, { fit: 'inside', withoutEnlargement: true })
    // Transparent parts lie on the paper of the pages.
    .flatten({ background: PAPER.ground })
    .toColourspace('srgb')
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toFile(target);
}

/** How the formats of the pages are written. */
const FORMATS = {
  /** Effort 0 costs a twentieth of the default and a few bytes more. */
  avif: (image: Sharp) => image.avif({ quality: 45, effort: 0 }),
  /** Effort 2 costs half of the default and some 4 % more bytes. */
  webp: (image: Sharp) => image.webp({ quality: 72, effort: 2 }),
  jpeg: (image: Sharp) => image.jpeg({ quality: 75, mozjpeg: true }),
};

export type Format = keyof typeof FORMATS;

/** Writes a master in a size and a format, without metadata. */
export async function makeVersion(
  master: string,
  { width, height }: Size,
  format: Format,
  target: string,
): Promise<void> {
  await FORMATS[format](sharp(master).resize(width, height, { fit: 'fill' })).toFile(target);
}
