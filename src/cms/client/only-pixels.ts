/** Whether the bytes of a JPEG, PNG or WebP hold nothing but a picture. Pure. */

const SIGNATURES: readonly (readonly [string, RegExp])[] = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
];

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

export const pictureType = (bytes: Uint8Array): string | undefined =>
  SIGNATURES.find(([, sign]) => sign.test(latin(bytes, 0, 12)))?.[0];

/** What is not known to be harmless counts as more than pixels. */
export function hasOnlyPixels(bytes: Uint8Array): boolean {
  const type = pictureType(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (type === 'image/jpeg') return isBareJpeg(view);
  if (type === 'image/png')
    return isBare(view, 8, (at) => 12 + view.getUint32(at), 4, PNG_PARTS, 'IEND');
  return (
    type === 'image/webp' &&
    isBare(view, 12, (at) => 8 + even(view.getUint32(at + 4, true)), 0, WEBP_PARTS)
  );
}

const even = (length: number): number => length + (length % 2);
const PNG_PARTS = /^(?:IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|sBIT|pHYs|bKGD)$/;
const WEBP_PARTS = /^(?:VP8[ LX]|ALPH)$/;

/** Parts one after the other, all of them harmless, to the end of the file. */
function isBare(
  view: DataView,
  start: number,
  lengthAt: (at: number) => number,
  nameAt: number,
  harmless: RegExp,
  last?: string,
): boolean {
  let [at, name] = [start, ''];
  while (at + 8 <= view.byteLength) {
    const from = view.byteOffset + at + nameAt;
    name = latin(new Uint8Array(view.buffer), from, from + 4);
    if (!harmless.test(name)) return false;
    at += lengthAt(at);
  }
  return at === view.byteLength && (last === undefined || name === last);
}

/** JFIF and Adobe's mark of colours besides the picture, and nothing behind its end. */
function isBareJpeg(view: DataView): boolean {
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xda) return endsOnce(view, at);
    const isApplication = marker > 0xe0 && marker <= 0xef && marker !== 0xee;
    if (isApplication || marker === 0xfe) return false;
    at += 2 + view.getUint16(at + 2);
  }
  return false;
}

/** From the first scan on: the first mark of an end is the file's end, and no text stands between scans. */
function endsOnce(view: DataView, from: number): boolean {
  for (let at = from + 2; at + 1 < view.byteLength; at += 1) {
    if (view.getUint8(at) !== 0xff) continue;
    const marker = view.getUint8(at + 1);
    if (marker === 0xd9) return at + 2 === view.byteLength;
    if (marker >= 0xe0 && marker <= 0xfe) return false;
  }
  return false;
}
