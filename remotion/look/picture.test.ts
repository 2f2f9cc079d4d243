import { expect, test } from 'vitest';
import fc from 'fast-check';
import { bottom, right, type Box } from './layout/box.ts';
import { placePicture } from './picture.ts';

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });
const frame = { portrait: box(110, 110, 645, 860), clear: box(110, 110, 645, 860), veil: null };

test('a filling photograph covers its box wherever the face is', () => {
  const fraction = fc.double({ min: 0, max: 1, noNaN: true });
  const side = fc.integer({ min: 400, max: 4000 });
  fc.assert(
    fc.property(side, side, fraction, fraction, (width, height, x, y) => {
      const place = placePicture({ width, height, focal: { x, y }, role: 'portrait' }, frame);
      if (place.framed) return;
      expect(place.box.x).toBeLessThanOrEqual(frame.portrait.x + 1e-6);
      expect(place.box.y).toBeLessThanOrEqual(frame.portrait.y + 1e-6);
      expect(right(place.box)).toBeGreaterThanOrEqual(right(frame.portrait) - 1e-6);
      expect(bottom(place.box)).toBeGreaterThanOrEqual(bottom(frame.portrait) - 1e-6);
      expect(place.box.width / place.box.height).toBeCloseTo(width / height, 6);
    }),
  );
});

test('without a focal point the crop of an upright picture keeps the upper third', () => {
  const { box: placed } = placePicture({ width: 600, height: 1800, role: 'portrait' }, frame);
  const head = placed.y + placed.height * 0.3;
  expect(head).toBeGreaterThan(frame.portrait.y);
  expect(head).toBeLessThan(frame.portrait.y + frame.portrait.height * 0.5);
});

test('a tiny scan is a small print, not a blur', () => {
  const { framed, box: placed } = placePicture({ width: 48, height: 56, role: 'portrait' }, frame);
  expect(framed).toBe(true);
  expect(placed.width).toBeLessThanOrEqual(48 * 3.5);
});

test('a group is shown whole', () => {
  const { framed, box: placed } = placePicture({ width: 1800, height: 900, role: 'group' }, frame);
  expect(framed).toBe(true);
  expect(placed.x).toBeGreaterThan(frame.clear.x);
  expect(right(placed)).toBeLessThan(right(frame.clear));
});
