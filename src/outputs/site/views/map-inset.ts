/** Where places of a map crowd, an inset shows them apart. */
import { boxAround, boxOf, labelled, overlap, type Box } from './map-labels.ts';
import {
  placePoint,
  round,
  WIDTH,
  type Dots,
  type DrawnPoint,
  type PlacedPoint,
} from './map-points.ts';

export interface DrawnInset extends Box {
  /** What of the map it shows. */
  of: Box;
  points: DrawnPoint[];
}

/** Nearer to each other places crowd; so many of them have an inset. */
const CROWDED = 60;
const CROWD = 4;
const INSET = { width: 330, height: 260, margin: 45 };

/** The places around the one that has most neighbours, where that is a crowd. */
export function crowdOf(points: readonly PlacedPoint[]): PlacedPoint[] | null {
  const around = points.map((point) =>
    points.filter(({ x, y }) => Math.hypot(x - point.x, y - point.y) < CROWDED),
  );
  const largest = around.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return largest.length >= CROWD && largest.length < points.length ? largest : null;
}

/** A corner of the sheet where nothing lies; else below it. */
export function insetBox(points: readonly PlacedPoint[], height: number): Box {
  const box = (left: number, top: number): Box => ({
    left,
    top,
    right: left + INSET.width,
    bottom: top + INSET.height,
  });
  const [right, low] = [WIDTH - INSET.width, height - INSET.height];
  const corners = [box(0, 0), box(right, 0), box(0, low), box(right, low)];
  const isFree = (corner: Box): boolean =>
    corner.top >= 0 &&
    !points.some((point) => overlap(corner, boxAround(point, point.radius + 30)));
  return corners.find(isFree) ?? box(0, height + 10);
}

export function insetOf(crowd: readonly PlacedPoint[], box: Box, dots: Dots): DrawnInset {
  const of = boxOf(crowd, 12);
  const scale = Math.min(
    (INSET.width - 2 * INSET.margin) / (of.right - of.left),
    (INSET.height - 2 * INSET.margin) / (of.bottom - of.top),
  );
  const [middleX, middleY] = [(of.left + of.right) / 2, (of.top + of.bottom) / 2];
  const points = crowd.map((point) =>
    placePoint(
      point,
      {
        x: round((box.left + box.right) / 2 + (point.x - middleX) * scale),
        y: round((box.top + box.bottom) / 2 + (point.y - middleY) * scale),
      },
      dots,
    ),
  );
  const taken = points.map((point) => boxAround(point, point.radius));
  return { ...box, of, points: labelled(points, taken, box) };
}
