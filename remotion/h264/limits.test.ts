import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FPS } from '../design/formats.ts';
import { fits, padded, peakBitrate } from './limits.ts';

/** Slices of random sizes; one in ten is a key picture, and so is the first. */
const stream = fc
  .array(fc.tuple(fc.integer({ min: 2, max: 30_000 }), fc.nat(9)), {
    minLength: 1,
    maxLength: 120,
  })
  .map((slices) => ({
    sequence: Uint8Array.of(0x67),
    picture: Uint8Array.of(0x68),
    slices: slices.map(([size, dice], index) => {
      const slice = new Uint8Array(size);
      slice[0] = index === 0 || dice === 0 ? 0x65 : 0x41;
      return slice;
    }),
  }));

/** Sizes of the groups of pictures in the file, with their numbers of frames. */
function groupsOf(frames: readonly (readonly Uint8Array[])[]): { bytes: number; frames: number }[] {
  const groups: { bytes: number; frames: number }[] = [];
  for (const units of frames) {
    if (((units[0] as Uint8Array)[0] as number) === 0x65) groups.push({ bytes: 0, frames: 0 });
    const group = groups.at(-1) as { bytes: number; frames: number };
    group.bytes += units.reduce((sum, unit) => sum + unit.length + 4, 0);
    group.frames += 1;
  }
  return groups;
}

test('every group of pictures has the minimum bitrate, and what has it already stays', () => {
  fc.assert(
    fc.property(stream, fc.integer({ min: 1, max: 20_000_000 }), (clip, minimum) => {
      const plain = groupsOf(padded(clip, null));
      groupsOf(padded(clip, minimum)).forEach((group, index) => {
        const wanted = (group.frames * minimum) / 8 / FPS;
        const before = plain[index]?.bytes as number;
        expect(group.bytes).toBeGreaterThanOrEqual(Math.floor(wanted));
        expect(group.bytes).toBeLessThanOrEqual(
          Math.max(before, Math.ceil(wanted)) + 30_004 + 7 * group.frames,
        );
      });
    }),
  );
});

test('without a minimum nothing is added', () => {
  fc.assert(
    fc.property(stream, (clip) => {
      expect(padded(clip, null).flat()).toEqual(clip.slices);
    }),
  );
});

test('a clip of one megabit a second fits its limits and none below', () => {
  const slices = Array.from({ length: 50 }, (_, index) => {
    const slice = new Uint8Array(4996);
    slice[0] = index === 0 ? 0x65 : 0x41;
    return slice;
  });
  const frames = padded({ sequence: slices[0]!, picture: slices[0]!, slices }, null);
  expect(peakBitrate(frames)).toBe(1_000_000);
  const limits = { maximumBitrate: null, maximumFileSize: null };
  const encoding = { profile: 'high', crf: 18, audio: 'none', minimumBitrate: null } as const;
  expect(fits(frames, { ...encoding, ...limits })).toBe(true);
  expect(fits(frames, { ...encoding, ...limits, maximumBitrate: 999_999 })).toBe(false);
  expect(fits(frames, { ...encoding, ...limits, maximumFileSize: 250_000 })).toBe(false);
});
