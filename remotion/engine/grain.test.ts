/** No bands where a photograph fades into the ground: measured on the decoded picture. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SOCIAL_TARGETS } from '../formats.ts';
import { grainsOf, grainZone } from '../design/grain.ts';
import { planOf } from '../design/layout/plan.ts';
import { encoderArguments } from './encode.ts';
import { planesIn, type Pixels } from './planes.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

const GROUND = [16, 21, 29] as const;
const [landscape] = SOCIAL_TARGETS as [(typeof SOCIAL_TARGETS)[number]];
const ROWS = 256;

/** A flat dark photograph, where bands would be seen best, under the veil of the landscape clip. */
function fading(level: number): { pixels: Pixels; from: number; to: number } {
  const { veil } = planOf(landscape).picture;
  if (!veil) throw new Error('The landscape has a veil');
  const zone = grainZone(veil, { x: 0, y: 0, width: 860, height: ROWS });
  const grains = grainsOf(veil, zone);
  const width = zone.width + 80 + (zone.width % 2);
  const bytes = new Uint8Array(width * ROWS * 4);
  for (let y = 0; y < ROWS; y++)
    for (let x = 0; x < width; x++) {
      const at = x - 40;
      const part = Math.min(1, Math.max(0, at / zone.width));
      const alpha = (1 + Math.cos(Math.PI * part)) / 2;
      const grain = (grains[y * zone.width + at] ?? 0) / 255;
      const white = at >= 0 && at < zone.width ? grain : 0;
      GROUND.forEach((ground, channel) => {
        const value = Math.round(ground + (level - ground) * alpha);
        bytes[(y * width + x) * 4 + channel] = Math.round(value + (255 - value) * white);
      });
    }
  return { pixels: { width, height: ROWS, bytes }, from: 40, to: 40 + zone.width };
}

/** In each row, the longest run of equal luma between the ends of the fade. */
async function longestRuns(level: number): Promise<number[]> {
  const { pixels, from, to } = fading(level);
  const { width } = pixels;
  const settings = { width, height: ROWS, profile: 'high', crf: 18, level: '4.0' } as const;
  const planes = planesIn(pixels, { x: 0, y: 0, width, height: ROWS });
  const stream = await runFfmpeg(encoderArguments(settings, [0]), (write) => write(planes.bytes));
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-grain-'));
  const file = path.join(folder, 'picture.h264');
  await writeFile(file, stream);
  const args = ['-i', file, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:1'];
  const luma = (await runFfmpeg(args)).subarray(0, width * ROWS);
  await rm(folder, { recursive: true });
  // At its very ends a fade is as flat as photograph and ground themselves.
  const [start, end] = [from + (to - from) * 0.1, to - (to - from) * 0.1].map(Math.round) as [
    number,
    number,
  ];
  return Array.from({ length: ROWS }, (_, y) => {
    let [run, longest] = [1, 1];
    for (let x = start + 1; x < end; x++) {
      run = luma[y * width + x] === luma[y * width + x - 1] ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest;
  });
}

test.each([30, 45, 60])(
  'no flat step above 12 pixels in a photograph of level %i',
  async (level) => {
    const runs = (await longestRuns(level)).sort((a, b) => a - b);
    expect(runs[Math.floor(ROWS * 0.99)]).toBeLessThanOrEqual(12);
  },
);
