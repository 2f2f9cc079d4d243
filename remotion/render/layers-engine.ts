/** The fast engine: two pictures of the browser, everything between them computed here. */
import type { ClipTarget } from '../formats.ts';
import { typeOfNode } from '../look/fonts/node.ts';
import { groundOf, zoomOf } from '../motion.ts';
import type { Subject } from '../subject.ts';
import { framesOf } from '../timing.ts';
import type { Zoom } from '../zoom.ts';
import { openComposer, type Pictures } from './compose.ts';
import { encodePlan, type VideoSettings } from './encode.ts';
import type { Stream } from './h264.ts';
import { decodeOpaque } from './planes.ts';
import { appearanceAt, planOf, type Appearance } from './plan.ts';
import { decodeWords } from './words.ts';

/** A person's two pictures as PNG: everything but the words, and the words on nothing. */
export interface Drawn {
  scene: Buffer;
  words: Buffer;
}

/** What is to be made of them. */
interface ClipShape {
  target: ClipTarget;
  seconds: number;
  zoom: Zoom | null;
  ground: string;
}

/** How a clip of the subject moves, and between what. */
export const shapeOf = (
  subject: Subject,
  { target, seconds }: Pick<ClipShape, 'target' | 'seconds'>,
): ClipShape => ({
  ...{ target, seconds, ground: groundOf(subject, target) },
  zoom: zoomOf(subject, target, typeOfNode()),
});

export async function picturesOf(
  { scene, words }: Drawn,
  { target: { width, height }, zoom, ground }: Omit<ClipShape, 'seconds'>,
): Promise<Pictures> {
  return {
    scene: await decodeOpaque(scene, width, height),
    words: await decodeWords(words, width, height),
    zoom,
    ground,
  };
}

/** Encodes a clip; only the frames that differ from the one before pass through the encoder. */
export async function encodeLayers(
  drawn: Drawn,
  clip: ClipShape,
  settings: VideoSettings,
): Promise<Stream> {
  const { seconds, zoom } = clip;
  const pictures = await picturesOf(drawn, clip);
  const frames = framesOf(seconds);
  const looks = Array.from({ length: frames }, (_, frame) =>
    appearanceAt(frame, frames, zoom !== null),
  );
  const compose = await openComposer(pictures);
  return encodePlan(settings, planOf(looks), (frame) => compose(looks[frame] as Appearance));
}
