/** What a screen's player accepts is kept, or the person is told with what to change. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cache } from '../../src/base/platform/cache.ts';
import { t } from '../../src/i18n/index.ts';
import { exampleOf, jobOf, renderContextIn, screenOf } from '../../src/dev/bench/clips/examples.ts';
import { complaints, packetsOf } from '../../src/dev/bench/clips/probe.ts';
import type { Encoding } from '../design/formats.ts';
import type { Job } from '../jobs/jobs.ts';
import { makeMissing } from '../jobs/make.ts';

let cache: Cache;
beforeAll(async () => {
  cache = new Cache(await mkdtemp(path.join(tmpdir(), 'estelik-limits-')));
});
afterAll(() => rm(cache.folder, { recursive: true, force: true }));

const limited = (name: string, encoding: Partial<Encoding>): Promise<Job> =>
  jobOf(exampleOf('example-portrait'), screenOf(384, 192, encoding), { name, seconds: 5 });

/** Makes the jobs. @returns For each what went wrong, or the bytes of its file. */
async function make(jobs: readonly Job[]): Promise<unknown[]> {
  const results = new Map<Job, unknown>();
  await makeMissing(jobs, {
    ...renderContextIn(cache),
    done: (job, cause) => results.set(job, cause),
  });
  return Promise.all(jobs.map(async (job) => results.get(job) ?? (await stat(fileOf(job))).size));
}
const fileOf = ({ key }: Job): string => cache.pathOf('clips', key, 'mp4');

/** Bits a second of the largest whole group of pictures, as it stands in the file. */
async function peakOf(file: string): Promise<number> {
  const packets = await packetsOf(file);
  const keys = packets.flatMap(({ key }, index) => (key ? [index] : []));
  const rates = keys.map((start, index) => {
    const group = packets.slice(start, keys[index + 1]);
    const bits = group.reduce((sum, { size }) => sum + size * 8, 0);
    return group.length < 25 ? 0 : (bits * 25) / group.length;
  });
  return Math.max(...rates);
}

test('a clip beyond a limit is made again, coarser, until it fits', async () => {
  const free = await limited('free', {});
  const [size] = (await make([free])) as [number];
  const peak = await peakOf(fileOf(free));
  const [maximumFileSize, maximumBitrate] = [Math.round(size * 0.7), Math.round(peak * 0.7)];
  const small = await limited('small', { maximumFileSize });
  const slow = await limited('slow', { maximumBitrate });
  await make([small, slow]);
  expect((await stat(fileOf(small))).size).toBeLessThanOrEqual(maximumFileSize);
  expect((await stat(fileOf(small))).size).toBeGreaterThan(size * 0.2);
  expect(await peakOf(fileOf(slow))).toBeLessThanOrEqual(maximumBitrate);
  for (const job of [small, slow]) expect(await complaints(fileOf(job))).toBe('');
}, 600_000);

test('where nothing helps the words say what to change, and the others are made', async () => {
  const impossible = [
    await limited('tiny-file', { maximumFileSize: 9_000 }),
    await limited('tiny-rate', { maximumBitrate: 1_000 }),
    await limited('contrary', { minimumBitrate: 4_000_000, maximumFileSize: 1_000_000 }),
  ];
  const results = await make([...impossible, await limited('possible', {})]);
  const outcomes = results.map((result) =>
    result instanceof Error ? result.message : typeof result,
  );
  const message = t('en')('clip.too-large', { target: 'led-384x192' });
  expect(message).toContain('Raise the screen');
  expect(outcomes).toEqual([message, message, message, 'number']);
}, 600_000);
