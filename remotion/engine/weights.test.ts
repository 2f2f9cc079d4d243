/** The fade of a real stream, as FFmpeg decodes it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { GROUND } from '../design/timing.ts';
import { encodePlan } from './encode.ts';
import { joinUnits } from '../h264/h264.ts';
import { colourOf, createPlanes, planesOf } from './planes.ts';
import type { Appearance, Step } from './plan.ts';
import { runFfmpeg } from '../h264/run-ffmpeg.ts';
import { weightsOf, type Weights } from './weights.ts';

const SIZE = { width: 96, height: 64 };
const FRAMES = 15;

/** A slope of light and colour from the ground on, or a part of it. */
function slope(ground: string, part = 1) {
  const picture = createPlanes(SIZE.width, SIZE.height);
  planesOf(picture).forEach(({ samples, width }, index) => {
    const [from, to] = [colourOf(ground)[index] as number, [235, 90, 170][index] as number];
    samples.forEach((_, at) => {
      samples[at] = Math.round(from + (part * (to - from) * (at % width)) / (width - 1));
    });
  });
  return picture;
}

async function decode(stream: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-fade-'));
  const file = path.join(folder, 'fade.h264');
  await writeFile(file, stream);
  const frames = await runFfmpeg(['-i', file, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', 'pipe:1']);
  await rm(folder, { recursive: true });
  return frames;
}

const falling = Array.from({ length: FRAMES }, (_, frame) => (FRAMES - frame) / FRAMES);
/** As far as it goes: the whole picture is a key picture. */
const rising = falling.slice(1, 9).reverse();

test.each([
  ['into the night, High profile', GROUND, 'high', falling],
  ['into paper, Main profile', '#f4efe3', 'main', falling],
  ['out of the night', GROUND, 'high', rising],
  ['out of paper', '#f4efe3', 'main', rising],
] as const)('a picture fades %s without being encoded', async (_, ground, profile, scenes) => {
  const start = scenes[0] as number;
  const appearances = scenes.map((scene): Appearance => ({ scene, opacities: [], scale: 1 }));
  const plan = appearances.map((_, frame): Step => ({ kind: frame === 0 ? 'key' : 'fade', frame }));
  plan.push({ kind: 'repeat', of: 0 });
  const weights = weightsOf(appearances, plan, ground);
  const settings = { ...SIZE, profile, crf: 10, level: '3.0' };
  const stream = await encodePlan(
    settings,
    plan,
    () => slope(ground, start),
    (frame) => weights[frame] as Weights,
  );
  for (const slice of stream.slices.slice(1, -1)) expect(slice.length).toBeLessThan(40);
  // A key picture at the end is another one than that which the next clip begins with.
  expect(stream.slices.at(-1)).not.toEqual(stream.slices[0]);
  const frames = await decode(joinUnits([stream.sequence, stream.picture, ...stream.slices]));
  const bytes = (SIZE.width * SIZE.height * 3) / 2;
  expect(frames).toHaveLength((scenes.length + 1) * bytes);
  expect(Buffer.compare(frames.subarray(-bytes), frames.subarray(0, bytes))).toBe(0);
  const first = planesOf({ ...SIZE, bytes: frames.subarray(0, bytes) });
  appearances.forEach(({ scene }, frame) => {
    const shown = planesOf({ ...SIZE, bytes: frames.subarray(frame * bytes, (frame + 1) * bytes) });
    // Rounding adds up to four steps of 255 over the fade, and grows with what becomes stronger.
    shown.forEach(({ samples }, index) => {
      const flat = colourOf(ground)[index] as number;
      samples.forEach((sample, at) => {
        const whole = first[index]?.samples[at] ?? 0;
        expect(Math.abs(sample - (flat + ((whole - flat) * scene) / start))).toBeLessThan(
          start < 1 ? 6.5 : 4.5,
        );
      });
    });
  });
});
