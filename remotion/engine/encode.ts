/** Turns the pictures of a clip into an H.264 stream by way of x264. */
import { X264, type ClipTarget } from '../design/formats.ts';
import { equalBytes, isKey, readStream, type Stream } from '../h264/h264.ts';
import {
  frameNumberBits,
  withFrameNumber,
  withKeyNumber,
  withWeights,
} from '../h264/slice-header.ts';
import type { Weights } from './weights.ts';
import { createPlanes, type Planes } from './planes.ts';
import type { Step } from './plan.ts';
import { runFfmpeg } from '../h264/run-ffmpeg.ts';

/** What the encoder is told beyond the picture itself. */
export type VideoSettings = Pick<ClipTarget, 'width' | 'height'> & {
  profile: 'high' | 'main';
  crf: number;
  level: string;
};

/**
 * x264's options. `stitchable` keeps the parameter sets independent of the content, one reference
 * and no B-frames let a picture be repeated at any place.
 */
const X264_PARAMS = [
  'stitchable=1',
  `ref=${X264.references}`,
  `bframes=${X264.bFrames}`,
  'weightp=1',
  'keyint=infinite',
  'scenecut=0',
  'mbtree=0',
  'rc-lookahead=0',
  `qpmin=${X264.finestQuantizer}`,
  `deadzone-intra=${X264.intraDeadzone}`,
  'sliced-threads=0',
  `chroma-qp-offset=${X264.chromaOffset}`,
].join(':');

/** FFmpeg's arguments for raw pictures on its input and an H.264 stream on its output. */
export function encoderArguments(settings: VideoSettings, keys: readonly number[]): string[] {
  const { width, height, profile, crf, level } = settings;
  const isKey = keys.map((key) => `eq(n,${key})`).join('+');
  return [
    ...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`, '-r', '25'],
    ...['-i', 'pipe:0', '-an', '-threads', '1', '-c:v', 'libx264', '-preset', X264.preset],
    ...['-profile:v', profile, '-level', level, '-crf', String(crf), '-forced-idr', '1'],
    ...['-x264-params', X264_PARAMS, '-force_key_frames', `expr:${isKey}`],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709'],
    ...['-color_range', 'tv', '-flags', '+bitexact', '-f', 'h264', 'pipe:1'],
  ];
}

/** Encodes pictures in their order; each has been taken over when the next one is asked for. */
export async function encodePictures(
  settings: VideoSettings,
  keys: readonly number[],
  pictures: Iterable<Planes>,
): Promise<Stream> {
  const output = await runFfmpeg(encoderArguments(settings, keys), async (write) => {
    for (const picture of pictures) await write(picture.bytes);
  });
  return readStream(output);
}

const stills = new Map<string, Promise<Stream>>();

/** A stream of two equal pictures; its second slice repeats whatever stands before it. */
export function stillStream(settings: VideoSettings): Promise<Stream> {
  const name = JSON.stringify(settings);
  let still = stills.get(name);
  if (!still) {
    const picture = createPlanes(settings.width, settings.height);
    picture.bytes.fill(128);
    stills.set(name, (still = encodePictures(settings, [0], [picture, picture])));
  }
  return still;
}

/**
 * One slice per frame of the plan.
 * @param weightsOf How a frame that fades follows from the one before.
 */
export async function encodePlan(
  settings: VideoSettings,
  plan: readonly Step[],
  pictureOf: (frame: number) => Planes,
  weightsOf: (frame: number) => Weights,
): Promise<Stream> {
  const seen = plan.flatMap((step) =>
    step.kind === 'key' || step.kind === 'change' ? [step] : [],
  );
  const keys = seen.flatMap((step, index) => (step.kind === 'key' ? [index] : []));
  const still = await stillStream(settings);
  const stream = await encodePictures(settings, keys, picturesOf(seen, pictureOf));
  if (stream.slices.length !== seen.length)
    throw new Error(`${stream.slices.length} pictures came back of ${seen.length}`);
  for (const set of ['sequence', 'picture'] as const)
    if (!equalBytes(stream[set], still[set])) throw new Error(`Different ${set} parameter sets`);
  return { ...stream, slices: assemble(plan, stream, still.slices[1] as Uint8Array, weightsOf) };
}

function* picturesOf(
  steps: readonly { frame: number }[],
  pictureOf: (frame: number) => Planes,
): Iterable<Planes> {
  for (const { frame } of steps) yield pictureOf(frame);
}

/** The number of a key picture that a clip ends with; x264 counts 0, 1, 0, 1. */
const LAST_KEY = 2;

/** Puts the encoded slices, the repeated ones and the holds in their places and counts them anew. */
function assemble(
  plan: readonly Step[],
  stream: Stream,
  hold: Uint8Array,
  weightsOf: (frame: number) => Weights,
): Uint8Array[] {
  const bits = frameNumberBits(stream.sequence);
  const encoded = stream.slices.values();
  const slices: Uint8Array[] = [];
  let number = 0;
  for (const step of plan) {
    number = step.kind === 'key' || step.kind === 'repeat' ? 0 : number + 1;
    if (step.kind === 'key') slices.push(encoded.next().value as Uint8Array);
    else if (step.kind === 'repeat') slices.push(slices[step.of] as Uint8Array);
    else {
      const slice =
        step.kind === 'hold'
          ? hold
          : step.kind === 'fade'
            ? withWeights(hold, stream, weightsOf(step.frame))
            : (encoded.next().value as Uint8Array);
      slices.push(withFrameNumber(slice, number, bits));
    }
  }
  const last = slices.at(-1) as Uint8Array;
  if (slices.length > 1 && isKey(last))
    slices[slices.length - 1] = withKeyNumber(last, stream, LAST_KEY);
  return slices;
}
