/** Photographs as telephones take them, made up: 12 megapixels, some 2.5 MB, no two the same. */
import sharp from 'sharp';

const WIDTH = 4032;
const HEIGHT = 3024;
const PICTURES = 4;
/** Pixels a side of the noise, which is laid side by side. */
const TILE = 500;

/** A soft picture under the noise of a small sensor. */
async function photograph(seed: number): Promise<Buffer> {
  const side = 16;
  let state = seed + 1;
  const random = (): number => (state = (Math.imul(state, 48_271) >>> 0) % 0x7fffffff) / 0x7fffffff;
  const soft = Buffer.from(Array.from({ length: side * side * 3 }, () => random() * 256));
  const noise = await sharp({
    create: {
      width: TILE,
      height: TILE,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 12 },
    },
  })
    .png()
    .toBuffer();
  return sharp(soft, { raw: { width: side, height: side, channels: 3 } })
    .resize(WIDTH, HEIGHT, { kernel: 'cubic', fit: 'fill' })
    .composite([{ input: noise, tile: true, blend: 'soft-light' }])
    .jpeg({ quality: 93 })
    .toBuffer();
}

/** As many as wished, of four pictures; each carries a comment of its own, so no hash is another's. */
export async function photographs(count: number): Promise<Buffer[]> {
  const bases: Buffer[] = [];
  for (let seed = 0; seed < Math.min(PICTURES, count); seed += 1)
    bases.push(await photograph(seed));
  return Array.from({ length: count }, (_, number) =>
    commented(bases[number % bases.length] ?? Buffer.alloc(0), `picture ${number}`),
  );
}

/** Puts a comment segment (ITU T.81 B.2.4.5) behind the start of the image. */
function commented(jpeg: Buffer, words: string): Buffer {
  const text = Buffer.from(words);
  const head = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)]);
}
