/** Draws many pictures of one size on one page. */
import { renderFrames } from '@remotion/renderer';
import { FPS } from '../formats.ts';
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
  { width, height }: { width: number; height: number },
  drawings: readonly Drawing[],
  pages: number,
  take: (png: Buffer, index: number) => void | Promise<void>,
): Promise<void> {
  const props: BatchProps = { drawings };
  await renderFrames({
    ...session,
    composition: {
      id: 'batch',
      width,
      height,
      fps: FPS,
      durationInFrames: drawings.length,
      ...UNUSED,
      defaultProps: props,
      props,
    },
    inputProps: props,
    imageFormat: 'png',
    concurrency: Math.min(pages, drawings.length),
    muted: true,
    outputDir: null,
    logLevel: 'error',
    onStart: () => undefined,
    onFrameUpdate: () => undefined,
    onFrameBuffer: take,
  });
}

/** What Remotion could choose by itself and is told otherwise in every call. */
export const UNUSED = {
  defaultCodec: null,
  defaultOutName: null,
  defaultVideoImageFormat: null,
  defaultPixelFormat: null,
  defaultProResProfile: null,
  defaultSampleRate: null,
} as const;
