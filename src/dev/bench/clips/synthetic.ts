/**
 * Makes clips of people who do not exist, for tests that kill and resume:
 * `node src/dev/bench/clips/synthetic.ts CACHE COUNT [SMALL]` prints one line of JSON at its end.
 */
import { readdirSync } from 'node:fs';
import { Cache } from '../../../base/platform/cache.ts';
import { SOCIAL_TARGETS, type ClipTarget } from '../../../../remotion/design/formats.ts';
import { EXAMPLES } from '../../design/examples.ts';
import type { Job } from '../../../../remotion/jobs/jobs.ts';
import { makeMissing } from '../../../../remotion/jobs/make.ts';
import { jobOf, renderContextIn, screenOf } from './examples.ts';

/** What a run tells of itself. */
export interface SyntheticRun {
  made: number;
  failed: string[];
  /** Megabytes the process held at its most. */
  peak: number;
  /** Megabytes held after each tenth of the clips. */
  course: number[];
  /** Open files before and after. */
  handles: [number, number];
}

const SOCIAL = SOCIAL_TARGETS[0] as ClipTarget;
const SIZES: Record<'full' | 'small', readonly ClipTarget[]> = {
  full: [SOCIAL, screenOf(768, 384)],
  small: [{ ...SOCIAL, width: 640, height: 360 }, screenOf(384, 192)],
};

/** Jobs of `count` people in two formats. */
async function syntheticJobs(count: number, size: 'full' | 'small'): Promise<Job[]> {
  const people = Array.from({ length: count }, (_, index) => {
    const example = EXAMPLES[index % EXAMPLES.length] as (typeof EXAMPLES)[number];
    return SIZES[size].map((target) =>
      jobOf(example, target, { name: `synthetic-${index}`, seconds: 10 }),
    );
  });
  return Promise.all(people.flat());
}

const handles = (): number => readdirSync('/proc/self/fd').length;
const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

async function makeSynthetic(
  cache: Cache,
  count: number,
  size: 'full' | 'small',
): Promise<SyntheticRun> {
  const jobs = await syntheticJobs(count, size);
  const missing = jobs.filter(({ key }) => !cache.has('clips', key, 'mp4'));
  const run: SyntheticRun = { made: 0, failed: [], peak: 0, course: [], handles: [handles(), 0] };
  const tenth = Math.max(1, Math.floor(missing.length / 10));
  await makeMissing(missing, {
    ...renderContextIn(cache),
    done({ name }, cause) {
      if (cause === undefined) run.made += 1;
      else run.failed.push(`${name}: ${String(cause)}`);
      if (run.made % tenth === 0) run.course.push(megabytes(process.memoryUsage.rss()));
    },
  });
  run.peak = megabytes(process.resourceUsage().maxRSS * 1024);
  run.handles[1] = handles();
  return run;
}

if (import.meta.main) {
  const [, , folder = '', count = '1', size = 'full'] = process.argv;
  const run = await makeSynthetic(new Cache(folder), Number(count), size as 'full' | 'small');
  process.stdout.write(`${JSON.stringify(run)}\n`);
}
