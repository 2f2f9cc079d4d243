/** A clip in which every frame passes through the encoder, for comparison. */
import type { Cache } from '../../../base/platform/cache.ts';
import { MAXIMUM_GOP } from '../../../../remotion/design/formats.ts';
import { openComposer, type Composer } from '../../../../remotion/engine/compose.ts';
import { draw } from '../../../../remotion/engine/draw.ts';
import {
  encodePictures,
  encoderArguments,
  type VideoSettings,
} from '../../../../remotion/engine/encode.ts';
import type { Drawing } from '../../../../remotion/engine/BatchView.tsx';
import type { Job } from '../../../../remotion/jobs/jobs.ts';
import { picturesOf, shapeOf, type Drawn } from '../../../../remotion/engine/layers-engine.ts';
import { levelOf } from '../../../../remotion/h264/level.ts';
import { appearancesOf } from '../../../../remotion/engine/plan.ts';
import { decodePixels, type Planes } from '../../../../remotion/engine/planes.ts';
import { drawingsOf, openWorkplace } from '../../../../remotion/jobs/make.ts';
import { runFfmpeg } from '../../../../remotion/h264/run-ffmpeg.ts';
import { framesOf, ZOOM } from '../../../../remotion/design/timing.ts';
import { clipOf } from './examples.ts';

const composerOf = async (job: Job, drawn: Drawn): Promise<Composer> =>
  openComposer(picturesOf(drawn, shapeOf(job.subject, clipOf(job))));

/** Draws the picture and gives every finished frame to `write`. */
export async function writeFrames(
  job: Job,
  cache: Cache,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<Drawn> {
  const drawn = await drawOnce(job, cache);
  for (const { bytes } of everyFrame(job, await composerOf(job, drawn))) await write(bytes);
  return drawn;
}

async function drawOnce(job: Job, cache: Cache): Promise<Drawn> {
  await using place = await openWorkplace({ cache });
  const drawings = drawingsOf([job], place.server);
  const { board } = drawings[0] as Drawing;
  let png: Buffer = Buffer.alloc(0);
  await draw(await place.drawers.session(), board, drawings, 1, (bytes) => {
    png = bytes;
  });
  return { pixels: await decodePixels(png), board };
}

/** Every frame, with the zoom moving at each of them. */
function* everyFrame(job: Job, compose: Composer): Iterable<Planes> {
  const { timeline, zoom } = shapeOf(job.subject, clipOf(job));
  for (const [frame, appearance] of appearancesOf(timeline, false).entries())
    yield compose({ ...appearance, scale: zoom ? 1 + ZOOM.perFrame * frame : 1 });
}

/** What x264 is told for a clip without limits, and its key pictures. */
export function settingsOf({ target, seconds }: NonNullable<Job['clip']>): {
  settings: VideoSettings;
  keys: number[];
} {
  const { width, height, encoding } = target;
  const count = Math.ceil(framesOf(seconds) / MAXIMUM_GOP);
  return {
    settings: { width, height, ...encoding, level: levelOf(width, height, 0) },
    keys: Array.from({ length: count }, (_, index) => index * MAXIMUM_GOP),
  };
}

/** x264 alone: raw frames in a file, the same settings. */
export async function encodeFile(job: Job, file: string): Promise<void> {
  const { settings, keys } = settingsOf(clipOf(job));
  const args = encoderArguments(settings, keys);
  await runFfmpeg(args.map((arg) => (arg === 'pipe:0' ? file : arg)));
}

/** Decodes the pictures, composes and encodes every frame. */
export async function encodeEveryFrame(job: Job, drawn: Drawn): Promise<void> {
  const { settings, keys } = settingsOf(clipOf(job));
  await encodePictures(settings, keys, everyFrame(job, await composerOf(job, drawn)));
}
