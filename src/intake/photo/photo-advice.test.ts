import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { sharpnessOf } from './photo-advice.ts';

test.each(['02-portrait-bw-3x4.jpg', '04-damaged-scan-sepia.jpg', '30-group-1200x800.jpg'])(
  'focus is measured as libvips measures it: %s',
  async (name) => {
    const grey = sharp(path.join(PROJECT, 'fixtures/photos', name))
      .greyscale()
      .resize(512);
    const png = await grey.png().toBuffer();
    const { data, info } = await sharp(png)
      .extractChannel(0)
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { sharpness } = await sharp(png).stats();
    expect(sharpnessOf(data, info.width)).toBeCloseTo(sharpness, 1);
  },
);
