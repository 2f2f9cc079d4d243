import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInShard } from './jobs.ts';

test('the parts of the work are disjoint and together whole', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (id, count) => {
      const parts = Array.from({ length: count }, (_, index) =>
        isInShard(id, { index: index + 1, count }),
      );
      expect(parts.filter(Boolean)).toHaveLength(1);
    }),
  );
});

test('the parts are of about one size', () => {
  const ids = Array.from({ length: 2000 }, (_, index) => `person-${index}`);
  const sizes = Array.from(
    { length: 8 },
    (_, index) => ids.filter((id) => isInShard(id, { index: index + 1, count: 8 })).length,
  );
  expect(Math.min(...sizes)).toBeGreaterThan(190);
  expect(Math.max(...sizes)).toBeLessThan(310);
});
