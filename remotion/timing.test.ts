import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FPS } from './formats.ts';
import { FADE, framesOf, opacityAt, scaleAt, ZOOM, zooms } from './timing.ts';

const seconds = fc.integer({ min: 3, max: 60 });

test('a clip has exactly 25 frames for each second', () => {
  expect([framesOf(10), framesOf(15)]).toEqual([250, 375]);
});

test('a fade lasts between 0.5 and 0.8 seconds', () => {
  expect(FADE / FPS).toBeGreaterThanOrEqual(0.5);
  expect(FADE / FPS).toBeLessThanOrEqual(0.8);
});

test('the first and the last frame show nothing but the ground, so that clips can follow', () => {
  fc.assert(
    fc.property(seconds, (length) => {
      const frames = framesOf(length);
      expect(opacityAt('scene', 0, frames)).toBe(0);
      expect(opacityAt('scene', frames - 1, frames)).toBe(0);
    }),
  );
});

test('everything appears once, stays, and goes once, never in a jump', () => {
  fc.assert(
    fc.property(seconds, fc.constantFrom('scene', 'text'), (length, track) => {
      const frames = framesOf(length);
      const course = Array.from({ length: frames }, (_, frame) => opacityAt(track, frame, frames));
      const steps = course.slice(1).map((opacity, index) => opacity - (course[index] as number));
      for (const step of steps) expect(Math.abs(step)).toBeLessThanOrEqual(1 / FADE + 1e-9);
      const turns = steps.filter((step) => step !== 0).map(Math.sign);
      expect(turns.join('')).toMatch(/^1+(?:-1)*$/);
      expect(Math.max(...course)).toBe(1);
    }),
  );
});

test('the face is whole before the words are', () => {
  expect(opacityAt('scene', FADE, 250)).toBe(1);
  expect(opacityAt('text', FADE, 250)).toBeLessThan(0.5);
});

test('a photograph grows steadily by at most 4 % in social formats and stands on LED', () => {
  const scales = Array.from({ length: framesOf(15) }, (_, frame) => scaleAt(frame));
  expect(scales[0]).toBe(1);
  expect(Math.max(...scales)).toBeLessThanOrEqual(1.04);
  expect(scales).toEqual(scales.toSorted((a, b) => a - b));
  expect(new Set(scales).size).toBe(Math.ceil(scales.length / ZOOM.step));
  expect([zooms({ medium: 'social' }), zooms({ medium: 'led' })]).toEqual([true, false]);
});
