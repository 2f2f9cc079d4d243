/** Nothing flashes, by the rule of WCAG 2.3.1. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cache } from '../../src/base/cache.ts';
import { t } from '../../src/i18n/index.ts';
import { exampleOf, jobOf, screenOf } from '../bench/examples.ts';
import { flashesPerSecond } from '../bench/flashes.ts';
import { measure } from '../bench/probe.ts';
import { SOCIAL_TARGETS, type ClipTarget } from '../formats.ts';
import type { Job } from './jobs.ts';
import { makeMissing } from './make.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

const third = (target: ClipTarget): ClipTarget => ({
  ...target,
  width: target.width / 3,
  height: target.height / 3,
});
const TEMPLATES = [...SOCIAL_TARGETS.map(third), screenOf(384, 192), screenOf(192, 384)];
const PEOPLE = ['example-portrait', 'example-living'];

let folder: string;
const films: { name: string; file: string }[] = [];

/** Each template as it is played: somebody remembered, somebody living, and again. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'estelik-flash-'));
  const cache = new Cache(folder);
  for (const target of TEMPLATES) {
    const jobs = await Promise.all(
      PEOPLE.map((id) => jobOf(exampleOf(id), target, { seconds: 4 })),
    );
    await makeMissing(jobs, {
      ...{ cache, t: t('en'), engine: 'layers', width: 2 },
      done(_: Job, cause) {
        if (cause !== undefined) throw cause;
      },
    });
    const list = path.join(folder, `${target.id}.txt`);
    const files = [...jobs, ...jobs].map(({ key }) => cache.pathOf('clips', key, 'mp4'));
    await writeFile(list, files.map((file) => `file '${file}'\n`).join(''));
    const file = path.join(folder, `${target.id}.mp4`);
    await runFfmpeg(['-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', file]);
    films.push({ name: target.id, file });
  }
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('no second of any template holds more than one flash of luminance', async () => {
  for (const { name, file } of films) {
    const luma = await measure(file, 'signalstats', 'lavfi.signalstats.YAVG');
    expect(luma, name).toHaveLength(400);
    expect(flashesPerSecond(luma), name).toBeLessThanOrEqual(1);
  }
});

test('the counter sees a strobe', () => {
  const strobe = Array.from({ length: 50 }, (_, frame) => (frame % 4 < 2 ? 20 : 200));
  expect(flashesPerSecond(strobe)).toBeGreaterThan(3);
});
