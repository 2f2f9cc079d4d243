import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { hasOnlyPixels, pictureType } from './only-pixels.ts';

const fixture = (name: string): Promise<Buffer> =>
  readFile(path.join(PROJECT, 'fixtures/photos', name));
const drawn = sharp({ create: { width: 40, height: 30, channels: 3, background: '#765' } });

test('a picture without anything beside it is left as it is', async () => {
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const bytes = await drawn.clone().toFormat(format).toBuffer();
    expect(pictureType(bytes)).toBe(`image/${format}`);
    expect(hasOnlyPixels(bytes), format).toBe(true);
  }
  const layered = await drawn.clone().jpeg({ progressive: true }).toBuffer();
  expect(hasOnlyPixels(await sharp(layered).webp({ lossless: true }).toBuffer())).toBe(true);
});

test('what tells more than pixels is seen wherever it stands', async () => {
  expect(hasOnlyPixels(await fixture('25-progressive-gps.jpg'))).toBe(false);
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const bare = await drawn.clone().toFormat(format).toBuffer();
    const tagged = drawn
      .clone()
      .withExif({ IFD0: { Artist: 'Серік' } })
      .toFormat(format);
    expect(hasOnlyPixels(await tagged.toBuffer()), format).toBe(false);
    expect(hasOnlyPixels(Buffer.concat([bare, Buffer.from('a clip')])), format).toBe(false);
    expect(hasOnlyPixels(bare.subarray(0, bare.length - 9)), format).toBe(false);
  }
  expect(hasOnlyPixels(Buffer.from('no picture'))).toBe(false);
});
