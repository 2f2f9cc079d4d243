/** Files that are sent as photographs: what a sender may do by mistake or on purpose. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { PROJECT } from '../../base/platform/cache.ts';

const fixture = (name: string): Promise<Buffer> =>
  readFile(path.join(PROJECT, 'fixtures/photos', name));

const drawn = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#8a7f70' } });

const SCRIPT = '<script>window.broken = 1</script>';

/** By the name that says what it is. */
export async function hostilePhotos(): Promise<{ name: string; bytes: Buffer }[]> {
  const jpeg = await drawn(600, 800).jpeg().toBuffer();
  const frames = await Promise.all(['#222', '#ddd'].map((background) => frame(background)));
  const makes: Record<string, Buffer | Promise<Buffer>> = {
    'good.jpg': jpeg,
    'empty.jpg': Buffer.alloc(0),
    'text.jpg': Buffer.from('Сурет емес, мәтін. '.repeat(100)),
    'page.jpg': Buffer.from(`<!doctype html>${SCRIPT}<p>${'x'.repeat(5000)}`),
    'vector.jpg': Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800">${SCRIPT}</svg>`,
    ),
    'half.jpg': jpeg.subarray(0, jpeg.length / 2),
    'headless.jpg': jpeg.subarray(200),
    'polyglot.jpg': Buffer.concat([jpeg, Buffer.from(SCRIPT)]),
    'bomb.png': blackPng(20_000),
    'ribbon.png': drawn(30_000, 2).png().toBuffer(),
    'dot.png': drawn(1, 1).png().toBuffer(),
    'moving.gif': sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer(),
    'moving.webp': sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer(),
    'ink.jpg': drawn(600, 800).toColourspace('cmyk').jpeg().toBuffer(),
    'deep.png': drawn(600, 800).toColourspace('rgb16').png().toBuffer(),
    'grey.png': drawn(600, 800).greyscale().png().toBuffer(),
    'clear.png': sharp(await frame('#fff'))
      .ensureAlpha(0.3)
      .png()
      .toBuffer(),
    'sideways.jpg': drawn(800, 600).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    'scan.tiff': drawn(600, 800).tiff().toBuffer(),
    'cut.jpg': fixture('23-truncated.jpg'),
    'located.jpg': fixture('25-progressive-gps.jpg'),
    'phone.heic': fixture('40-drawn.heic'),
  };
  return Promise.all(
    Object.entries(makes).map(async ([name, bytes]) => ({ name, bytes: await bytes })),
  );
}

/** A square of one bit a pixel: 400 million of them in some 50 kB. */
function blackPng(side: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...[chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))],
  ]);
}

const frame = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 600, height: 800, channels: 3, background } })
    .png()
    .toBuffer();
