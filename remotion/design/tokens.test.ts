import { describe, expect, test } from 'vitest';
import { paletteOf, TONES } from './tokens.ts';

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(TONES)('%s', (tone) => {
  test.each(['social', 'led'] as const)('is readable on %s', (medium) => {
    const { ground, ink, quiet, accent } = paletteOf(tone, medium);
    expect(contrast(ink, ground)).toBeGreaterThan(7);
    expect(contrast(quiet, ground)).toBeGreaterThan(6.5);
    expect(contrast(accent, ground)).toBeGreaterThan(4.5);
  });

  test('has no white ground in the street', () => {
    expect(luminance(paletteOf(tone, 'led').ground)).toBeLessThan(0.1);
  });
});
