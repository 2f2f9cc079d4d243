/** Killed runs, broken people, other builds of FFmpeg. */
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import packaged from '@ffmpeg-installer/ffmpeg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cache } from '../../src/base/platform/cache.ts';
import { exampleOf, jobOf, renderContextIn, screenOf } from '../../src/dev/bench/clips/examples.ts';
import { clipsIn, runSynthetic, waitForEnd } from '../../src/dev/bench/clips/killing.ts';
import { complaints, probe } from '../../src/dev/bench/clips/probe.ts';
import { makeMissing } from './make.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'estelik-resume-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/**
 * What browsers have left in a folder. Remotion's empty folder for downloads does not count, nor the
 * packaged browser itself, which is unpacked once and kept for the next run.
 */
const browsersIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => !/^(remotion-.*-assets|estelik-browser-)/.test(name));

test('a killed run leaves whole clips, no process and no folder, and the next one goes on from there', async () => {
  const cache = path.join(folder, 'killed');
  const temporary = await mkdtemp(path.join(tmpdir(), 'estelik-'));
  const env = { TMPDIR: temporary };
  expect(await runSynthetic(cache, 6, 'small', { killAt: 3, env })).toBeNull();
  expect(await waitForEnd(cache)).toEqual([]);
  expect(await browsersIn(temporary)).toEqual([]);
  const before = await clipsIn(cache);
  expect(before.length).toBeGreaterThanOrEqual(3);
  for (const clip of before) expect(await complaints(clip)).toBe('');
  const times = await Promise.all(before.map(async (clip) => (await stat(clip)).mtimeMs));

  const run = await runSynthetic(cache, 6, 'small', { env });
  expect(run?.failed).toEqual([]);
  expect(run?.made).toBe(12 - before.length);
  expect(await clipsIn(cache)).toHaveLength(12);
  expect(await Promise.all(before.map(async (clip) => (await stat(clip)).mtimeMs))).toEqual(times);
  expect(await waitForEnd(cache)).toEqual([]);
  expect(await browsersIn(temporary)).toEqual([]);
  await rm(temporary, { recursive: true });
}, 600_000);

test('a person who cannot be drawn is told, and the others are made', async () => {
  const broken = path.join(folder, 'broken.jpg');
  await writeFile(broken, 'no picture');
  const cache = new Cache(path.join(folder, 'failing'));
  const target = screenOf(384, 192);
  const jobs = await Promise.all(
    ['a', 'b', 'c'].map((name) => jobOf(exampleOf('example-portrait'), target, { name })),
  );
  const [, second] = jobs;
  if (second && 'card' in second.subject && second.subject.card.portrait)
    second.subject = {
      card: {
        ...second.subject.card,
        portrait: { ...second.subject.card.portrait, src: broken },
      },
    };
  const done: Record<string, boolean> = {};
  await makeMissing(jobs, {
    ...renderContextIn(cache),
    done: ({ name }, cause) => {
      done[name] = cause === undefined;
    },
  });
  expect(done).toEqual({ a: true, b: false, c: true });
}, 600_000);

test('the packaged FFmpeg of 2018 makes the same clips', async () => {
  const cache = path.join(folder, 'packaged');
  const run = await runSynthetic(cache, 1, 'small', { env: { ESTELIK_FFMPEG: packaged.path } });
  expect(run).toMatchObject({ made: 2, failed: [] });
  for (const clip of await clipsIn(cache)) {
    const { video } = await probe(clip);
    expect(video).toMatchObject({
      profile: 'High',
      pix_fmt: 'yuv420p',
      color_space: 'bt709',
      color_range: 'tv',
      avg_frame_rate: '25/1',
      nb_read_frames: '250',
      has_b_frames: 0,
    });
    expect(await complaints(clip)).toBe('');
  }
}, 600_000);
