/** Names on a map: each stands where nothing else lies, or not at all. */
import { round, touchOf, type DrawnPoint, type PlacedPoint, type Spot } from './map-points.ts';

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A letter of a label is about as wide, a line as high. */
const LABEL = { letter: 9.5, height: 22 };

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
export const boxAround = ({ x, y }: { x: number; y: number }, by: number): Box => ({
  left: x - by,
  right: x + by,
  top: y - by,
  bottom: y + by,
});
export const boxOf = (all: readonly { x: number; y: number }[], by: number): Box => ({
  left: Math.min(...all.map(({ x }) => x)) - by,
  right: Math.max(...all.map(({ x }) => x)) + by,
  top: Math.min(...all.map(({ y }) => y)) - by,
  bottom: Math.max(...all.map(({ y }) => y)) + by,
});

const reachOf = (point: PlacedPoint): number =>
  point.hasScreen ? touchOf(point) : point.radius + 2;

const boxOfLabel = ({ x, y, anchor }: Spot, label: string): Box => {
  const width = label.length * LABEL.letter;
  const left = x - width * { start: 0, middle: 0.5, end: 1 }[anchor];
  return { left, right: left + width, top: y - LABEL.height + 5, bottom: y + 5 };
};

/** How far below the point's middle a label's line stands, nearest first. */
const OFFSETS = [24, -12, 40, -28];

/** Right and left of the point, above and below it, then a little off. */
function spotsAround(point: PlacedPoint): Spot[] {
  const reach = reachOf(point) + 6;
  const beside = (dy: number): Spot[] => [
    { anchor: 'start', x: round(point.x + reach), y: round(point.y + dy) },
    { anchor: 'end', x: round(point.x - reach), y: round(point.y + dy) },
  ];
  return [
    ...beside(6),
    { anchor: 'middle', x: point.x, y: round(point.y - reach) },
    { anchor: 'middle', x: point.x, y: round(point.y + reach + 14) },
    ...OFFSETS.flatMap(beside),
  ];
}

/** Gives those that are named the first place around them where nothing else lies, the fullest first. */
export function labelled(
  points: readonly PlacedPoint[],
  taken: Box[],
  bounds: Box,
  isNamed: (point: PlacedPoint) => boolean = () => true,
): DrawnPoint[] {
  const spots = new Map<PlacedPoint, Spot>();
  for (const point of points.filter(isNamed).toSorted((a, b) => b.people - a.people)) {
    const spot = freeSpot(spotsAround(point), point.label, taken, bounds);
    if (spot) spots.set(point, spot);
  }
  return points.map((point) => ({ ...point, spot: spots.get(point) ?? null }));
}

/** The first spot at which a label lies on nothing; from then on it is taken. */
export function freeSpot(
  spots: readonly Spot[],
  label: string,
  taken: Box[],
  bounds: Box,
): Spot | null {
  const spot = spots.find((one) => isFree(boxOfLabel(one, label), taken, bounds));
  if (!spot) return null;
  taken.push(boxOfLabel(spot, label));
  return spot;
}

const isFree = (box: Box, taken: readonly Box[], bounds: Box): boolean =>
  box.left > bounds.left &&
  box.right < bounds.right &&
  box.top > bounds.top &&
  box.bottom < bounds.bottom &&
  !taken.some((other) => overlap(box, other));
