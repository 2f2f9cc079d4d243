/** Two hundred people who do not exist in two formats, killed twice on the way. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clipsIn, runSynthetic, waitForEnd } from '../../src/dev/bench/clips/killing.ts';
import { complaints } from '../../src/dev/bench/clips/probe.ts';

const PEOPLE = Number(process.env['ESTELIK_PEOPLE'] ?? 200);
const CLIPS = 2 * PEOPLE;
const HOUR = 3_600_000;

let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(path.join(tmpdir(), 'estelik-endurance-'));
});
afterAll(() => rm(cache, { recursive: true, force: true }));

test(
  `${PEOPLE} people, killed and resumed twice: all clips whole, memory flat, nothing left`,
  { timeout: 4 * HOUR },
  async () => {
    for (const part of [0.2, 0.5]) {
      expect(await runSynthetic(cache, PEOPLE, 'full', { killAt: CLIPS * part })).toBeNull();
      expect(await waitForEnd(cache)).toEqual([]);
    }
    const kept = (await clipsIn(cache)).length;
    const run = await runSynthetic(cache, PEOPLE, 'full');
    process.stdout.write(`${JSON.stringify(run)}\n`);
    expect(run).toMatchObject({ made: CLIPS - kept, failed: [] });
    expect(await waitForEnd(cache)).toEqual([]);
    const { course = [], handles = [0, 0] } = run ?? {};
    const [early, late] = [course[2] ?? 0, course.at(-1) ?? 0];
    expect(late - early, `megabytes: ${course.join(' ')}`).toBeLessThan(200);
    expect(handles[1] - handles[0]).toBeLessThanOrEqual(2);
    const clips = await clipsIn(cache);
    expect(clips).toHaveLength(CLIPS);
    for (const clip of clips) expect(await complaints(clip), clip).toBe('');
  },
);
