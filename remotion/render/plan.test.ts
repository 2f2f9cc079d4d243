import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAXIMUM_GOP } from '../formats.ts';
import { framesOf } from '../timing.ts';
import { appearanceAt, planOf, type Appearance, type Step } from './plan.ts';

const looksOf = (seconds: number, zooms: boolean): Appearance[] =>
  Array.from({ length: framesOf(seconds) }, (_, frame) =>
    appearanceAt(frame, framesOf(seconds), zooms),
  );

/** Runs of equal appearances of random lengths. */
const anyLooks = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 130 }), fc.constantFrom(0, 0.5, 1)), { minLength: 1 })
  .map((runs) =>
    runs.flatMap(([length, text]) =>
      Array.from({ length }, (): Appearance => ({ scene: 1, text, scale: 1 })),
    ),
  );

/** What a decoder shows in each frame, as the frame of which it shows the picture. */
function shown(steps: readonly Step[]): number[] {
  const frames: number[] = [];
  for (const step of steps)
    if (step.kind === 'hold') frames.push(frames.at(-1) as number);
    else frames.push(step.kind === 'repeat' ? step.of : step.frame);
  return frames;
}

test('every frame shows its own appearance', () => {
  fc.assert(
    fc.property(anyLooks, (looks) => {
      const frames = shown(planOf(looks));
      expect(frames.map((frame) => looks[frame])).toEqual(looks);
    }),
  );
});

test('a player can begin every two seconds, and repeats point to key pictures', () => {
  fc.assert(
    fc.property(anyLooks, (looks) => {
      const steps = planOf(looks);
      const keys = steps.flatMap(({ kind }, frame) =>
        kind === 'key' || kind === 'repeat' ? [frame] : [],
      );
      expect(keys[0]).toBe(0);
      [...keys, steps.length].forEach((key, index, all) => {
        if (index > 0) expect(key - (all[index - 1] as number)).toBeLessThanOrEqual(MAXIMUM_GOP);
      });
      for (const step of steps)
        if (step.kind === 'repeat') expect(steps[step.of]?.kind).toBe('key');
    }),
  );
});

const count = (steps: readonly Step[]): number =>
  steps.filter(({ kind }) => kind === 'key' || kind === 'change').length;

test('a clip that stands still is encoded only while it fades', () => {
  expect(count(planOf(looksOf(15, false)))).toBe(41);
  expect(count(planOf(looksOf(10, false)))).toBe(41);
});

test('a clip that zooms is encoded at each of its steps', () => {
  expect(count(planOf(looksOf(15, true)))).toBeLessThan(130);
});
