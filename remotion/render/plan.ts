/** Which pictures of a clip the encoder has to see, and which repeat one that it has seen. */
import { MAXIMUM_GOP } from '../formats.ts';
import { scaleAt, sceneAt, wordsAt, type Timeline } from '../timing.ts';

/** How a frame looks: two frames with equal appearances are the same picture. */
export interface Appearance {
  scene: number;
  /** Opacity of each word layer. */
  words: readonly number[];
  scale: number;
}

/**
 * What stands in the stream for a frame.
 * `key` and `change` are encoded, `hold` shows the picture before once more at almost no cost,
 * `repeat` is the key picture of frame `of` again.
 */
export type Step =
  { kind: 'key' | 'change'; frame: number } | { kind: 'hold' } | { kind: 'repeat'; of: number };

/** The appearance of every frame. */
export const appearancesOf = (timeline: Timeline, zooms: boolean): Appearance[] =>
  Array.from({ length: timeline.frames }, (_, frame) => ({
    scene: sceneAt(timeline, frame),
    words: timeline.beats.map((beat) => wordsAt(beat, frame)),
    scale: zooms ? scaleAt(frame) : 1,
  }));

/**
 * Key pictures stand at the beginning, where a fade has ended or a long hold begins (words are
 * sharp from their first whole frame on), and so that none is further than
 * `MAXIMUM_GOP` from the next; where the picture moves in steps, on one of its steps.
 *
 * @param looks The appearance of every frame.
 * @returns One step per frame.
 */
export function planOf(looks: readonly Appearance[]): Step[] {
  const steps: Step[] = [];
  let key = 0;
  for (let frame = 0; frame < looks.length; frame++) {
    const changed = frame === 0 || !isSame(looks[frame], looks[frame - 1]);
    const until = nextChange(looks, frame);
    const settled = isWhole(looks[frame]) && !isWhole(looks[frame - 1]);
    const due = settled || frame - key === MAXIMUM_GOP || (changed && until - key > MAXIMUM_GOP);
    if (frame > 0 && !due) steps.push(changed ? { kind: 'change', frame } : { kind: 'hold' });
    else {
      const twin = frame > 0 && isSame(looks[frame], looks[key]) ? steps[key] : undefined;
      steps.push(twin ? { kind: 'repeat', of: sourceOf(twin, key) } : { kind: 'key', frame });
      key = frame;
    }
  }
  return steps;
}

const sourceOf = (step: Step, frame: number): number => (step.kind === 'repeat' ? step.of : frame);

/** Whether words stand to be read. */
const isWhole = (look?: Appearance): boolean => look?.scene === 1 && look.words.includes(1);

/** Whether two frames show the same words in the same strength. */
export const isSameWords = (a: Appearance, b: Appearance): boolean =>
  a.words.length === b.words.length && a.words.every((value, index) => value === b.words[index]);

const isSame = (a: Appearance | undefined, b: Appearance | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.scene === b.scene &&
  a.scale === b.scale &&
  isSameWords(a, b);

/** The first frame after `frame` that looks otherwise; the end if there is none. */
function nextChange(looks: readonly Appearance[], frame: number): number {
  let next = frame + 1;
  while (next < looks.length && isSame(looks[next], looks[frame])) next += 1;
  return next;
}
