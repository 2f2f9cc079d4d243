/** What a map is told of a place, and what is drawn of it: dots for people around its middle. */
import type { Position } from '../../../model/geography.ts';

export interface Located {
  latitude: number;
  longitude: number;
}

export const positionOf = ({ longitude, latitude }: Located): Position => [longitude, latitude];

export interface MapPoint extends Located {
  /** What stands beside it. */
  label: string;
  /** What is read out for it. */
  title: string;
  href: string;
  people: number;
  /** Only near the place: drawn as a ring. */
  isNear?: boolean;
  hasScreen?: boolean;
  /** What happened there, where a map tells more than one thing. */
  mark?: 'death' | 'grave';
}

/** Where a label stands. */
export interface Spot {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

/** A place on the sheet. */
export interface PlacedPoint extends MapPoint {
  x: number;
  y: number;
  /** Of all dots together. */
  radius: number;
  /** Path data: a dot a person, or a bundle of people. */
  dots: string;
}

export interface DrawnPoint extends PlacedPoint {
  /** Where the label begins or ends; `null` where it would lie on another. */
  spot: Spot | null;
}

/** How wide the sheet is. */
export const WIDTH = 1000;

/** Dots of one place at most; where there are more people, a dot stands for several. */
const MOST_DOTS = 400;
/** From dot to dot, and the least radius of a place. */
const STEP = 8;
const LARGEST = 60;
const SMALLEST = 6;

/** As wide as a finger: what is pressed around a place, and framed where there is a screen. */
export const touchOf = ({ radius }: Pick<DrawnPoint, 'radius'>): number => Math.max(13, radius + 4);

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
export const round = (value: number): number => Math.round(value * 10) / 10;

/** How the people of a map become dots. */
export interface Dots {
  /** People that a dot stands for. */
  perDot: number;
  /** From dot to dot. */
  step: number;
}

export function dotsFor(points: readonly Pick<MapPoint, 'people'>[]): Dots {
  const most = Math.max(1, ...points.map(({ people }) => people));
  const perDot = Math.ceil(most / MOST_DOTS);
  return { perDot, step: Math.min(STEP, LARGEST / Math.sqrt(most / perDot)) };
}

export function placePoint(
  point: MapPoint,
  { x, y }: { x: number; y: number },
  { perDot, step }: Dots,
): PlacedPoint {
  const count = Math.ceil(point.people / perDot);
  const radius = Math.max(SMALLEST, step * Math.sqrt(count));
  return { ...point, x, y, radius, dots: dotsAround(x, y, count, step) };
}

/** Dots as seeds of a sunflower, each as near to the middle as there is room. */
function dotsAround(x: number, y: number, count: number, step: number): string {
  return Array.from({ length: count }, (_, index) => {
    const [far, turn] = [step * 0.62 * Math.sqrt(index), index * GOLDEN];
    return `M${round(x + far * Math.cos(turn))} ${round(y + far * Math.sin(turn))}h0`;
  }).join('');
}
