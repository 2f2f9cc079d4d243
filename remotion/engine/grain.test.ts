/** No bands where a photograph fades into the ground: measured on the decoded picture. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SOCIAL_TARGETS, type ClipTarget } from '../design/formats.ts';
import { grainsOf, grainZone } from '../design/grain.ts';
import type { Veil } from '../design/layout/box.ts';
import { planOf } from '../design/layout/plan.ts';
import { encoderArguments } from './encode.ts';
import { planesIn, type Pixels } from './planes.ts';
import { runFfmpeg } from '../h264/run-ffmpeg.ts';

const GROUND = [16, 21, 29] as const;
/** So many lines along the fade are looked at, from the middle of the picture. */
const LINES = 256;
/** Flat photograph before the fade, and ground after it. */
const MARGIN = 40;

interface Fading {
  pixels: Pixels;
  /** The luma of a line, in the order of the fade. */
  at: (luma: Uint8Array, line: number, along: number) => number;
  /** Where the fade begins and ends in a line. */
  from: number;
  to: number;
}

/**
 * A flat dark photograph, where bands would be seen best, under the veil of the format's clip.
 * @param isSide The fade at the picture's left side instead, where a format has one.
 */
function fading(target: ClipTarget, level: number, isSide: boolean): Fading {
  const { veil, box } = planOf(target).picture;
  if (!veil) throw new Error(`${target.id} has no veil`);
  const isAcross = veil.axis === 'x' || isSide;
  const zone = grainZone(veil, veil.axis === 'x' ? { ...box, height: LINES } : box);
  const grains = grainsOf(veil, zone);
  const stops = isSide ? sideOf(veil.sides, zone.x) : veil.stops;
  const [begin, end] = [stops[0]!.at, stops.at(-1)!.at].map(Math.round) as [number, number];
  const start = begin - (isAcross ? zone.x : zone.y);
  const middle = isAcross ? 0 : Math.floor((zone.width - LINES) / 2);
  const length = even(end - begin + 2 * MARGIN);
  const [width, height] = isAcross ? [length, LINES] : [LINES, length];
  const bytes = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [along, line] = isAcross ? [x - MARGIN, y] : [y - MARGIN, x];
      const alpha = opacityAt(stops, begin + along);
      const [column, row] = isAcross ? [start + along, line] : [middle + line, start + along];
      const isInside = along >= 0 && along < end - begin;
      const white = isInside ? (grains[row * zone.width + column] ?? 0) / 255 : 0;
      GROUND.forEach((ground, channel) => {
        const value = Math.round(ground + (level - ground) * alpha);
        bytes[(y * width + x) * 4 + channel] = Math.round(value + (255 - value) * white);
      });
    }
  return {
    pixels: { width, height, bytes },
    at: (luma, line, along) => luma[isAcross ? line * width + along : along * width + line] ?? 0,
    from: MARGIN,
    to: MARGIN + end - begin,
  };
}

const sideOf = (width: number, x: number): Veil['stops'] => [
  { at: x, opacity: 0 },
  { at: x + width, opacity: 1 },
];

const even = (length: number): number => length + (length % 2);

/** A fade as CSS draws it: straight between its stops. */
function opacityAt(stops: Veil['stops'], at: number): number {
  const next = stops.findIndex((stop) => stop.at > at);
  const { at: to, opacity: low } = stops.at(next)!;
  if (next < 1) return next === 0 ? stops[0]!.opacity : low;
  const { at: from, opacity: high } = stops[next - 1]!;
  return high + ((low - high) * (at - from)) / (to - from);
}

/** In each line, the longest run of equal luma between the ends of the fade. */
async function longestRuns(drawn: Fading): Promise<number[]> {
  const { pixels, at, from, to } = drawn;
  const { width, height } = pixels;
  const settings = { width, height, profile: 'high', crf: 18, level: '4.0' } as const;
  const planes = planesIn(pixels, { x: 0, y: 0, width, height });
  const stream = await runFfmpeg(encoderArguments(settings, [0]), (write) => write(planes.bytes));
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-grain-'));
  const file = path.join(folder, 'picture.h264');
  await writeFile(file, stream);
  const args = ['-i', file, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:1'];
  const luma = (await runFfmpeg(args)).subarray(0, width * height);
  await rm(folder, { recursive: true });
  // At its very ends a fade is as flat as photograph and ground themselves.
  const [start, end] = [from + (to - from) * 0.1, to - (to - from) * 0.1].map(Math.round) as [
    number,
    number,
  ];
  return Array.from({ length: LINES }, (_, line) => {
    let [run, longest] = [1, 1];
    for (let along = start + 1; along < end; along++) {
      run = at(luma, line, along) === at(luma, line, along - 1) ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest;
  });
}

const fades = SOCIAL_TARGETS.flatMap((target) => {
  const hasSides = (planOf(target).picture.veil?.sides ?? 0) > 0;
  return [false, ...(hasSides ? [true] : [])].flatMap((isSide) =>
    [30, 45, 60].map((level) => [target.id, isSide ? 'side' : 'veil', level, target] as const),
  );
});

test.each(fades)(
  '%s, %s: no flat step above 12 pixels in a photograph of level %i',
  async (_, part, level, target) => {
    const runs = (await longestRuns(fading(target, level, part === 'side'))).sort((a, b) => a - b);
    expect(runs[Math.floor(LINES * 0.99)]).toBeLessThanOrEqual(12);
  },
);
