/** Places on a plain map around their middle, with waters, ways, and an inset where places crowd. */
import { positionsOf, type Position } from '../../../model/geography.ts';
import { crowdOf, insetBox, insetOf, type DrawnInset } from './map-inset.ts';
import { boxAround, freeSpot, labelled, type Box } from './map-labels.ts';
import {
  dotsFor,
  placePoint,
  positionOf,
  round,
  WIDTH,
  type DrawnPoint,
  type MapPoint,
  type PlacedPoint,
  type Spot,
} from './map-points.ts';

/** A life's way from one position to another. */
export interface Way {
  from: Position;
  to: Position;
}

/** A water of the map in the language of the page. */
export interface MapWater {
  name: string;
  kind: 'lake' | 'river';
  line: string;
}

export interface DrawnMap {
  width: number;
  height: number;
  waters: { kind: MapWater['kind']; path: string; name: string; spot: Spot | null }[];
  /** What the inset shows too is told once, there. */
  points: (DrawnPoint & { isRepeated: boolean })[];
  /** Path data of all ways, each a flat arc. */
  ways: string;
  inset: DrawnInset | null;
  /** Thickness of a dot. */
  dot: number;
  /** Where most people are, as a share of the width: what a narrow screen shows first. */
  focus: number;
}

/** Room for the labels of the outermost points. */
const MARGIN = { x: 130, y: 50 };

/** Where a position lies on the sheet, and how large the sheet is. */
export interface Projection {
  height: number;
  at: (position: Position) => { x: number; y: number };
}

/** Equirectangular around the middle: what is a kilometre from west to east is one from south to north. */
export function projectionOf(positions: readonly Position[]): Projection {
  const longitudes = positions.map(([longitude]) => longitude);
  const latitudes = positions.map(([, latitude]) => latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const scale = (WIDTH - 2 * MARGIN.x) / Math.max(0.5, east - west);
  const stretch = 1 / Math.cos((((south + north) / 2) * Math.PI) / 180);
  return {
    height: round(2 * MARGIN.y + (north - south) * scale * stretch),
    at: ([longitude, latitude]) => ({
      x: round(MARGIN.x + (longitude - west) * scale),
      y: round(MARGIN.y + (north - latitude) * scale * stretch),
    }),
  };
}

export function mapOf(
  points: readonly MapPoint[],
  waters: readonly MapWater[] = [],
  ways: readonly Way[] = [],
): DrawnMap {
  const { at, height } = projectionOf(points.map(positionOf));
  const dots = dotsFor(points);
  const placed = points.map((point) => placePoint(point, at(positionOf(point)), dots));
  const crowd = crowdOf(placed);
  const inset = crowd && insetOf(crowd, insetBox(placed, height), dots);
  const sheet = Math.max(height, (inset?.bottom ?? 0) + 20);
  const bounds: Box = { left: 0, right: WIDTH, top: 0, bottom: sheet };
  const taken = placed.map((point) => boxAround(point, point.radius));
  if (inset) taken.push(inset);
  const chief = crowd && fullest(crowd);
  const isNamed = (point: PlacedPoint): boolean => !crowd?.includes(point) || point === chief;
  const drawn = labelled(placed, taken, bounds, isNamed);
  return {
    width: WIDTH,
    height: sheet,
    waters: watersOn(waters, at, taken, bounds),
    points: drawn.map((point, index) => ({
      ...point,
      isRepeated: crowd?.includes(placed[index]!) ?? false,
    })),
    ways: ways.map(({ from, to }) => arc(at(from), at(to))).join(''),
    inset,
    dot: round(dots.step * 0.78),
    focus: (fullest(placed.filter(({ people }) => people > 0))?.x ?? WIDTH / 2) / WIDTH,
  };
}

/** Where most people are, the first of several. */
const fullest = (points: readonly PlacedPoint[]): PlacedPoint | undefined =>
  points.toSorted((a, b) => b.people - a.people)[0];

/** Bent a little, so that ways there and back lie beside each other. */
function arc(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const bend = [x - (to.y - from.y) * 0.12, y + (to.x - from.x) * 0.12].map(round);
  return `M${from.x} ${from.y}Q${bend.join(' ')} ${to.x} ${to.y}`;
}

/** Each water with its name where there is room for it along its line. */
function watersOn(
  waters: readonly MapWater[],
  at: Projection['at'],
  taken: Box[],
  bounds: Box,
): DrawnMap['waters'] {
  return waters.map(({ kind, line, name }) => {
    const course = (positionsOf(line) ?? []).map(at);
    const path = `M${course.map(({ x, y }) => `${x} ${y}`).join('L')}${kind === 'lake' ? 'Z' : ''}`;
    const spots = course.flatMap(({ x, y }): Spot[] => [
      { anchor: 'start', x: round(x), y: round(y - 14) },
      { anchor: 'start', x: round(x), y: round(y + 24) },
    ]);
    return { kind, path, name, spot: freeSpot(spots, name, taken, bounds) };
  });
}
