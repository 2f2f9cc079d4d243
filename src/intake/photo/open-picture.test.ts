/** Pictures as families bring them: every kind is taken rightly or refused in words of its own. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { cleanPhoto, type CleanPhoto } from './clean-photo.ts';

const fixture = (name: string): Promise<Buffer> =>
  readFile(path.join(PROJECT, 'fixtures', name.includes('/') ? name : `pictures/${name}`));

async function taken(bytes: Buffer): Promise<CleanPhoto> {
  const cleaned = await cleanPhoto(bytes, 'a file');
  if (!('photo' in cleaned)) throw new Error(cleaned.refused.code);
  return cleaned.photo;
}

/** The colour at a point, 0–1 of each side. */
async function colourAt({ bytes }: CleanPhoto, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3;
  return [...data.subarray(at, at + 3)];
}

const near = (colour: number[], wanted: number[], by = 12): boolean =>
  colour.every((value, part) => Math.abs(value - (wanted[part] ?? 0)) <= by);

test.each([
  'avif8.avif',
  'g4-miniswhite.tif',
  'noeoi.jpg',
  'prog-noeoi.jpg',
  'samsung-sos.jpg',
  'static.gif',
  'stereo.mpo',
])('%s is taken', async (name) => {
  expect(await taken(await fixture(name))).toMatchObject({ width: 800, height: 600 });
});

const torn = async (name: string, bytes: number): Promise<Buffer> => {
  const whole = await fixture(name);
  return Buffer.concat([whole.subarray(0, whole.length - bytes), Buffer.from([0xff, 0xd9])]);
};

test.each([
  ['cut and closed', () => fixture('cut-with-eoi-clean.jpg'), 'photo-truncated'],
  ['cut by a little', () => torn('photos/01-portrait-pd-512x600.jpg', 40), 'photo-truncated'],
  ['cut in layers', () => torn('photos/25-progressive-gps.jpg', 9000), 'photo-truncated'],
  ['empty', async () => Buffer.alloc(0), 'photo-empty'],
  ['a PDF', async () => Buffer.from('%PDF-1.4\n%\n1 0 obj <<>> endobj\n'), 'photo-pdf'],
  ['a ribbon', () => drawn(30_000, 120).jpeg().toBuffer(), 'photo-narrow'],
])('a picture that is %s is told', async (_, bytes, code) => {
  expect(await cleanPhoto(await bytes())).toMatchObject({ refused: { code } });
});

const drawn = (width: number, height: number, background = '#8a7f70'): Sharp =>
  sharp({ create: { width, height, channels: 3, background } });

test('a HEIC in Display P3 keeps its colours', async () => {
  const photo = await taken(await fixture('heic-p3.heic'));
  // Decoded alone, without its profile, this point is 177,48,40.
  expect(near(await colourAt(photo, 181.5 / 800, 2.5 / 600), [189, 29, 29], 6)).toBe(true);
});

test('of a HEIC of several pictures the primary one is taken', async () => {
  const bytes = await fixture('multi-primary2.heic');
  const [first, second] = await Promise.all(
    [0, 1].map((page) => sharp(bytes, { page }).metadata()),
  );
  expect(first).toMatchObject({ pages: 2, pagePrimary: 1 });
  const photo = await taken(bytes);
  expect([photo.width, photo.height]).toEqual([second?.width, second?.height]);
  // The other one is blue.
  expect(near(await colourAt(photo, 0.5, 0.5), [255, 0, 0])).toBe(true);
});

test('of a scan of several pages the first is taken, and it is said', async () => {
  const pages = await Promise.all([
    drawn(300, 400, '#c04030').png().toBuffer(),
    drawn(300, 400, '#3040c0').png().toBuffer(),
  ]);
  const scan = await sharp(pages, { join: { animated: true } })
    .tiff()
    .toBuffer();
  const photo = await taken(scan);
  expect(photo.advice).toContainEqual(
    expect.objectContaining({ code: 'photo-pages', params: { file: 'a file', count: 2 } }),
  );
  expect(near(await colourAt(photo, 0.5, 0.5), [0xc0, 0x40, 0x30])).toBe(true);
});

test.each([5, 7])('a picture stored with orientation %i stands upright', async (orientation) => {
  const corner = await drawn(60, 40, '#ff0000').png().toBuffer();
  const stored = await drawn(300, 200)
    .composite([{ input: corner, left: 0, top: 0 }])
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();
  const photo = await taken(stored);
  expect(photo).toMatchObject({ width: 200, height: 300 });
  // 5: mirrored about one diagonal, 7: about the other.
  const [x, y] = orientation === 5 ? [0.1, 0.1] : [0.9, 0.9];
  expect(near(await colourAt(photo, x, y), [255, 0, 0], 20)).toBe(true);
});

test('ink colours become those of a screen', async () => {
  const ink = await drawn(300, 300, '#c01818').toColourspace('cmyk').jpeg().toBuffer();
  const [red = 0, green = 255] = await colourAt(await taken(ink), 0.5, 0.5);
  expect(red).toBeGreaterThan(140);
  expect(green).toBeLessThan(90);
});
