/** The fast engine's clips, read by FFmpeg and compared with Remotion's own frames. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cache } from '../../src/base/platform/cache.ts';
import { hashOf } from '../../src/base/platform/files.ts';
import {
  exampleOf,
  jobOf,
  renderContextIn,
  ownArchive,
  screenOf,
} from '../../src/dev/bench/clips/examples.ts';
import {
  boxesOf,
  complaints,
  frameTypes,
  hashesOf,
  measure,
  packetsOf,
  probe,
  ssim,
} from '../../src/dev/bench/clips/probe.ts';
import { MAXIMUM_GOP, SOCIAL_TARGETS, type ClipTarget } from '../design/formats.ts';
import { layoutOf } from '../design/layout/index.ts';
import { typeOfNode } from '../design/fonts/node.ts';
import { closingSheet } from '../design/sheet.ts';
import { framesOf } from '../design/timing.ts';
import { evenBox } from '../design/motion.ts';
import { renderReference } from '../../src/dev/bench/clips/reference.ts';
import { runFfmpeg } from '../h264/run-ffmpeg.ts';
import type { Job } from '../jobs/jobs.ts';
import { shapeOf } from './layers-engine.ts';
import { makeMissing } from '../jobs/make.ts';
import { appearancesOf } from './plan.ts';

const [landscape, tall] = SOCIAL_TARGETS as [ClipTarget, ClipTarget];
/** A social format at fewer pixels, so that the suite stays quick: Remotion draws every frame. */
const social: ClipTarget = { ...landscape, width: 640, height: 360 };
const upright: ClipTarget = { ...tall, width: 360, height: 640 };
const limited = screenOf(768, 384, { minimumBitrate: 2_000_000, maximumFileSize: 2_000_000 });
const oldBox = screenOf(256, 384, { profile: 'main' });

let folder: string;
let cache: Cache;
const jobs: Record<string, Job> = {};
const fileOf = (job: Job): string => cache.pathOf('clips', job.key, 'mp4');

const make = (list: readonly Job[], engine: 'layers' | 'remotion' = 'layers'): Promise<void> =>
  makeMissing(list, { ...renderContextIn(cache), engine });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'estelik-clips-'));
  cache = new Cache(folder);
  const portrait = exampleOf('example-portrait');
  jobs['social'] = await jobOf(portrait, social, { seconds: 5, still: true });
  jobs['upright'] = await jobOf(portrait, upright, { seconds: 4 });
  jobs['living'] = await jobOf(exampleOf('example-living'), social, { seconds: 4 });
  // For what only a clip of fifteen seconds has.
  jobs['extra'] = await jobOf(exampleOf('example-extra'), social, { seconds: 15 });
  jobs['limited'] = await jobOf(portrait, limited, { seconds: 5 });
  jobs['oldBox'] = await jobOf(exampleOf('example-no-photograph'), oldBox, { seconds: 5 });
  jobs['closing'] = await closingJob();
  await make(Object.values(jobs));
}, 600_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function closingJob(): Promise<Job> {
  const subject = { sheet: closingSheet(await ownArchive()) };
  return {
    name: 'closing',
    person: null,
    role: 'closing',
    place: null,
    subject,
    target: social,
    clip: { target: social, seconds: 4 },
    still: null,
    key: hashOf('closing'),
  };
}

const job = (name: string): Job => jobs[name] as Job;

describe.each(['social', 'living', 'limited', 'oldBox', 'closing'])('%s', (name) => {
  test('is what its target asks for, and decodes without a word', async () => {
    const { target, seconds } = job(name).clip as NonNullable<Job['clip']>;
    const file = fileOf(job(name));
    const { video, audio } = await probe(file);
    expect(video).toMatchObject({
      codec_name: 'h264',
      profile: target.encoding.profile === 'main' ? 'Main' : 'High',
      width: target.width,
      height: target.height,
      pix_fmt: 'yuv420p',
      color_range: 'tv',
      color_space: 'bt709',
      color_transfer: 'bt709',
      color_primaries: 'bt709',
      r_frame_rate: '25/1',
      avg_frame_rate: '25/1',
      nb_read_frames: String(framesOf(seconds)),
      has_b_frames: 0,
      start_pts: 0,
    });
    if (target.encoding.audio === 'none') expect(audio).toBeUndefined();
    else
      expect(audio).toMatchObject({
        codec_name: 'aac',
        profile: 'LC',
        sample_rate: '48000',
        channels: 2,
        duration: seconds.toFixed(6), // as long as the picture, to the sample
      });
    expect(await complaints(file)).toBe('');
  });

  test('has its index first, no B-frames, and a beginning every two seconds', async () => {
    const file = fileOf(job(name));
    const boxes = await boxesOf(file);
    expect(boxes.indexOf('moov')).toBeGreaterThan(0);
    expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
    const frames = await frameTypes(file);
    expect(frames.every(({ type, key }) => type === (key ? 'I' : 'P'))).toBe(true);
    const keys = frames.flatMap(({ key }, index) => (key ? [index] : []));
    [...keys, frames.length].forEach((key, index, all) => {
      expect(key - (all[index - 1] ?? 0)).toBeLessThanOrEqual(MAXIMUM_GOP);
    });
  });

  test('shows frame n at n/25 s', async () => {
    const packets = await packetsOf(fileOf(job(name)));
    packets.forEach(({ seconds }, index) => {
      expect(seconds).toBeCloseTo(index / 25, 5);
    });
  });

  test('seeks to the exact picture', async () => {
    const file = fileOf(job(name));
    const all = await hashesOf(file);
    for (const frame of [1, 24, 51, all.length - 9])
      expect(await hashesOf(file, frame / 25, 3)).toEqual(all.slice(frame, frame + 3));
  });
});

test('a minimum bitrate is kept in every group of pictures, with real bytes', async () => {
  const packets = await packetsOf(fileOf(job('limited')));
  const starts = packets.flatMap(({ key }, index) => (key ? [index] : []));
  starts.forEach((start, index) => {
    const group = packets.slice(start, starts[index + 1]);
    const bits = group.reduce((sum, { size }) => sum + size * 8, 0);
    expect((bits * 25) / group.length).toBeGreaterThanOrEqual(2_000_000);
  });
  const { video } = await probe(fileOf(job('limited')));
  expect(Number(video.bit_rate)).toBeLessThan(2_200_000);
});

test('clips of one target join by copy, and every picture stays', async () => {
  const files = ['closing', 'social', 'living', 'social'].map((name) => fileOf(job(name)));
  const list = path.join(folder, 'list.txt');
  await writeFile(list, files.map((file) => `file '${file}'`).join('\n'));
  const joined = path.join(folder, 'joined.mp4');
  await runFfmpeg(['-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', joined]);
  expect(await complaints(joined)).toBe('');
  const parts = await Promise.all(files.map((file) => hashesOf(file)));
  expect(await hashesOf(joined)).toEqual(parts.flat());
});

test('clips begin and end on the night, those of the living on their paper', async () => {
  const files = ['social', 'closing', 'living'].map((name) => fileOf(job(name)));
  const [a, b] = await Promise.all(files.map((file) => hashesOf(file, 0, 1)));
  expect(a).toEqual(b);
  const [night, closing, paper] = await Promise.all(
    files.map((file) => measure(file, 'signalstats', 'lavfi.signalstats.YAVG')),
  );
  for (const luma of [night, closing])
    for (const end of [luma?.at(0), luma?.at(-1)]) expect(end).toBeLessThan(40);
  for (const end of [paper?.at(0), paper?.at(-1)]) expect(end).toBeGreaterThan(200);
});

describe.each(['social', 'upright', 'living', 'extra', 'limited'])(
  '%s, against Remotion’s own frames',
  (name) => {
    let reference: string[];
    beforeAll(async () => {
      reference = await renderReference(job(name), cache, path.join(folder, `reference-${name}`));
    }, 600_000);

    test('every frame is alike', async () => {
      const likeness = await ssim(fileOf(job(name)), reference);
      const mean = likeness.reduce((sum, value) => sum + value, 0) / likeness.length;
      expect(likeness).toHaveLength(framesOf(job(name).clip?.seconds ?? 0));
      expect(mean).toBeGreaterThanOrEqual(0.985);
      expect(Math.min(...likeness)).toBeGreaterThanOrEqual(0.96);
    });

    test('while they stand, the words are the same', async () => {
      const likeness = await ssim(fileOf(job(name)), reference, wordsOf(job(name)));
      const { timeline } = shapeOf(job(name).subject, job(name).clip as NonNullable<Job['clip']>);
      const standing = appearancesOf(timeline, false).map(
        ({ scene, opacities }) =>
          scene === 1 && opacities.every((opacity) => opacity === 0 || opacity === 1),
      );
      const read = likeness.filter((_, frame) => standing[frame] && standing[frame - 1]);
      expect(read.length).toBeGreaterThan(10);
      expect(Math.min(...read)).toBeGreaterThanOrEqual(0.98);
    });
  },
);

/** The rectangle around all words, as FFmpeg's crop is told. */
function wordsOf({ subject, target, clip }: Job): string {
  if (!('card' in subject)) throw new Error('Only people have a layout of words');
  const layout = layoutOf(subject.card, target, typeOfNode(), framesOf(clip?.seconds ?? 0));
  const boxes = layout.textLayers.flatMap(({ texts }) => texts.map(({ box }) => box));
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const { x, y, width, height } = evenBox({
    x: left,
    y: top,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - left,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - top,
  });
  return `${width}:${height}:${x}:${y}`;
}

test('stock Remotion makes a clip of the same make', async () => {
  const stock = { ...job('limited'), key: hashOf('stock') };
  await make([stock], 'remotion');
  const [ours, theirs] = [await probe(fileOf(job('limited'))), await probe(fileOf(stock))];
  for (const fact of ['profile', 'level', 'pix_fmt', 'color_range', 'nb_read_frames'] as const)
    expect(theirs.video[fact]).toBe(ours.video[fact]);
  expect(await complaints(fileOf(stock))).toBe('');
}, 600_000);
