import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Zoom } from '../design/motion.ts';
import { GROUND, timelineOf } from '../design/timing.ts';
import { openComposer } from './compose.ts';
import { openMagnify } from './magnify.ts';
import { createPlanes, planesOf, type Planes } from './planes.ts';
import { appearancesOf } from './plan.ts';
import type { TextLayer } from './text-layer.ts';

/** A picture of noise, the hardest to resample. */
function noise(width: number, height: number, seed: number): Planes {
  const picture = createPlanes(width, height);
  let state = seed;
  picture.bytes.forEach((_, at) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    picture.bytes[at] = state >>> 24;
  });
  return picture;
}

/** Side of the pictures. */
const SIZE = 100;

const zoomed = fc
  .record({
    size: fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })),
    corner: fc.tuple(fc.nat(9), fc.nat(9)),
    origin: fc.tuple(
      fc.float({ min: 0, max: 1, noNaN: true }),
      fc.float({ min: 0, max: 1, noNaN: true }),
    ),
    scale: fc.double({ min: 1, max: 1.3, noNaN: true }),
    seed: fc.nat(),
  })
  .map(({ size: [w, h], corner: [x, y], origin: [ox, oy], scale, seed }) => {
    const box = { x: x * 2, y: y * 2, width: w * 2, height: h * 2 };
    const origin = { x: box.x + ox * box.width, y: box.y + oy * box.height };
    return { zoom: { box, origin }, scale, picture: noise(SIZE, SIZE, seed) };
  });

/** Keys of Catmull and Rom: the weight of a sample at a distance. */
function cubic(distance: number): number {
  const x = Math.abs(distance);
  if (x >= 2) return 0;
  return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
}

/** One sample of a plane of the magnified box, in plain numbers. */
function sampleAt(
  picture: Planes,
  plane: number,
  { box, origin }: Zoom,
  scale: number,
  [x, y]: [number, number],
): number {
  const { samples, width } = planesOf(picture)[plane] as { samples: Uint8Array; width: number };
  const step = plane === 0 ? 1 : 2;
  const sources = (
    at: number,
    start: number,
    size: number,
    fixed: number,
    offset: number,
  ): (readonly [place: number, weight: number])[] => {
    const place = (fixed + (at * step + offset - fixed) / scale - offset) / step;
    const [first, last] = [start / step, (start + size) / step - 1];
    return [-1, 0, 1, 2].map((tap) => {
      const source = Math.floor(place) + tap;
      return [Math.max(first, Math.min(last, source)), cubic(place - source)] as const;
    });
  };
  const columns = sources(x, box.x, box.width, origin.x, 0.5);
  const rows = sources(y, box.y, box.height, origin.y, plane === 0 ? 0.5 : 1);
  let sum = 0;
  for (const [row, down] of rows)
    for (const [column, across] of columns)
      sum += (samples[row * width + column] as number) * down * across;
  return Math.max(0, Math.min(255, sum));
}

const isWithin = ({ box }: Zoom, x: number, y: number): boolean =>
  x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;

test('every sample is the bicubic mean of plain arithmetic, and nothing else is touched', async () => {
  await fc.assert(
    fc.asyncProperty(zoomed, async ({ zoom, scale, picture }) => {
      const result = createPlanes(SIZE, SIZE);
      result.bytes.fill(7);
      (await openMagnify(picture, zoom))(result, scale);
      let worst = 0;
      planesOf(result).forEach(({ samples, width }, plane) => {
        const step = plane === 0 ? 1 : 2;
        samples.forEach((sample, at) => {
          const [x, y] = [at % width, Math.floor(at / width)];
          const wanted = isWithin(zoom, x * step, y * step)
            ? sampleAt(picture, plane, zoom, scale, [x, y])
            : 7;
          worst = Math.max(worst, Math.abs(sample - wanted));
        });
      });
      // Positions are told apart to 1/256 of a sample: noise may move by a step or two.
      expect(worst).toBeLessThan(2.5);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['on what moves', 0],
  ['beside it', 60],
])('words %s: a composer that goes on gives what a fresh one gives', async (_, left) => {
  const [scene, seed] = [noise(SIZE, SIZE, 3), noise(SIZE, SIZE, 5)];
  const layer: TextLayer = planesOf(seed).map(({ samples, width }) => {
    const isWord = (at: number): boolean => at % 7 === 0 && ((at % width) * SIZE) / width >= left;
    const places = Int32Array.from(samples.keys()).filter(isWord);
    return {
      places,
      opacities: samples.slice(0, places.length),
      samples: samples.slice(-places.length),
    };
  });
  const box = { x: 10, y: 20, width: 46, height: 38 };
  const textLayers = [layer, layer];
  const pictures = { scene, textLayers, zoom: { box, origin: { x: 33, y: 39 } }, ground: GROUND };
  const compose = await openComposer(pictures);
  const target = { medium: 'social', width: SIZE, height: SIZE } as const;
  const appearances = appearancesOf(timelineOf([10, 10], 170, target), true);
  for (const [frame, appearance] of appearances.entries()) {
    const fresh = await openComposer(pictures);
    expect(
      Buffer.compare(compose(appearance).bytes, fresh(appearance).bytes),
      `frame ${frame}`,
    ).toBe(0);
  }
});
