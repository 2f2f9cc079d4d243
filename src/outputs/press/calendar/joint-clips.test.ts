import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NETWORKS } from '../networks.ts';
import { albums, JOINT_TARGETS, MOST_PARTS, networkPartsOf, targetFor } from './joint-clips.ts';
import { inParts, MOST_TOGETHER } from './plan.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const group = fc.record({
  clips: fc.array(fc.integer({ min: 8, max: 20 }), { maxLength: MOST_TOGETHER }),
  sheets: fc.integer({ min: 0, max: 20 }),
  slides: fc.integer({ min: 1, max: 10 }),
});

test('no network is given a clip that is too long for it, nor more posts than it takes', () => {
  fc.assert(
    fc.property(
      fc.array(group, { maxLength: 15 }),
      fc.integer({ min: 0, max: 15 }),
      (groups, more) => {
        const alone = Math.min(more, 15 - groups.length);
        const takes = networkPartsOf(groups, alone);
        takes.forEach((own, index) => {
          expect(own.map(({ network }) => network)).toEqual([...NETWORKS]);
          for (const { network, target, parts } of own) {
            expect(target).toBe(targetFor(network));
            if (parts === null) continue;
            expect(parts).toBeLessThanOrEqual(MOST_PARTS);
            for (const part of inParts(groups[index]?.clips ?? [], parts)) {
              expect(part.length).toBeGreaterThan(0);
              const seconds = sum(part) + (groups[index]?.sheets ?? 0);
              expect(seconds).toBeLessThanOrEqual(network.seconds ?? Infinity);
            }
          }
          // Whole and one cut: a third would fill disks with the same pictures.
          for (const target of JOINT_TARGETS) {
            const cuts = own.filter((one) => one.target === target && one.parts !== null);
            expect(new Set(cuts.map(({ parts }) => parts)).size).toBeLessThanOrEqual(2);
          }
        });
        NETWORKS.forEach((network, index) => {
          const own = takes.map((list) => list[index]);
          if (!own.some((one) => (one?.parts ?? 0) > 1)) return;
          const posts = own.map(
            (one, at) => one?.parts ?? albums({ slides: groups[at]?.slides ?? 0 }, network),
          );
          expect(alone + sum(posts)).toBeLessThanOrEqual(network.postsPerDay ?? Infinity);
        });
      },
    ),
  );
});

test('sixty people of fifteen seconds: whole, in four, or as pictures, by each network’s own limit', () => {
  const sixty = { clips: Array.from({ length: 60 }, () => 15), sheets: 8, slides: 10 };
  const partsPerNetwork = (groups: number, alone: number) =>
    Object.fromEntries(
      (
        networkPartsOf(
          Array.from({ length: groups }, () => sixty),
          alone,
        )[0] ?? []
      ).map(({ network, parts }) => [network.id, parts]),
    );
  expect(partsPerNetwork(1, 3)).toEqual({
    instagram: 4,
    facebook: null,
    tiktok: 4,
    youtube: 1,
    telegram: 1,
    whatsapp: null,
    threads: 4,
    x: null,
    vk: null,
    ok: 1,
  });
  // Four groups are sixteen posts: TikTok takes fifteen a day.
  expect(partsPerNetwork(4, 0)).toMatchObject({ tiktok: null, instagram: 4 });
});

test('a short joint clip goes whole to everybody, and without clips all have the pictures', () => {
  const parts = (clips: number[]) =>
    new Set(
      (networkPartsOf([{ clips, sheets: 8, slides: 3 }], 0)[0] ?? []).map((one) => one.parts),
    );
  expect(parts([15, 15, 15])).toEqual(new Set([1]));
  expect(parts([])).toEqual(new Set([null]));
});
