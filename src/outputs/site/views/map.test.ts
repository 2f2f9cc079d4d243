import { expect, test } from 'vitest';
import { positionsOf } from '../../../model/geography.ts';
import { mapOf } from './map.ts';
import { dotsFor, type MapPoint } from './map-points.ts';

const point = (label: string, longitude: number, latitude: number, people: number): MapPoint => ({
  label,
  longitude,
  latitude,
  people,
  title: label,
  href: `/${label}/`,
});
const APART = [point('a', 66, 50, 3), point('b', 78, 46, 0), point('c', 70, 47, 1)];
const CROWD = ['d', 'e', 'f', 'g'].map((label, index) =>
  point(label, 73 + index * 0.1, 49.8 + (index % 2) * 0.15, index * 4),
);
const dotsOf = (dots: string): number => dots.split('M').length - 1;

test('one dot is one person, until a place has more than a map can hold', () => {
  const map = mapOf(APART);
  expect(map.points.map(({ dots }) => dotsOf(dots))).toEqual([3, 0, 1]);
  expect(dotsFor(APART).perDot).toBe(1);
  const crowded = [...APART, point('z', 74, 49, 9_000)];
  expect(dotsFor(crowded).perDot).toBe(23);
  const full = mapOf(crowded);
  expect(dotsOf(full.points.at(-1)?.dots ?? '')).toBeLessThanOrEqual(400);
});

test('where places crowd an inset shows each with its name, and lies on nobody', () => {
  const { inset, points } = mapOf([...APART, ...CROWD]);
  expect(inset?.points.map(({ label }) => label)).toEqual(['d', 'e', 'f', 'g']);
  expect(inset?.points.every(({ spot }) => spot)).toBe(true);
  for (const { x, y } of points)
    expect(x > inset!.left && x < inset!.right && y > inset!.top && y < inset!.bottom).toBe(false);
  expect(mapOf(APART).inset).toBeNull();
});

test('waters are drawn where they lie and named where there is room', () => {
  const line = '73.07 50.63, 72.70 50.70, 72.39 50.73';
  const [water] = mapOf(APART, [{ name: 'Есіл', kind: 'river', line }]).waters;
  expect(water?.path.startsWith('M')).toBe(true);
  expect(positionsOf(line)).toHaveLength(3);
  expect(positionsOf('73.07')).toBeNull();
  expect(positionsOf('73.07 250, 1 2')).toBeNull();
});
