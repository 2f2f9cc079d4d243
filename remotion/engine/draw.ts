/** Draws many pictures of one size on one page. */
import { renderFrames } from '@remotion/renderer';
import { FPS } from '../design/formats.ts';
import type { BatchProps, Drawing } from './BatchView.tsx';
import type { BrowserSession } from './browser-session.ts';

/**
 * Draws each picture as a PNG. The page waits while `take` is at work, so that no more pictures
 * are held than its caller lets pass.
 *
 * @param size That of all pictures; what is smaller leaves the rest of it empty.
 * @throws when a picture cannot be drawn, e.g. because a photograph is broken.
 */
export async function draw(
  session: BrowserSession,
  size: { width: number; height: number },
  drawings: readonly Drawing[],
  pages: number,
  onPicture: (png: Buffer, index: number) => void | Promise<void>,
): Promise<void> {
  const props: BatchProps = { drawings };
  await renderFrames({
    ...session,
    ...composed('batch', size, drawings.length, props),
    imageFormat: 'png',
    concurrency: Math.min(pages, drawings.length),
    outputDir: null,
    onStart: () => undefined,
    onFrameUpdate: () => undefined,
    onFrameBuffer: onPicture,
  });
}

/** What each of Remotion's calls is told of a composition of the bundle: all it could choose itself. */
export const composed = <P extends Record<string, unknown>>(
  id: 'batch' | 'clip',
  { width, height }: { width: number; height: number },
  frames: number,
  props: P,
) =>
  ({
    composition: {
      id,
      width,
      height,
      fps: FPS,
      durationInFrames: frames,
      defaultProps: props,
      props,
      defaultCodec: null,
      defaultOutName: null,
      defaultVideoImageFormat: null,
      defaultPixelFormat: null,
      defaultProResProfile: null,
      defaultSampleRate: null,
    },
    inputProps: props,
    muted: true,
    logLevel: 'error',
  }) as const;
