import { expect, test } from 'vitest';
import { levelOf } from './level.ts';

test('the level follows size and bitrate', () => {
  expect(levelOf(768, 384, 0)).toBe('3.0');
  expect(levelOf(768, 384, 12_000_000)).toBe('3.1');
  expect(levelOf(1920, 1080, 10_000_000)).toBe('4.0');
  expect(levelOf(1080, 1920, 0)).toBe('4.0');
  expect(levelOf(3840, 2160, 0)).toBe('5.1');
});

test('a picture larger than every level is refused', () => {
  expect(() => levelOf(8000, 8000, 0)).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: No level of H.264 holds 8000×8000]`,
  );
});
