/** Makes everybody's clips, covers and link cards; what is in the cache is not made again. */
import { availableParallelism } from 'node:os';
import type { BuildContext } from '../../src/base/command/context.ts';
import type { Failure } from '../../src/base/platform/pool.ts';
import { reportProgress } from '../../src/base/command/progress.ts';
import type { Photos } from '../../src/outputs/photos/index.ts';
import type { Output, TextOutput } from '../../src/dist/output.ts';
import { framesOf } from '../design/timing.ts';
import { jobsOf, type Job, type Role } from './jobs.ts';
import { forget, madeByOthers, noteMaker } from './made-by.ts';
import { makeMissing } from './make.ts';
import { outputsOf } from './publish.ts';

/** A finished clip. */
export interface Clip {
  /** Id of the person; `null` for title, closing and clock check. */
  person: string | null;
  role: Role;
  /** Id of the place it speaks of. */
  place: string | null;
  /** `landscape`, `portrait`, `square`, `feed` or `led-<screen>`. */
  target: string;
  /** Absolute path of the MP4 in the cache. */
  file: string;
  width: number;
  height: number;
  frames: number;
  seconds: number;
  /** Absolute path of its JPEG; none for screens. */
  cover: string | null;
}

/** A picture or clip that could not be made. */
export interface FailedJob {
  /** Id of the person or name of the sheet. */
  id: string;
  target: string;
}

/**
 * @param photos What `makePhotos` prepared.
 * @returns The clips of this shard in the order of the archive, the files to publish, and who
 *   could not be made; the others are made all the same.
 */
export async function makeClips(
  context: BuildContext,
  photos: Photos,
): Promise<{ clips: Clip[]; outputs: (Output | TextOutput)[]; failures: Failure<FailedJob>[] }> {
  const { cache, options, t } = context;
  const jobs = await jobsOf(context, photos);
  const others = await madeByOthers(cache, jobs);
  const { from, to } = others;
  if (others.jobs.size > 0) {
    const key = options.redraw ? 'cli.other-ffmpeg.redrawn' : 'cli.other-ffmpeg.kept';
    process.stderr.write(`${t(key, { count: others.jobs.size, from, to })}\n`);
  }
  const again = options.redraw ? others.jobs : new Set<Job>();
  for (const job of again) await forget(cache, job);
  const missing = jobs.filter((job) => again.has(job) || !isMade(context, job));
  const progress = reportProgress(t('cli.step.clips'), missing.length, t);
  const failed = new Map<Job, unknown>();
  await makeMissing(missing, {
    cache,
    t,
    engine: options.engine,
    width: options.jobs ?? availableParallelism(),
    done(job, cause) {
      if (cause !== undefined) failed.set(job, cause);
      progress.tick();
    },
  });
  for (const job of missing) if (!failed.has(job)) await noteMaker(cache, job);
  progress.end();

  const made = jobs.filter((job) => !failed.has(job));
  const failures = [...failed].map(([{ name, target }, cause]) => ({
    item: { id: name, target: target.id },
    cause,
  }));
  const clips = made.flatMap((job) => clipOf(context, job));
  return { clips, outputs: made.flatMap((job) => outputsOf(cache, job)), failures };
}

/** What neither this cache nor, as far as the context says, anybody else's holds. */
export async function missingClips(
  context: BuildContext,
  photos: Photos,
): Promise<{ medium: 'social' | 'led' }[]> {
  const jobs = await jobsOf(context, photos);
  return jobs.flatMap((job) => (job.clip && !isMade(context, job) ? [job.target] : []));
}

function isMade({ cache, stored }: BuildContext, { key, clip, still }: Job): boolean {
  const there = (extension: string): boolean =>
    cache.has('clips', key, extension) ||
    stored?.has(cache.nameOf('clips', key, extension)) === true;
  return (!clip || there('mp4')) && (!still || there('jpg'));
}

function clipOf({ cache }: BuildContext, { clip, still, key, ...job }: Job): Clip[] {
  if (!clip) return [];
  const { person, role, place, target } = job;
  const { width, height } = target;
  return [
    {
      person,
      role,
      place,
      width,
      height,
      target: target.id,
      file: cache.pathOf('clips', key, 'mp4'),
      frames: framesOf(clip.seconds),
      seconds: clip.seconds,
      cover: still ? cache.pathOf('clips', key, 'jpg') : null,
    },
  ];
}
