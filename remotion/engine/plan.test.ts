import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAXIMUM_GOP } from '../design/formats.ts';
import { FADE, framesOf, timelineOf } from '../design/timing.ts';
import { appearancesOf, planOf, type Appearance, type Step } from './plan.ts';

const LED = { medium: 'led', width: 768, height: 384 } as const;
const SOCIAL = { medium: 'social', width: 1920, height: 1080 } as const;

const appearancesIn = (
  seconds: number,
  beats: number,
  target: typeof LED | typeof SOCIAL,
): Appearance[] =>
  appearancesOf(
    timelineOf(
      Array.from({ length: beats }, () => 40),
      framesOf(seconds),
      target,
    ),
    target.medium === 'social',
  );

/** Runs of equal appearances of random lengths. */
const anyAppearances = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 130 }), fc.constantFrom(0, 0.5, 1)), { minLength: 1 })
  .map((runs) =>
    runs.flatMap(([length, text]) =>
      Array.from({ length }, (): Appearance => ({ scene: 1, opacities: [text], scale: 1 })),
    ),
  );

/** What a decoder shows in each frame, as the frame of which it shows the picture. */
function shown(steps: readonly Step[]): number[] {
  const frames: number[] = [];
  for (const step of steps)
    if (step.kind === 'hold') frames.push(frames.at(-1) as number);
    else if (step.kind === 'fade') frames.push(step.frame);
    else frames.push(step.kind === 'repeat' ? step.of : step.frame);
  return frames;
}

test('every frame shows its own appearance', () => {
  fc.assert(
    fc.property(anyAppearances, (appearances) => {
      const frames = shown(planOf(appearances));
      expect(frames.map((frame) => appearances[frame])).toEqual(appearances);
    }),
  );
});

test('a player can begin every two seconds, and repeats point to key pictures', () => {
  fc.assert(
    fc.property(anyAppearances, (appearances) => {
      const steps = planOf(appearances);
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
  // In, and where one beat gives way to the next: 8 frames before the second begins.
  const fades = (beats: number): number => FADE / 2 + (beats - 1) * (FADE + 8) + 2 * beats;
  for (const beats of [1, 2, 3])
    expect(count(planOf(appearancesIn(15, beats, LED)))).toBeLessThanOrEqual(fades(beats));
});

test('a clip of three beats that zooms is encoded at its fades and at each of its steps', () => {
  expect(count(planOf(appearancesIn(15, 3, SOCIAL)))).toBeLessThan(150);
  expect(count(planOf(appearancesIn(20, 3, SOCIAL)))).toBeLessThan(175);
});

test('the fade at the end is never encoded, and only a key picture comes after it', () => {
  for (const target of [LED, SOCIAL])
    for (const seconds of [10, 15, 20]) {
      const appearances = appearancesIn(seconds, 2, target);
      const steps = planOf(appearances);
      expect(steps.slice(-FADE, -1).map(({ kind }) => kind)).toEqual(Array(FADE - 1).fill('fade'));
      expect(steps.at(-1)).toEqual({ kind: 'repeat', of: 0 }); // the ground of the beginning
    }
});

test('where words rise with the picture, the end of the rise is not encoded either', () => {
  for (const target of [LED, SOCIAL]) {
    const steps = planOf(appearancesIn(15, 2, target));
    const opening = steps.slice(0, -FADE);
    const fades = opening.flatMap(({ kind }, frame) => (kind === 'fade' ? [frame] : []));
    expect(fades).toEqual(target === LED ? [8, 9, 10, 11, 12, 13, 14] : []);
    if (target === LED) expect(steps[FADE]?.kind).toBe('key');
  }
});
