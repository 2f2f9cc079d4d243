import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { isOpened, pictureFormat } from './picture-format.ts';

const blank = sharp({ create: { width: 9, height: 9, channels: 3, background: '#777' } });

test.each([
  ['JPEG', () => blank.clone().jpeg().toBuffer()],
  ['PNG', () => blank.clone().png().toBuffer()],
  ['WebP', () => blank.clone().webp().toBuffer()],
  ['GIF', () => blank.clone().gif().toBuffer()],
  ['TIFF', () => blank.clone().tiff().toBuffer()],
  ['AVIF', () => blank.clone().avif().toBuffer()],
] as const)('what a real encoder wrote as %s is known by its bytes', async (format, made) => {
  expect(pictureFormat(await made())).toBe(format);
  expect(isOpened(format)).toBe(true);
});

test.each([
  ['HEIC', '\0\0\0\u0018ftypheic'],
  ['video', '\0\0\0\u0018ftypisom'],
  ['video', '\0\0\0\u0018ftypqt  '],
  ['RAW', 'II*\0\u0010\0\0\0CR'],
  ['RAW', '\0\0\0\u0018ftypcrx '],
  ['JPEG XL', '\u00ff\u000a\u00fa'],
  ['Photoshop', '8BPS'],
  ['PDF', '%PDF-1.7'],
  ['SVG', '<?xml version="1.0"?>\n<svg'],
  ['document', 'PK\u0003\u0004'],
  ['unknown', 'Бабушка'],
  ['unknown', ''],
] as const)('%s is known by its beginning', (format, text) => {
  expect(pictureFormat(Buffer.from(text, 'latin1'))).toBe(format);
  expect(isOpened(format)).toBe(format === 'HEIC');
});

test('every picture of the fixtures is one that is opened', async () => {
  const folder = path.join(PROJECT, 'fixtures/photos');
  const names = (await readdir(folder)).filter((name) =>
    /\.(?:jpe?g|png|webp|tiff?|gif)$/.test(name),
  );
  expect(names.length).toBeGreaterThan(3);
  for (const name of names)
    expect(isOpened(pictureFormat(await readFile(path.join(folder, name)))), name).toBe(true);
});
