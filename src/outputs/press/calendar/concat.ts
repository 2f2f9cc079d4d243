/** Clips of a group as one joint clip, without encoding any picture anew. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { concat } from '../../../../remotion/h264/concat.ts';
import { MP4, silenceArguments } from '../../../../remotion/h264/mux.ts';
import { runFfmpeg } from '../../../../remotion/h264/run-ffmpeg.ts';
import type { Clip } from '../../../../remotion/jobs/index.ts';
import type { Cache } from '../../../base/platform/cache.ts';
import { codeOf } from '../../../base/platform/code-of.ts';
import { hashOf } from '../../../base/platform/files.ts';
import { sum } from '../../../model/numbers.ts';

/**
 * Writes an MP4 of the clips one after the other with one track of silence under all of them: the
 * tracks of the clips end within a frame of sound, and would part the pictures where they meet.
 *
 * @param clips Of one format, as `makeClips` made them: encoded alike, so that they join.
 */
export async function concatClips(target: string, clips: readonly Clip[]): Promise<void> {
  const silence = `${target}.m4a`;
  const seconds = sum(clips.map((clip) => clip.seconds));
  const both = ['-map', '0:v', '-map', '1:a', '-c', 'copy', '-t', String(seconds)];
  try {
    await runFfmpeg([...silenceArguments(seconds), silence]);
    await concat(target, clips, ['-i', silence, ...both, ...MP4]);
  } finally {
    await rm(silence, { force: true });
  }
}

/** The joint clip in the cache, made once. */
export async function jointClip(cache: Cache, clips: readonly Clip[]): Promise<string> {
  const version = await codeOf(['src/outputs/press/calendar/concat.ts']);
  const key = hashOf(version, ...clips.map(({ file }) => path.basename(file)));
  return cache.file('press', key, 'mp4', (to) => concatClips(to, clips));
}
