/** A clip in which every frame passes through the encoder, for comparison. */
import type { Cache } from '../../src/base/cache.ts';
import { MAXIMUM_GOP } from '../formats.ts';
import { openComposer, type Composer } from '../render/compose.ts';
import { draw } from '../render/draw.ts';
import { encodePictures, encoderArguments, type VideoSettings } from '../render/encode.ts';
import type { Job } from '../render/jobs.ts';
import { picturesOf, shapeOf, type Drawn } from '../render/layers-engine.ts';
import { levelOf } from '../render/level.ts';
import { appearancesOf } from '../render/plan.ts';
import type { Planes } from '../render/planes.ts';
import { openWorkplace } from '../render/make.ts';
import { withAddress } from '../render/address.ts';
import { runFfmpeg } from '../render/run-ffmpeg.ts';
import { framesOf, ZOOM } from '../timing.ts';

type Clip = NonNullable<Job['clip']>;
const clipOf = ({ clip }: Job): Clip => {
  if (!clip) throw new Error('The job has no clip');
  return clip;
};

const composerOf = async (job: Job, drawn: Drawn): Promise<Composer> =>
  openComposer(await picturesOf(drawn, shapeOf(job.subject, clipOf(job))));

/** Draws the two pictures and gives every finished frame to `write`. */
export async function writeFrames(
  job: Job,
  cache: Cache,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<Drawn> {
  const drawn = await drawOnce(job, cache);
  for (const { bytes } of everyFrame(job, await composerOf(job, drawn))) await write(bytes);
  return drawn;
}

export async function drawOnce(job: Job, cache: Cache): Promise<Drawn> {
  const { subject, target } = job;
  const place = await openWorkplace({ cache });
  try {
    const shown = withAddress(subject, place.server, target);
    const pictures: Buffer[] = [];
    const { timeline } = shapeOf(subject, clipOf(job));
    const drawings = (['scene', ...timeline.beats.keys()] as const).map((part) => ({
      subject: shown,
      target,
      frames: timeline.frames,
      part,
    }));
    const studio = await place.drawers.studio();
    await draw(studio, target, drawings, 1, (png, index) => {
      pictures[index] = png;
    });
    const [scene, ...words] = pictures as [Buffer, ...Buffer[]];
    return { scene, words };
  } finally {
    await place.close();
  }
}

/** Every frame, with the zoom moving at each of them. */
function* everyFrame(job: Job, compose: Composer): Iterable<Planes> {
  const { timeline, zoom } = shapeOf(job.subject, clipOf(job));
  for (const [frame, look] of appearancesOf(timeline, false).entries())
    yield compose({ ...look, scale: zoom ? 1 + ZOOM.perFrame * frame : 1 });
}

function settingsOf(job: Job): { settings: VideoSettings; keys: number[] } {
  const { target, seconds } = clipOf(job);
  const { width, height, encoding } = target;
  const count = Math.ceil(framesOf(seconds) / MAXIMUM_GOP);
  return {
    settings: { width, height, ...encoding, level: levelOf(width, height, 0) },
    keys: Array.from({ length: count }, (_, index) => index * MAXIMUM_GOP),
  };
}

/** x264 alone: raw frames in a file, the same settings. */
export async function encodeFile(job: Job, file: string): Promise<void> {
  const { settings, keys } = settingsOf(job);
  const args = encoderArguments(settings, keys);
  await runFfmpeg(args.map((arg) => (arg === 'pipe:0' ? file : arg)));
}

/** Decodes the pictures, composes and encodes every frame. */
export async function encodeEveryFrame(job: Job, drawn: Drawn): Promise<void> {
  const { settings, keys } = settingsOf(job);
  await encodePictures(settings, keys, everyFrame(job, await composerOf(job, drawn)));
}
