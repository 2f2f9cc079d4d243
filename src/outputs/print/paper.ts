/** Sheets and what is printed on them: sizes, the printing house's marks, the size of photographs. */
import type { Surround } from '../../base/formats/pdf.ts';

/** Units of every drawing to a millimetre. */
export const UNITS = 10;

/** ISO 216, upright, in millimetres. */
export const SIZES = {
  a2: { width: 420, height: 594 },
  a3: { width: 297, height: 420 },
  a4: { width: 210, height: 297 },
  a5: { width: 148, height: 210 },
} as const;
export type SizeName = keyof typeof SIZES;

/** For one's own printer: the sheet ends where the paper ends. */
export const PLAIN: Surround = { bleed: 0, slug: 0 };
/** For a printing house: 3 mm of ground are cut away, crop marks stand outside of them. */
export const BLEED: Surround = { bleed: 3, slug: 10 };

/**
 * Pixels of the photograph to an inch of paper that it must really have; with fewer it is printed
 * smaller, in a border, and never blown up. Read in the hand 150, since the eye tells 150 lines apart
 * at half a metre; from three metres, where it tells 0.9 mm apart, 40 look as sharp.
 */
export const LEAST_DPI = { hand: 150, afar: 40 } as const;
/** More would only make the file larger. */
export const MOST_DPI = 300;

const INCH = 25.4;
/** Units of a typographer's point. */
export const POINT = (INCH / 72) * UNITS;

/** Millimetres that so many pixels fill at a resolution. */
export const lengthOf = (pixels: number, dpi: number): number => (pixels / dpi) * INCH;
export const pixelsOf = (millimetres: number, dpi: number): number =>
  Math.round((millimetres / INCH) * dpi);
