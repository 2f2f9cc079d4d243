/** Remotion's own frames of a clip. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { renderFrames } from '@remotion/renderer';
import type { Cache } from '../../../base/platform/cache.ts';
import { FPS } from '../../../../remotion/design/formats.ts';
import { framesOf } from '../../../../remotion/design/timing.ts';
import { composed } from '../../../../remotion/engine/draw.ts';
import type { Job } from '../../../../remotion/jobs/jobs.ts';
import { openWorkplace } from '../../../../remotion/jobs/make.ts';
import { stockOf } from './examples.ts';

/** Draws every frame as a PNG. @returns FFmpeg's arguments to read them. */
export async function renderReference(job: Job, cache: Cache, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  await using place = await openWorkplace({ cache });
  const { clip, props } = stockOf(job, place.server);
  const frames = framesOf(clip.seconds);
  await renderFrames({
    ...(await place.drawers.session()),
    ...composed('clip', job.target, frames, props),
    imageFormat: 'png',
    imageSequencePattern: 'frame-[frame].[ext]',
    outputDir: folder,
    onStart: () => undefined,
    onFrameUpdate: () => undefined,
  });
  const digits = String(frames - 1).length;
  return ['-framerate', String(FPS), '-i', path.join(folder, `frame-%0${digits}d.png`)];
}
