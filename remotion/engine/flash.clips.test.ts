/** Nothing flashes: neither by FFmpeg's judgement nor by the rule of WCAG 2.3.1 itself. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cache } from '../../src/base/platform/cache.ts';
import { hashOf } from '../../src/base/platform/files.ts';
import {
  exampleOf,
  jobOf,
  renderContextIn,
  ownArchive,
  screenOf,
} from '../../src/dev/bench/clips/examples.ts';
import { flashesPerSecond } from '../../src/dev/bench/clips/flashes.ts';
import { hasFilter, measure } from '../../src/dev/bench/clips/probe.ts';
import { FPS, SOCIAL_TARGETS, type ClipTarget } from '../design/formats.ts';
import { sheetsOf } from '../design/sheet.ts';
import type { Job } from '../jobs/jobs.ts';
import { makeMissing } from '../jobs/make.ts';
import { runFfmpeg } from '../h264/run-ffmpeg.ts';

const third = (target: ClipTarget): ClipTarget => ({
  ...target,
  width: target.width / 3,
  height: target.height / 3,
});
const TEMPLATES = [...SOCIAL_TARGETS.map(third), screenOf(384, 192), screenOf(192, 384)];
const PEOPLE = ['example-portrait', 'example-living'];
const SECONDS = 4;

let folder: string;
/** Each clip twice, as a feed repeats it. */
const loops: { name: string; file: string }[] = [];
const joined: { name: string; file: string }[] = [];

/** A joint clip of several, by copy. */
async function join(name: string, files: readonly string[]): Promise<string> {
  const list = path.join(folder, `${name}.txt`);
  await writeFile(list, files.map((file) => `file '${file}'\n`).join(''));
  const joint = path.join(folder, `${name}.mp4`);
  await runFfmpeg(['-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', joint]);
  return joint;
}

/** Title, closing and clock check, as they are made of the archive. */
async function sheetJobs(target: ClipTarget): Promise<Job[]> {
  const archive = await ownArchive();
  const kinds = new Map(sheetsOf(archive, target).map((named) => [named.sheet.kind, named]));
  return [...kinds.values()].map(({ name, place, sheet }) => ({
    name,
    role: sheet.kind,
    place,
    person: null,
    subject: { sheet },
    target,
    still: null,
    clip: { target, seconds: SECONDS },
    key: hashOf('flash', name, target.id),
  }));
}

/** Each template as it is played: somebody remembered, somebody living, the sheets, and again. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'estelik-flash-'));
  const cache = new Cache(folder);
  for (const target of TEMPLATES) {
    const people = PEOPLE.map((id) => jobOf(exampleOf(id), target, { seconds: SECONDS }));
    const jobs = [...(await Promise.all(people)), ...(await sheetJobs(target))];
    expect(jobs.length).toBeGreaterThan(PEOPLE.length);
    await makeMissing(jobs, renderContextIn(cache));
    const files = jobs.map(({ key }) => cache.pathOf('clips', key, 'mp4'));
    joined.push({ name: target.id, file: await join(target.id, [...files, ...files]) });
    for (const [index, file] of files.entries()) {
      const name = `${target.id}-${jobs[index]?.name}`;
      loops.push({ name, file: await join(name, [file, file]) });
    }
  }
}, 600_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('no second of any template holds more than one flash of luminance', async () => {
  for (const { name, file } of joined) {
    const luma = await measure(file, 'signalstats', 'lavfi.signalstats.YAVG');
    expect(luma.length, name).toBeGreaterThan(2 * PEOPLE.length * SECONDS * FPS);
    expect(flashesPerSecond(luma), name).toBeLessThanOrEqual(1);
  }
});

test('FFmpeg’s photosensitivity filter finds nothing to soften', async ({ skip }) => {
  if (!(await hasFilter('photosensitivity'))) skip('this FFmpeg has no photosensitivity filter');
  const led = joined.filter(({ name }) => name.startsWith('led'));
  expect(led).toHaveLength(2);
  for (const { name, file } of [...loops, ...led]) {
    const badness = await measure(file, 'photosensitivity=f=25', 'lavfi.photosensitivity.badness');
    expect(badness.length, name).toBeGreaterThanOrEqual(200);
    // The filter takes a clip to begin out of black: the first second would judge that.
    expect(Math.max(...badness.slice(100)), name).toBeLessThan(1);
  }
});

test('the counter sees a strobe', () => {
  const strobe = Array.from({ length: 50 }, (_, frame) => (frame % 4 < 2 ? 20 : 200));
  expect(flashesPerSecond(strobe)).toBeGreaterThan(3);
});
