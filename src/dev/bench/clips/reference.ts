/** Remotion's own frames of a clip. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { renderFrames } from '@remotion/renderer';
import type { Cache } from '../../../base/platform/cache.ts';
import type { ClipProps } from '../../../../remotion/ClipView.tsx';
import { FPS } from '../../../../remotion/formats.ts';
import { framesOf } from '../../../../remotion/timing.ts';
import { withAddress } from '../../../../remotion/engine/address.ts';
import { UNUSED } from '../../../../remotion/engine/draw.ts';
import type { Job } from '../../../../remotion/engine/jobs.ts';
import { shapeOf } from '../../../../remotion/engine/layers-engine.ts';
import { openWorkplace } from '../../../../remotion/engine/make.ts';

/** Draws every frame as a PNG. @returns FFmpeg's arguments to read them. */
export async function renderReference(job: Job, cache: Cache, folder: string): Promise<string[]> {
  const { clip, target, subject } = job;
  if (!clip) throw new Error('The job has no clip');
  await mkdir(folder, { recursive: true });
  const place = await openWorkplace({ cache });
  try {
    const frames = framesOf(clip.seconds);
    const props: ClipProps = {
      subject: withAddress(subject, place.server, target),
      target,
      zoom: shapeOf(subject, clip).zoom,
    };
    const { width, height } = target;
    await renderFrames({
      ...(await place.drawers.session()),
      composition: {
        id: 'clip',
        width,
        height,
        fps: FPS,
        durationInFrames: frames,
        ...UNUSED,
        defaultProps: props,
        props,
      },
      inputProps: props,
      imageFormat: 'png',
      imageSequencePattern: 'frame-[frame].[ext]',
      outputDir: folder,
      muted: true,
      logLevel: 'error',
      onStart: () => undefined,
      onFrameUpdate: () => undefined,
    });
    const digits = String(frames - 1).length;
    return ['-framerate', String(FPS), '-i', path.join(folder, `frame-%0${digits}d.png`)];
  } finally {
    await place.close();
  }
}
