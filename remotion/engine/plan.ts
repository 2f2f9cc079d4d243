/** Which pictures of a clip the encoder has to see, and which repeat one that it has seen. */
import { MAXIMUM_GOP } from '../design/formats.ts';
import { sceneAt, textOpacityAt, zoomAt, type Timeline } from '../design/timing.ts';

/** How a frame looks: two frames with equal appearances are the same picture. */
export interface Appearance {
  scene: number;
  /** Opacity of each text layer. */
  opacities: readonly number[];
  scale: number;
}

/**
 * What stands in the stream for a frame.
 * `key` and `change` are encoded, `hold` shows the picture before once more at almost no cost,
 * `repeat` is the key picture of frame `of` again, `fade` the picture before with so much of it
 * left in the ground.
 */
export type Step =
  | { kind: 'key' | 'change'; frame: number }
  | { kind: 'hold' }
  | { kind: 'repeat'; of: number }
  | { kind: 'fade'; frame: number };

/** The appearance of every frame. */
export const appearancesOf = (timeline: Timeline, zooms: boolean): Appearance[] =>
  Array.from({ length: timeline.frames }, (_, frame) => ({
    scene: sceneAt(timeline, frame),
    opacities: timeline.beats.map((beat) => textOpacityAt(beat, frame)),
    scale: zooms ? zoomAt(timeline, frame) : 1,
  }));

/**
 * Key pictures stand at the beginning, where a fade has ended or a long hold begins (words are
 * sharp from their first whole frame on), and so that none is further than
 * `MAXIMUM_GOP` from the next; where the picture moves in steps, on one of its steps. Fades of the
 * whole picture cost nothing: after one the encoder knows no more what a decoder shows, so that
 * nothing but a key picture may follow.
 *
 * @param all The appearance of every frame.
 * @returns One step per frame.
 */
export function planOf(all: readonly Appearance[]): Step[] {
  const steps: Step[] = [];
  const [end, rise] = [fadeAtEnd(all), riseAtStart(all)];
  let key = 0;
  for (let frame = 0; frame < all.length; frame++) {
    if ((frame > end && all[frame]?.scene !== 0) || (frame >= rise.from && frame < rise.until)) {
      steps.push({ kind: 'fade', frame });
      continue;
    }
    const changed = frame === 0 || !isSame(all[frame], all[frame - 1]);
    const until = nextChange(all, frame);
    const becomesWhole = isWhole(all[frame]) && !isWhole(all[frame - 1]);
    const ends = frame === end && all.length - key > MAXIMUM_GOP;
    const due =
      becomesWhole ||
      ends ||
      frame > end ||
      frame - key === MAXIMUM_GOP ||
      (changed && until - key > MAXIMUM_GOP);
    if (frame > 0 && !due) steps.push(changed ? { kind: 'change', frame } : { kind: 'hold' });
    else {
      const twin = [key, 0].find((other) => other < frame && isSame(all[frame], all[other]));
      const of = twin === undefined ? undefined : sourceOf(steps[twin] as Step, twin);
      steps.push(of === undefined ? { kind: 'key', frame } : { kind: 'repeat', of });
      key = frame;
    }
  }
  return steps;
}

/** The last frame before the fade that a clip ends with; its last frame if there is none. */
function fadeAtEnd(all: readonly Appearance[]): number {
  let frame = all.length - 1;
  while (frame > 0 && isFading(all[frame - 1] as Appearance, all[frame] as Appearance)) frame -= 1;
  return frame;
}

/**
 * Above this a picture that rises out of the ground is the one before made stronger. What was
 * rounded away of it grows along, so it may not have been too faint.
 */
const STRONG = 0.45;

/** That part of the rise, before the key picture with which it ends; empty where words rise too. */
function riseAtStart(all: readonly Appearance[]): { from: number; until: number } {
  const until = all.findIndex(({ scene }) => scene === 1);
  let from = until;
  const isRising = (frame: number): boolean =>
    frame > 0 && isFading(all[frame] as Appearance, all[frame - 1] as Appearance);
  if (isWhole(all[until]) && isRising(until))
    while (isRising(from - 1) && (all[from - 2]?.scene ?? 0) >= STRONG) from -= 1;
  return { from, until };
}

const isFading = (before: Appearance, after: Appearance): boolean =>
  after.scene < before.scene && after.scale === before.scale && isSameText(before, after);

const sourceOf = (step: Step, frame: number): number => (step.kind === 'repeat' ? step.of : frame);

/** Whether words stand to be read. */
const isWhole = (frame?: Appearance): boolean => frame?.scene === 1 && frame.opacities.includes(1);

/** Whether two frames show the same words in the same strength. */
export const isSameText = (a: Appearance, b: Appearance): boolean =>
  a.opacities.length === b.opacities.length &&
  a.opacities.every((value, index) => value === b.opacities[index]);

const isSame = (a: Appearance | undefined, b: Appearance | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.scene === b.scene &&
  (a.scene === 0 || (a.scale === b.scale && isSameText(a, b)));

/** The first frame after `frame` that looks otherwise; the end if there is none. */
function nextChange(all: readonly Appearance[], frame: number): number {
  let next = frame + 1;
  while (next < all.length && isSame(all[next], all[frame])) next += 1;
  return next;
}
