/** What a file is by its first bytes, whatever it is called: enough to refuse it where it is chosen. */

/** Formats that the desk opens itself (`open-picture.ts`). */
const OPENED = ['JPEG', 'PNG', 'GIF', 'WebP', 'BMP', 'TIFF', 'AVIF', 'HEIC'] as const;

export type PictureFormat =
  | (typeof OPENED)[number]
  | 'JPEG XL'
  | 'JPEG 2000'
  | 'Photoshop'
  | 'RAW'
  | 'SVG'
  | 'PDF'
  | 'video'
  | 'document'
  | 'unknown';

export const isOpened = (format: PictureFormat): boolean =>
  (OPENED as readonly PictureFormat[]).includes(format);

/** So many bytes are enough. */
export const FORMAT_BYTES = 256;

/** Latin letters stand for their bytes, `.` for any. */
const BEGINNINGS: readonly [PictureFormat, string][] = [
  ['JPEG', '\u00ff\u00d8\u00ff'],
  ['PNG', '\u0089PNG'],
  ['GIF', 'GIF8'],
  ['WebP', 'RIFF....WEBP'],
  ['video', 'RIFF....AVI '],
  ['RAW', 'II*\0....CR'],
  ['TIFF', 'II*\0'],
  ['TIFF', 'MM\0*'],
  ['TIFF', 'II+\0'],
  ['TIFF', 'MM\0+'],
  ['JPEG XL', '\u00ff\u000a'],
  ['JPEG XL', '\0\0\0\u000cJXL '],
  ['JPEG 2000', '\0\0\0\u000cjP  '],
  ['Photoshop', '8BPS'],
  ['PDF', '%PDF'],
  ['document', 'PK\u0003\u0004'],
  ['document', '\u00d0\u00cf\u0011\u00e0'],
  ['video', '\u001aE\u00df\u00a3'],
  ['SVG', '<svg'],
  ['BMP', 'BM'],
];

/** Brands of the container that pictures and videos share. */
const BRANDS: readonly [PictureFormat, readonly string[]][] = [
  ['AVIF', ['avif', 'avis']],
  ['HEIC', ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']],
  ['RAW', ['crx ']],
];

export function pictureFormat(bytes: Uint8Array): PictureFormat {
  const text = String.fromCharCode(...bytes.subarray(0, FORMAT_BYTES));
  if (text.slice(4, 8) === 'ftyp') {
    const brand = text.slice(8, 12);
    return BRANDS.find(([, brands]) => brands.includes(brand))?.[0] ?? 'video';
  }
  const begins = (sign: string): boolean =>
    [...sign].every((letter, at) => letter === '.' || text[at] === letter);
  if (text.trimStart().startsWith('<?xml') && text.includes('<svg')) return 'SVG';
  return BEGINNINGS.find(([, sign]) => begins(sign))?.[0] ?? 'unknown';
}
