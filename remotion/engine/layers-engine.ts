/** The fast engine: few pictures of the browser, everything between them computed here. */
import type { ClipTarget } from '../design/formats.ts';
import { typeOfNode } from '../design/fonts/node.ts';
import { groundOf, timelineOfSubject, zoomOf, type Zoom } from '../design/motion.ts';
import type { Subject } from '../design/subject.ts';
import { framesOf, type Timeline } from '../design/timing.ts';
import type { Board } from './board.ts';
import { openComposer, type Pictures } from './compose.ts';
import { encodePlan, type VideoSettings } from './encode.ts';
import type { Stream } from '../h264/h264.ts';
import { planesIn, type Pixels } from './planes.ts';
import { appearancesOf, planOf, type Appearance } from './plan.ts';
import { weightsOf, type Weights } from './weights.ts';
import { readTextLayer } from './read-text-layer.ts';

/** What the browser has drawn of a subject. */
export interface Drawn {
  pixels: Pixels;
  board: Board;
}

/** What is to be made of them. */
interface ClipShape {
  target: ClipTarget;
  seconds: number;
  timeline: Timeline;
  zoom: Zoom | null;
  ground: string;
}

/** How a clip of the subject moves, and between what. */
export const shapeOf = (
  subject: Subject,
  { target, seconds }: Pick<ClipShape, 'target' | 'seconds'>,
): ClipShape => ({
  target,
  seconds,
  timeline: timelineOfSubject(subject, target, framesOf(seconds)),
  ground: groundOf(subject, target),
  zoom: zoomOf(subject, target, typeOfNode()),
});

export const picturesOf = (
  { pixels, board }: Drawn,
  { target: { width, height }, zoom, ground }: Pick<ClipShape, 'target' | 'zoom' | 'ground'>,
): Pictures => ({
  scene: planesIn(pixels, { x: 0, y: 0, width, height }),
  textLayers: board.textLayers.map((crops) => readTextLayer(pixels, crops, width)),
  zoom,
  ground,
});

/** Encodes a clip; only the frames that differ from the one before pass through the encoder. */
export async function encodeLayers(
  drawn: Drawn,
  clip: ClipShape,
  settings: VideoSettings,
): Promise<Stream> {
  const appearances = appearancesOf(clip.timeline, clip.zoom !== null);
  const compose = await openComposer(picturesOf(drawn, clip));
  const plan = planOf(appearances);
  const weights = weightsOf(appearances, plan, clip.ground);
  return encodePlan(
    settings,
    plan,
    (frame) => compose(appearances[frame] as Appearance),
    (frame) => weights[frame] as Weights,
  );
}
