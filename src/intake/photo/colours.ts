/** Colours of decoded pixels: the profile that tells what they mean goes with them. */
import sharp from 'sharp';
import type { Pixels } from './heic.ts';

/** `colr` boxes may name their colours by a number instead: 12 is Display P3 (ITU-T H.273). */
const BY_NUMBER = Buffer.from('colrnclx');
const DISPLAY_P3 = 12;
/** Boxes stand before the pictures they speak of. */
const LONGEST_HEAD = 200_000;

/** The profile of a HEIC; none where its colours are those of screens. */
export async function profileOf(bytes: Uint8Array, icc?: Buffer): Promise<Buffer | undefined> {
  if (icc) return icc;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LONGEST_HEAD));
  const at = head.indexOf(BY_NUMBER);
  const isP3 = at >= 0 && at + 10 <= head.length && head.readUInt16BE(at + 8) === DISPLAY_P3;
  return isP3 ? displayP3() : undefined;
}

let p3: Promise<Buffer | undefined> | undefined;
/** The decoder's own profile, as it writes it into a picture. */
const displayP3 = (): Promise<Buffer | undefined> => (p3 ??= makeP3());

async function makeP3(): Promise<Buffer | undefined> {
  const dot = sharp({ create: { width: 1, height: 1, channels: 3, background: '#888' } });
  return (await sharp(await dot.withIccProfile('p3').png().toBuffer()).metadata()).icc;
}

const [SHORT, LONG, BYTES] = [3, 4, 7];

/** RGBA pixels and their profile as a TIFF, which needs no encoding. */
export function withProfile({ pixels, width, height }: Pixels, profile: Buffer): Buffer {
  const TAGS = 12;
  const start = 8 + 2 + TAGS * 12 + 4;
  const colours = start + 8;
  const data = colours + profile.length + (profile.length % 2);
  const tiff = Buffer.alloc(data + pixels.length);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(TAGS, 8);
  const tags: [tag: number, type: number, count: number, value: number][] = [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    [258, SHORT, 4, start], // bits of each part
    [259, SHORT, 1, 1], // uncompressed
    [262, SHORT, 1, 2], // RGB
    [273, LONG, 1, data],
    [277, SHORT, 1, 4],
    [278, LONG, 1, height],
    [279, LONG, 1, pixels.length],
    [284, SHORT, 1, 1],
    [338, SHORT, 1, 2], // the fourth part is transparency
    [34675, BYTES, profile.length, colours],
  ];
  tags.forEach(([tag, type, count, value], index) => {
    const at = 10 + index * 12;
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  });
  for (let part = 0; part < 4; part += 1) tiff.writeUInt16LE(8, start + part * 2);
  profile.copy(tiff, colours);
  tiff.set(pixels, data);
  return tiff;
}
