/** Clips of every make in readers that are not FFmpeg alone: GStreamer, mpv, VLC and a browser. */
import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cache } from '../../src/base/platform/cache.ts';
import { launchBrowser } from '../../src/base/platform/browser.ts';
import { findPlayer, playWithMpv, playWithVlc } from '../../src/dev/testing/players.ts';
import { serve, type StaticServer } from '../../src/dev/testing/faulty-server.ts';
import { exampleOf, jobOf, renderContextIn, screenOf } from '../../src/dev/bench/clips/examples.ts';
import { hashesOf, measure } from '../../src/dev/bench/clips/probe.ts';
import { SOCIAL_TARGETS, type ClipTarget } from '../design/formats.ts';
import { framesOf } from '../design/timing.ts';
import { makeMissing } from './make.ts';

const run = promisify(execFile);
const gstreamer = findPlayer('gst-launch-1.0');
const mpv = findPlayer('mpv');
const vlc = findPlayer('cvlc');

const social = { ...(SOCIAL_TARGETS[0] as ClipTarget), width: 640, height: 360 };
const TARGETS = {
  social,
  filled: screenOf(384, 192, { minimumBitrate: 2_000_000 }),
  'old-box': screenOf(192, 384, { profile: 'main' }),
};
const SECONDS = 5;
const FRAMES = framesOf(SECONDS);
/** An older FFmpeg does not cut the last packet of the silence, which then outlasts the picture. */
const AAC_PACKET_S = 1024 / 48_000;
const LIST = 'all.m3u';
const NAMES = Object.keys(TARGETS) as (keyof typeof TARGETS)[];

let folder: string;
const fileOf = (name: string): string => path.join(folder, `${name}.mp4`);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'estelik-players-'));
  await chmod(folder, 0o755); // VLC runs as another user
  const cache = new Cache(path.join(folder, 'cache'));
  const person = exampleOf('example-portrait');
  const jobs = await Promise.all(
    NAMES.map((name) => jobOf(person, TARGETS[name], { seconds: SECONDS })),
  );
  await makeMissing(jobs, renderContextIn(cache));
  for (const [index, { key }] of jobs.entries())
    await copyFile(cache.pathOf('clips', key, 'mp4'), fileOf(NAMES[index] as string));
  await writeFile(path.join(folder, LIST), NAMES.map((name) => `${name}.mp4\n`).join(''));
}, 600_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(!gstreamer)('GStreamer', () => {
  /** What a decoder makes of every frame: the second it is shown at, and a hash of its samples. */
  async function decode(file: string, decoder: string): Promise<[seconds: number, hash: string][]> {
    const source = ['filesrc', `location=${file}`, '!', 'qtdemux', 'name=d', 'd.video_0', '!'];
    const sink = ['h264parse', '!', decoder, '!', 'checksumsink', 'hash=md5'];
    const { stdout, stderr } = await run(gstreamer ?? '', ['-q', ...source, ...sink]);
    expect(stderr).toBe('');
    return [...stdout.matchAll(/^0:(\d+):(\S+) (\w+)$/gm)].map(
      ([, minutes, seconds, hash = '']) => [Number(minutes) * 60 + Number(seconds), hash],
    );
  }

  /** OpenH264 has nothing in common with FFmpeg. */
  test.each(['avdec_h264', 'openh264dec'])(
    '%s decodes every frame as FFmpeg does',
    async (decoder) => {
      for (const name of NAMES) {
        const decoded = await decode(fileOf(name), decoder);
        expect(decoded.map(([, hash]) => hash)).toEqual(await hashesOf(fileOf(name)));
        decoded.forEach(([seconds], frame) => expect(seconds).toBeCloseTo(frame / 25, 5));
      }
    },
  );
});

test.skipIf(!mpv)('mpv plays every make to its end', async () => {
  const played = await playWithMpv(mpv ?? '', path.join(folder, LIST));
  expect(played.map(({ file }) => file)).toEqual(NAMES.map(fileOf));
  for (const { seconds } of played) {
    expect(seconds).toBeGreaterThanOrEqual(SECONDS);
    expect(seconds).toBeLessThanOrEqual(SECONDS + 2 * AAC_PACKET_S);
  }
});

test.skipIf(!vlc)('VLC plays every make', { timeout: 240_000 }, async () => {
  const opened = await playWithVlc(vlc ?? '', path.join(folder, LIST), '--run-time=1');
  expect(opened.map((file) => path.basename(file))).toEqual(NAMES.map((name) => `${name}.mp4`));
});

/** A browser without H.264 shows nothing: its tests are skipped, visibly. */
describe('a browser', () => {
  let browser: Browser;
  let server: StaticServer;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser({ args: ['--autoplay-policy=no-user-gesture-required'] });
    await writeFile(path.join(folder, 'page.html'), '<video muted></video>');
    server = await serve(folder);
    page = await browser.newPage();
    await page.goto(`${server.address}page.html`);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const canPlay = (): Promise<boolean> =>
    page.evaluate(
      () => document.createElement('video').canPlayType('video/mp4; codecs="avc1.640029"') !== '',
    );

  /** Opens a clip and plays it to its end, quickly. @returns What was wrong with it. */
  const playToEnd = (name: string): Promise<string> =>
    page.evaluate(async (source) => {
      const video = document.querySelector('video') as HTMLVideoElement;
      video.src = source;
      video.playbackRate = 4;
      const ended = new Promise((resolve) => (video.onended = video.onerror = resolve));
      await video.play();
      await ended;
      return video.error?.message ?? '';
    }, `${name}.mp4`);

  /** What is shown after a seek into a frame: the second it belongs to, and its mean luma (0–255). */
  const seekTo = (frame: number): Promise<{ seconds: number; luma: number }> =>
    page.evaluate(
      async (wanted) => {
        const video = document.querySelector('video') as HTMLVideoElement;
        const shown = new Promise<number>((resolve) =>
          video.requestVideoFrameCallback((_, { mediaTime }) => resolve(mediaTime)),
        );
        video.currentTime = wanted;
        const seconds = await shown;
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
        const context = canvas.getContext('2d') as CanvasRenderingContext2D;
        context.drawImage(video, 0, 0);
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        let sum = 0;
        for (let at = 0; at < data.length; at += 4)
          sum += 0.2126 * data[at]! + 0.7152 * data[at + 1]! + 0.0722 * data[at + 2]!;
        return { seconds, luma: (4 * sum) / data.length };
      },
      (frame + 0.5) / 25,
    );

  /** Fading frames, holds, and frames around a key picture, there and back. */
  const SEEKS = [3, 90, 12, 51, 49, 50, 7, 100, FRAMES - 5, 20, FRAMES - 9, 75];

  test.for(NAMES)('decodes %s and shows the very frame it seeks', async (name, { skip }) => {
    if (!(await canPlay())) skip('this browser has no H.264');
    expect(await playToEnd(name)).toBe('');
    const lumas = (await measure(fileOf(name), 'signalstats', 'lavfi.signalstats.YAVG')).map(
      (luma) => ((luma - 16) * 255) / 219,
    );
    for (const frame of SEEKS) {
      const { seconds, luma } = await seekTo(frame);
      expect(seconds).toBeCloseTo(frame / 25, 3);
      const away = lumas.map((wanted) => Math.abs(wanted - luma));
      expect(away[frame], `frame ${frame}`).toBeLessThan(Math.min(...away) + 0.2);
    }
  });
});
