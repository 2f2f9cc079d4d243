/** How large and how small a photograph may be: in the browser, at the desk and in the archive. */

/** Bytes of an upload; a scan of A4 at 600 dpi as JPEG has some 15 MB. */
export const LARGEST_PHOTO = 30_000_000;
/** Of a person, in one form. */
export const MOST_PHOTOS = 6;
/** A page of A4 at 600 dpi has 35 million pixels. */
export const MOST_PIXELS = 50_000_000;
/** Longest side kept, px: a face stays sharp on a placard of A3. */
export const LONGEST_SIDE = 2400;
/** Shorter side, px: below the first nothing can be seen, below the second it is framed. */
export const SMALLEST_SIDE = 100;
export const SMALL_SIDE = 400;
