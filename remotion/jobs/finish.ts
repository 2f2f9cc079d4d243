/** From drawn pictures to the files of a job. */
import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import type { Cache } from '../../src/base/platform/cache.ts';
import { hashOf } from '../../src/base/platform/files.ts';
import type { Options } from '../../src/base/command/options.ts';
import type { Translator } from '../../src/i18n/index.ts';
import type { ClipProps } from '../design/views/ClipView.tsx';
import type { Target } from '../design/formats.ts';
import type { Drawing } from '../engine/BatchView.tsx';
import type { VideoSettings } from '../engine/encode.ts';
import type { Job } from './jobs.ts';
import { encodeLayers, shapeOf, type Drawn } from '../engine/layers-engine.ts';
import { levelOf } from '../h264/level.ts';
import { fits, padded } from '../h264/limits.ts';
import { silentPackets, writeMp4 } from '../h264/mux.ts';
import { decodePixels, type Pixels } from '../engine/planes.ts';
import { runFfmpeg } from '../h264/run-ffmpeg.ts';
import { encodeStock } from '../engine/stock-engine.ts';
import type { BrowserSession } from '../engine/browser-session.ts';
import type { Crop } from '../engine/text-layer.ts';

export interface ClipContext {
  cache: Cache;
  t: Translator;
  engine: Options['engine'];
  /** Clips made side by side. */
  width: number;
}

/** Writes the clip and the still into the cache. @returns What went wrong, if anything. */
export async function finish(
  { key, still, clip, target }: Job,
  png: Buffer,
  { subject, board }: Drawing,
  context: ClipContext & { session: BrowserSession },
): Promise<unknown> {
  try {
    const { cache } = context;
    const drawn: Drawn = { pixels: await decodePixels(png, board), board };
    if (still)
      await cache.file('clips', key, 'jpg', (file) => writeStill(drawn, { still, target }, file));
    if (clip)
      await cache.file('clips', key, 'mp4', (file) =>
        writeClip(drawn, shapeOf(subject, clip), { subject, target }, context, file),
      );
    return undefined;
  } catch (cause) {
    return cause ?? new Error('unknown');
  }
}

/** More than this some messengers do not fetch for a link. */
export const LINK_PICTURE_BYTES = 300_000;
/** From the best; the last is taken however large it is. */
const QUALITIES = [88, 80, 70, 60, 45];

/** JPEG, because some networks refuse PNG as a cover: the scene with its first words. */
export async function writeStill(
  drawn: Drawn,
  { still, target }: Pick<Job, 'still' | 'target'>,
  file: string,
): Promise<void> {
  const picture = beatOf(drawn, target, 0);
  for (const quality of QUALITIES) {
    const { size } = await picture
      .clone()
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toFile(file);
    if (still !== 'card' || size <= LINK_PICTURE_BYTES) return;
  }
}

/** The scene with the words of a beat laid over it. */
export function beatOf(
  { pixels, board }: Drawn,
  { width, height }: Pick<Target, 'width' | 'height'>,
  index: number,
): Sharp {
  const raw = { width: pixels.width, height: pixels.height, channels: 4 } as const;
  return sharp(pixels.bytes, { raw })
    .extract({ left: 0, top: 0, width, height })
    .composite((board.textLayers[index] ?? []).map((crop) => overlayOf(pixels, crop)))
    .removeAlpha();
}

/** A crop as sharp lays it over a picture. */
function overlayOf({ bytes, width }: Pixels, { box, x, y }: Crop): OverlayOptions {
  const input = Buffer.alloc(box.width * box.height * 4);
  for (let row = 0; row < box.height; row++) {
    const start = ((y + row) * width + x) * 4;
    input.set(bytes.subarray(start, start + box.width * 4), row * box.width * 4);
  }
  const raw = { width: box.width, height: box.height, channels: 4 } as const;
  return { input, raw, left: box.x, top: box.y };
}

/** Coarser steps of quality that are tried before a clip counts as too large. */
const CRF_STEP = 4;
const COARSEST_CRF = 38;

async function writeClip(
  drawn: Drawn,
  clip: ReturnType<typeof shapeOf>,
  shown: Pick<ClipProps, 'subject' | 'target'>,
  { cache, t, engine, width: pages, session }: ClipContext & { session: BrowserSession },
  file: string,
): Promise<void> {
  const { target, seconds, zoom } = clip;
  const { width, height, encoding } = target;
  const { profile, minimumBitrate } = encoding;
  const level = levelOf(width, height, minimumBitrate ?? 0);
  for (let crf = encoding.crf; crf <= COARSEST_CRF; crf += CRF_STEP) {
    const settings: VideoSettings = { width, height, profile, crf, level };
    const stream =
      engine === 'layers'
        ? await encodeLayers(drawn, clip, settings)
        : await encodeStock(session, { ...shown, zoom }, seconds, settings, pages, file);
    const frames = padded(stream, minimumBitrate);
    if (!fits(frames, encoding)) continue;
    const silence = encoding.audio === 'silence' ? await silenceOf(cache, seconds) : null;
    return writeMp4(file, target, stream, frames, silence);
  }
  throw new Error(t('clip.too-large', { target: target.id }));
}

const silences = new Map<string, Promise<string>>();

/** Silence of a clip's length, encoded once. */
function silenceOf(cache: Cache, seconds: number): Promise<string> {
  const key = hashOf('silence', ...silentPackets(seconds));
  let silence = silences.get(cache.pathOf('clips', key, 'aac'));
  if (!silence) {
    silence = cache.file('clips', key, 'aac', (file) =>
      runFfmpeg([...silentPackets(seconds), file]),
    );
    silences.set(cache.pathOf('clips', key, 'aac'), silence);
  }
  return silence;
}
