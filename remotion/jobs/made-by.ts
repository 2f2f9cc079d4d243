/**
 * Which FFmpeg has made a clip stands beside it in the cache, and not in its key: another version shows
 * the same, so an upgrade of the machine draws nothing anew unless that is asked for.
 */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Cache } from '../../src/base/platform/cache.ts';
import { writeFileAtomically } from '../../src/base/platform/files.ts';
import { ffmpegVersion } from '../../src/base/platform/programs.ts';
import type { Job } from './jobs.ts';

/** The ending of the note beside a clip. */
export const NOTE = 'by';

const noteOf = (cache: Cache, { key }: Job): string => cache.pathOf('clips', key, NOTE);

/** Notes who made a clip. */
export const noteMaker = async (cache: Cache, job: Job): Promise<void> =>
  job.clip ? writeFileAtomically(noteOf(cache, job), await ffmpegVersion()) : undefined;

/** `ffmpeg version 5.1.6-0+deb12u1 Copyright …` → `5.1.6-0+deb12u1` */
const short = (version: string): string => version.split(' ')[2] ?? version;

/** At once: a region has tens of thousands of notes, and waiting for each costs ten times more. */
function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

export interface Others {
  jobs: ReadonlySet<Job>;
  /** Their versions, with commas between, and ours. */
  from: string;
  to: string;
}

/** Clips in the cache by another version than the one here; who made it is not known of all. */
export async function madeByOthers(cache: Cache, jobs: readonly Job[]): Promise<Others> {
  const here = await ffmpegVersion();
  const versions = new Map<Job, string>();
  for (const job of jobs.filter(({ clip }) => clip)) {
    const version = read(noteOf(cache, job)) ?? here;
    if (version !== here) versions.set(job, version);
  }
  const from = [...new Set(versions.values())].map(short).sort().join(', ');
  return { jobs: new Set(versions.keys()), from, to: short(here) };
}

/** Takes the files of a job out of the cache. */
export async function forget(cache: Cache, { key }: Job): Promise<void> {
  for (const extension of ['mp4', 'jpg', NOTE])
    await rm(cache.pathOf('clips', key, extension), { force: true });
}
