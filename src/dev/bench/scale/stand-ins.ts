/** Clips and prints that cost nothing, under the names of those that are missing. */
import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { jobsOf } from '../../../../remotion/jobs/jobs.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import { Cache } from '../../../base/platform/cache.ts';
import { makePrint } from '../../../outputs/print/index.ts';
import { hashOf } from '../../../base/platform/files.ts';
import { findFfmpeg } from '../../../base/platform/programs.ts';
import type { Photos } from '../../../outputs/photos/index.ts';

const run = promisify(execFile);

/**
 * Puts a stand-in into the cache for every clip, still and print of the archive, so that whatever
 * follows them can be measured without rendering for days and printing for hours.
 */
export async function standIns(context: BuildContext, photos: Photos): Promise<void> {
  await standInClips(context, photos);
  await standInPrints(context, photos);
}

/** Everybody's sheets, and all books, are the first person's certificate. */
async function standInPrints(context: BuildContext, photos: Photos): Promise<void> {
  const archive = { ...context.archive, veterans: context.archive.veterans.slice(0, 1) };
  const { outputs } = await makePrint({ ...context, archive }, photos);
  const sheet = outputs.find(({ format }) => format === 'certificate-a4');
  if (!sheet) return;
  const cache = new CopyingCache(context.cache.folder, sheet.source);
  await makePrint({ ...context, cache }, photos);
}

/** What is missing is a copy of one file. */
class CopyingCache extends Cache {
  readonly #sample: string;

  constructor(folder: string, sample: string) {
    super(folder);
    this.#sample = sample;
  }

  override file(room: string, key: string, extension: string): Promise<string> {
    return super.file(room, key, extension, (target) => copyFile(this.#sample, target));
  }
}

/** Black clips of the right length. */
async function standInClips(context: BuildContext, photos: Photos): Promise<void> {
  const { cache } = context;
  for (const { key, clip, still } of await jobsOf(context, photos)) {
    if (clip) {
      const black = await blackClip(context, clip.seconds);
      await cache.file('clips', key, 'mp4', (target) => copyFile(black, target));
    }
    if (still) {
      const picture = await greyPicture(context);
      await cache.file('clips', key, 'jpg', (target) => copyFile(picture, target));
    }
  }
}

/** Small and of one key frame a second, as the joint clips of the screens are. */
async function blackClip({ cache }: BuildContext, seconds: number): Promise<string> {
  const ffmpeg = await findFfmpeg();
  return cache.file('stand-ins', hashOf(String(seconds)), 'mp4', (target) =>
    run(ffmpeg, [
      ...['-v', 'error', '-f', 'lavfi', '-i', `color=c=black:s=64x36:r=25:d=${seconds}`],
      ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-g', '25', '-movflags', '+faststart', target],
    ]),
  );
}

const greyPicture = ({ cache }: BuildContext): Promise<string> =>
  cache.file('stand-ins', hashOf('grey'), 'jpg', (target) =>
    sharp({ create: { width: 1200, height: 630, channels: 3, background: '#888' } })
      .jpeg()
      .toFile(path.resolve(target)),
  );
