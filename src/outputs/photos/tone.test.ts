import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROJECT } from '../../base/platform/cache.ts';
import { readTone, TONE_STEPS, toneOf } from './tone.ts';

const byte = fc.integer({ min: 0, max: 255 });

test('every colour has a step, no darker for more light, and only warm ones are sepia', () => {
  fc.assert(
    fc.property(byte, byte, byte, byte, (red, green, blue, more) => {
      const { step, tint } = toneOf(red, green, blue);
      expect(Number.isInteger(step) && step >= 0 && step < TONE_STEPS).toBe(true);
      expect(toneOf(red, Math.max(green, more), blue).step).toBeGreaterThanOrEqual(step);
      if (tint === 'sepia') expect(red).toBeGreaterThan(blue);
      expect(toneOf(green, green, green).tint).toBe('grey');
    }),
  );
  expect([toneOf(0, 0, 0).step, toneOf(255, 255, 255).step]).toEqual([0, TONE_STEPS - 1]);
});

test('a grey photograph is told from a brown one', async () => {
  const tone = (name: string) => readTone(path.join(PROJECT, 'fixtures/photos', name));
  expect(await tone('02-portrait-bw-3x4.jpg')).toEqual({ step: 2, tint: 'grey' });
  expect(await tone('04-damaged-scan-sepia.jpg')).toEqual({ step: 3, tint: 'sepia' });
});
