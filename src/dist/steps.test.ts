import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSteps, STEPS, withNeeds } from './steps.ts';

test('a kit draws no clip, and whatever needs playlists needs clips and photographs too', () => {
  expect([...withNeeds(['kit'])]).toEqual(['kit']);
  expect([...withNeeds(['print'])].sort()).toEqual(['clips', 'led', 'photos', 'print']);
  expect([...withNeeds(STEPS)].sort()).toEqual([...STEPS].sort());
});

test('what is needed needs nothing more, in whatever order steps are named', () => {
  fc.assert(
    fc.property(fc.subarray([...STEPS], { minLength: 1 }), (wanted) => {
      const needed = withNeeds(wanted);
      expect([...needed]).toEqual(expect.arrayContaining(wanted));
      expect(withNeeds([...needed].reverse())).toEqual(needed);
      expect(readSteps('--only', wanted.join())).toEqual(wanted);
    }),
  );
});
