/** The fast engine: two pictures of the browser, everything between them computed here. */
import type { ClipTarget } from '../formats.ts';
import { framesOf } from '../timing.ts';
import type { Zoom } from '../zoom.ts';
import { compose } from './compose.ts';
import { encodePlan, type VideoSettings } from './encode.ts';
import type { Stream } from './h264.ts';
import { createPlanes, decodeOpaque } from './planes.ts';
import { appearanceAt, planOf, type Appearance } from './plan.ts';
import { decodeWords } from './words.ts';

/** A person's two pictures as PNG: everything but the words, and the words on nothing. */
export interface Drawn {
  scene: Buffer;
  words: Buffer;
}

/** Encodes a clip; only the frames that differ from the one before pass through the encoder. */
export async function encodeLayers(
  { scene, words }: Drawn,
  { width, height }: ClipTarget,
  { seconds, zoom }: { seconds: number; zoom: Zoom | null },
  settings: VideoSettings,
): Promise<Stream> {
  const pictures = {
    scene: await decodeOpaque(scene, width, height),
    words: await decodeWords(words, width, height),
    zoom,
  };
  const frames = framesOf(seconds);
  const looks = Array.from({ length: frames }, (_, frame) =>
    appearanceAt(frame, frames, zoom !== null),
  );
  // One picture for all frames: the encoder has taken it when the next is asked for.
  const picture = createPlanes(width, height);
  return encodePlan(settings, planOf(looks), (frame) => {
    compose(pictures, looks[frame] as Appearance, picture);
    return picture;
  });
}
