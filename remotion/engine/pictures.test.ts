import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { CARD_TARGET } from '../design/formats.ts';
import { GROUND } from '../design/timing.ts';
import { openComposer } from './compose.ts';
import { LINK_PICTURE_BYTES, writeStill } from '../jobs/finish.ts';
import { openMagnify } from './magnify.ts';
import { colourOf, createPlanes, decodePixels, planesIn, planesOf, type Planes } from './planes.ts';
import { readTextLayer } from './read-text-layer.ts';
import { clearTextLayer, writeTextLayer, type TextLayer } from './text-layer.ts';

test('colours are those of BT.709 in limited range', () => {
  expect(colourOf('#000000')).toEqual([16, 128, 128]);
  expect(colourOf('#ffffff')).toEqual([235, 128, 128]);
  expect(colourOf('#ff0000')).toEqual([63, 102, 240]);
  expect(colourOf('#00ff00')).toEqual([173, 42, 26]);
  expect(colourOf('#0000ff')).toEqual([32, 240, 118]);
});

const SIZE = { width: 16, height: 12 };
const WHOLE = { x: 0, y: 0, width: 16, height: 12 };

const decodeOpaque = async (picture: Buffer): Promise<Planes> =>
  planesIn(await decodePixels(picture), WHOLE);
const decodeWords = async (picture: Buffer): Promise<TextLayer> =>
  readTextLayer(await decodePixels(picture), [{ box: WHOLE, x: 0, y: 0 }], SIZE.width);
const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map(([r, g, b]) => ({ r, g, b }));

const flat = (background: { r: number; g: number; b: number; alpha?: number }): Promise<Buffer> =>
  sharp({ create: { ...SIZE, channels: background.alpha === undefined ? 3 : 4, background } })
    .png()
    .toBuffer();

test('words over a picture give what a browser gives, to a step of rounding', async () => {
  await fc.assert(
    fc.asyncProperty(colour, colour, fc.nat(255), async (under, over, opacity) => {
      const picture = await decodeOpaque(await flat(under));
      const alpha = opacity / 255;
      const words = await decodeWords(await flat({ ...over, alpha }));
      writeTextLayer(picture, words, 1);
      const mixed = ([a, b]: [number, number]): number => Math.round(a + (b - a) * alpha);
      const { width, height } = SIZE;
      const bytes = new Uint8Array(width * height * 4);
      (['r', 'g', 'b'] as const).forEach((channel, index) => {
        for (let at = index; at < bytes.length; at += 4)
          bytes[at] = mixed([under[channel], over[channel]]);
      });
      const wanted = planesIn({ width, height, bytes }, WHOLE).bytes;
      picture.bytes.forEach((value, at) => {
        expect(Math.abs(value - (wanted[at] as number))).toBeLessThanOrEqual(2);
      });
    }),
    { numRuns: 30 },
  );
});

test('a plain slope stays a slope when it is magnified, about the point that stays', async () => {
  const picture = createPlanes(200, 100);
  for (const { width, height, samples } of planesOf(picture))
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        samples[y * width + x] = Math.round(20 + (x / width) * 150 + (y / height) * 50);
  const result = createPlanes(200, 100);
  const zoom = { box: { x: 20, y: 10, width: 160, height: 80 }, origin: { x: 90, y: 50 } };
  const magnify = await openMagnify(picture, zoom);
  magnify(result, 1.04);
  const [before, after] = [planesOf(picture)[0].samples, planesOf(result)[0].samples];
  for (const [x, y] of [
    [90, 50],
    [40, 30],
    [150, 80],
  ] as const) {
    const [fromX, fromY] = [90.5 + (x - 90) / 1.04 - 0.5, 50.5 + (y - 50) / 1.04 - 0.5];
    const wanted = 20 + (fromX / 200) * 150 + (fromY / 100) * 50;
    expect(Math.abs((after[y * 200 + x] as number) - wanted)).toBeLessThanOrEqual(1);
  }
  expect(after[5 * 200 + 100]).toBe(0); // outside the box
  expect(before).not.toEqual(after);
});

test('a frame that is wholly faded shows the ground alone', async () => {
  const scene = await decodeOpaque(await flat({ r: 240, g: 200, b: 90 }));
  const words = await decodeWords(await flat({ r: 255, g: 255, b: 255, alpha: 1 }));
  const compose = await openComposer({ scene, textLayers: [words], zoom: null, ground: GROUND });
  const frame = compose({ scene: 0, opacities: [1], scale: 1 });
  planesOf(frame).forEach(({ samples }, index) => {
    expect(new Set(samples)).toEqual(new Set([colourOf(GROUND)[index]]));
  });
});

test('words that are taken away leave what is under them, wherever they were drawn', async () => {
  const scene = await decodeOpaque(await flat({ r: 20, g: 90, b: 160 }));
  const drawn = await decodePixels(await flat({ r: 255, g: 200, b: 0, alpha: 0.6 }));
  const words = readTextLayer(
    drawn,
    [{ box: { x: 4, y: 2, width: 6, height: 4 }, x: 8, y: 6 }],
    16,
  );
  const picture = { ...scene, bytes: scene.bytes.slice() };
  writeTextLayer(picture, words, 0.7);
  const [luma] = planesOf(picture);
  const changed = [...luma.samples.keys()].filter(
    (at) => luma.samples[at] !== planesOf(scene)[0].samples[at],
  );
  expect(changed).toEqual([2, 3, 4, 5].flatMap((y) => [4, 5, 6, 7, 8, 9].map((x) => y * 16 + x)));
  clearTextLayer(picture, words, scene);
  expect(Buffer.compare(picture.bytes, scene.bytes)).toBe(0);
});

test('words read off several crops are those of each crop alone, whatever was read before', () => {
  const crop = fc
    .record({ x: fc.nat(3), y: fc.nat(2), width: fc.integer({ min: 1, max: 4 }) })
    .map(({ x, y, width }) => ({
      box: { x: x * 2, y: y * 2, width: width * 2, height: 4 },
      x: x * 2,
      y: y * 2,
    }));
  // Rows that are empty, half covered and full, as letters leave them.
  const ink = fc.oneof(fc.constant(0), fc.constant(255), fc.nat(255));
  const size = SIZE.width * SIZE.height * 4;
  fc.assert(
    fc.property(
      fc.array(crop, { minLength: 1, maxLength: 4 }),
      fc.array(ink, { minLength: size, maxLength: size }),
      (crops, inks) => {
        const pixels = { ...SIZE, bytes: Uint8Array.from(inks) };
        const marks = (list: typeof crops): number[][] =>
          readTextLayer(pixels, list, SIZE.width).flatMap(({ places, opacities, samples }) =>
            [places, opacities, samples].map((values) => [...values]),
          );
        const alone = crops.map((one) => marks([one]));
        const joined = marks([]).map((_, index) => alone.flatMap((one) => one[index] ?? []));
        expect(marks(crops)).toEqual(joined);
      },
    ),
  );
});

test('a link’s picture is as good as 300 kB allow, a cover as good as it should be', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-stills-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { width, height } = CARD_TARGET;
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#000', noise } })
    .ensureAlpha()
    .raw()
    .toBuffer();
  const drawn = { pixels: { width, height, bytes }, board: { width, height, textLayers: [] } };
  const sizeOf = async (still: 'card' | 'cover'): Promise<number> => {
    const file = path.join(folder, `${still}.jpg`);
    await writeStill(drawn, { still, target: CARD_TARGET }, file);
    return (await stat(file)).size;
  };
  expect(await sizeOf('cover')).toBeGreaterThan(LINK_PICTURE_BYTES);
  expect(await sizeOf('card')).toBeLessThanOrEqual(LINK_PICTURE_BYTES);
});
