/** Remotion as it comes, frame by frame: the reference for the fast engine, and its substitute. */
import { rm } from 'node:fs/promises';
import { renderMedia } from '@remotion/renderer';
import type { ClipProps } from '../design/views/ClipView.tsx';
import { MAXIMUM_GOP, X264 } from '../design/formats.ts';
import { framesOf } from '../design/timing.ts';
import { composed } from './draw.ts';
import type { VideoSettings } from './encode.ts';
import { readStream, type Stream } from '../h264/h264.ts';
import { runFfmpeg } from '../h264/run-ffmpeg.ts';
import type { BrowserSession } from './browser-session.ts';

/**
 * Renders a clip without sound into `file`.
 * @param pages Pages of the browser that draw side by side.
 * @param imageFormat PNG is exact; JPEG is Remotion's own choice, and faster.
 * @param most Frames after which it ends; all of the clip's without it.
 */
export async function renderStock(
  session: BrowserSession,
  props: ClipProps,
  seconds: number,
  settings: VideoSettings,
  pages: number,
  file: string,
  imageFormat: 'png' | 'jpeg' = 'png',
  most?: number,
): Promise<void> {
  await renderMedia({
    ...session,
    ...composed('clip', props.target, framesOf(seconds), props),
    outputLocation: file,
    frameRange: most === undefined ? null : [0, most - 1],
    codec: 'h264',
    x264Preset: X264.preset,
    crf: settings.crf,
    pixelFormat: 'yuv420p',
    colorSpace: 'bt709',
    imageFormat,
    gopSize: MAXIMUM_GOP,
    concurrency: pages,
    ffmpegOverride: ({ args }) => withSettings(args, settings),
  });
}

/** Adds the encoder's settings before the name of the file that comes last. */
function withSettings(args: string[], { profile, level }: VideoSettings): string[] {
  if (!args.includes('libx264')) return args; // wrapping what was encoded before
  const params = [
    `ref=${X264.references}:bframes=${X264.bFrames}:qpmin=${X264.finestQuantizer}`,
    `chroma-qp-offset=${X264.chromaOffset}:deadzone-intra=${X264.intraDeadzone}`,
  ].join(':');
  const more = ['-profile:v', profile, '-level', level, '-x264-params', params];
  return [...args.slice(0, -1), ...more, ...args.slice(-1)];
}

/** The stream of a stock clip, to be wrapped and filled up like any other. */
export async function encodeStock(
  ...[session, props, seconds, settings, pages, file]: Parameters<typeof renderStock>
): Promise<Stream> {
  const video = `${file}.stock.mp4`;
  try {
    await renderStock(session, props, seconds, settings, pages, video);
    const toStream = ['-c', 'copy', '-bsf:v', 'h264_mp4toannexb', '-f', 'h264', 'pipe:1'];
    return readStream(await runFfmpeg(['-i', video, ...toStream]));
  } finally {
    await rm(video, { force: true });
  }
}
