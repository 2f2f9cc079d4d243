/** Places on a plain map around their middle: dots for people, waters, and an inset where places crowd. */
import { positionsOf, type Position } from '../../../model/geography.ts';

export interface MapPoint {
  latitude: number;
  longitude: number;
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

interface Spot {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

export interface DrawnPoint extends MapPoint {
  x: number;
  y: number;
  /** Of all dots together. */
  radius: number;
  /** Path data: a dot a person, or a bundle of people. */
  dots: string;
  /** Where the label begins or ends; `null` where it would lie on another. */
  spot: Spot | null;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface DrawnInset extends Box {
  /** What of the map it shows. */
  of: Box;
  points: DrawnPoint[];
}

export interface DrawnMap {
  width: number;
  height: number;
  waters: { kind: MapWater['kind']; path: string; name: string; spot: Spot | null }[];
  points: DrawnPoint[];
  /** Path data of all ways, each a flat arc. */
  ways: string;
  inset: DrawnInset | null;
  /** People that a dot stands for. */
  perDot: number;
  /** Thickness of a dot. */
  dot: number;
  /** Where most people are, as a share of the width: what a narrow screen shows first. */
  focus: number;
}

const WIDTH = 1000;
/** Room for the labels of the outermost points. */
const MARGIN = { x: 130, y: 50 };
/** Dots of one place at most; where there are more people, a dot stands for several. */
const MOST_DOTS = 400;
/** From dot to dot, and the least radius of a place. */
const STEP = 8;
const LARGEST = 60;
const SMALLEST = 6;
/** A letter of a label is about as wide, a line as high. */
const LABEL = { letter: 9.5, height: 22 };
/** Nearer to each other places crowd; so many of them have an inset. */
const CROWDED = 60;
const CROWD = 4;
const INSET = { width: 330, height: 260, margin: 45 };

/** As wide as a finger: what is pressed around a place, and framed where there is a screen. */
export const touchOf = ({ radius }: Pick<DrawnPoint, 'radius'>): number => Math.max(13, radius + 4);

const reachOf = (point: Placed): number => (point.hasScreen ? touchOf(point) : point.radius + 2);

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const round = (value: number): number => Math.round(value * 10) / 10;

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const boxAround = ({ x, y }: { x: number; y: number }, by: number): Box => ({
  left: x - by,
  right: x + by,
  top: y - by,
  bottom: y + by,
});
const boxOf = (all: readonly { x: number; y: number }[], by: number): Box => ({
  left: Math.min(...all.map(({ x }) => x)) - by,
  right: Math.max(...all.map(({ x }) => x)) + by,
  top: Math.min(...all.map(({ y }) => y)) - by,
  bottom: Math.max(...all.map(({ y }) => y)) + by,
});

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
  const most = Math.max(1, ...points.map(({ people }) => people));
  const perDot = Math.ceil(most / MOST_DOTS);
  const step = Math.min(STEP, LARGEST / Math.sqrt(most / perDot));
  const place = (point: MapPoint, { x, y }: { x: number; y: number }): Placed => {
    const count = Math.ceil(point.people / perDot);
    const radius = Math.max(SMALLEST, step * Math.sqrt(count));
    return { ...point, x, y, radius, dots: dotsAround(x, y, count, step) };
  };
  const placed = points.map((point) => place(point, at(positionOf(point))));
  const crowd = crowdOf(placed);
  const box = crowd && insetBox(placed, height);
  const inset = crowd && box ? insetOf(crowd, box, place) : null;
  const sheet = Math.max(height, (inset?.bottom ?? 0) + 20);
  const isInside = (point: Placed): boolean => inset !== null && crowd!.includes(point);
  const chief = crowd?.toSorted((a, b) => b.people - a.people)[0];
  const labelled = placed.filter((point) => !isInside(point) || point === chief);
  const frame: Box = { left: 0, right: WIDTH, top: 0, bottom: sheet };
  const taken = [...placed.map((point) => boxAround(point, point.radius))];
  if (inset) taken.push(inset);
  const spots = spotsOf(labelled, taken, frame);
  return {
    width: WIDTH,
    height: sheet,
    waters: watersOn(waters, at, taken, frame),
    points: placed.map((point) => ({ ...point, spot: spots.get(point) ?? null })),
    ways: ways.map(({ from, to }) => arc(at(from), at(to))).join(''),
    inset,
    perDot,
    dot: round(step * 0.78),
    focus: (placed.find(({ people }) => people === most)?.x ?? WIDTH / 2) / WIDTH,
  };
}

/** Bent a little, so that ways there and back lie beside each other. */
function arc(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const bend = [x - (to.y - from.y) * 0.12, y + (to.x - from.x) * 0.12].map(round);
  return `M${from.x} ${from.y}Q${bend.join(' ')} ${to.x} ${to.y}`;
}

type Placed = Omit<DrawnPoint, 'spot'>;

const positionOf = ({ longitude, latitude }: MapPoint): Position => [longitude, latitude];

/** Dots as seeds of a sunflower, each as near to the middle as there is room. */
function dotsAround(x: number, y: number, count: number, step: number): string {
  return Array.from({ length: count }, (_, index) => {
    const [far, turn] = [step * 0.62 * Math.sqrt(index), index * GOLDEN];
    return `M${round(x + far * Math.cos(turn))} ${round(y + far * Math.sin(turn))}h0`;
  }).join('');
}

/** The places around the one that has most neighbours, where that is a crowd. */
function crowdOf(points: readonly Placed[]): Placed[] | null {
  const around = points.map((point) =>
    points.filter(({ x, y }) => Math.hypot(x - point.x, y - point.y) < CROWDED),
  );
  const largest = around.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return largest.length >= CROWD && largest.length < points.length ? largest : null;
}

/** A corner of the sheet where nothing lies; else below it. */
function insetBox(points: readonly Placed[], height: number): Box {
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

function insetOf(
  crowd: readonly Placed[],
  box: Box,
  place: (point: MapPoint, at: { x: number; y: number }) => Placed,
): DrawnInset {
  const of = boxOf(crowd, 12);
  const scale = Math.min(
    (INSET.width - 2 * INSET.margin) / (of.right - of.left),
    (INSET.height - 2 * INSET.margin) / (of.bottom - of.top),
  );
  const [middleX, middleY] = [(of.left + of.right) / 2, (of.top + of.bottom) / 2];
  const points = crowd.map((point) =>
    place(point, {
      x: round((box.left + box.right) / 2 + (point.x - middleX) * scale),
      y: round((box.top + box.bottom) / 2 + (point.y - middleY) * scale),
    }),
  );
  const spots = spotsOf(
    points,
    points.map((point) => boxAround(point, point.radius)),
    box,
  );
  return {
    ...box,
    of,
    points: points.map((point) => ({ ...point, spot: spots.get(point) ?? null })),
  };
}

const boxOfLabel = ({ x, y, anchor }: Spot, label: string): Box => {
  const width = label.length * LABEL.letter;
  const left = x - width * { start: 0, middle: 0.5, end: 1 }[anchor];
  return { left, right: left + width, top: y - LABEL.height + 5, bottom: y + 5 };
};

/** How far below the point's middle a label's line stands, nearest first. */
const OFFSETS = [24, -12, 40, -28];

/** Right and left of the point, above and below it, then a little off. */
function spotsAround(point: Placed): Spot[] {
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

/** For each point the first place around it where nothing else lies. */
function spotsOf(points: readonly Placed[], taken: Box[], frame: Box): Map<Placed, Spot> {
  const spots = new Map<Placed, Spot>();
  for (const point of points.toSorted((a, b) => b.people - a.people)) {
    const spot = spotsAround(point).find((one) =>
      isFree(boxOfLabel(one, point.label), taken, frame),
    );
    if (!spot) continue;
    taken.push(boxOfLabel(spot, point.label));
    spots.set(point, spot);
  }
  return spots;
}

const isFree = (box: Box, taken: readonly Box[], frame: Box): boolean =>
  box.left > frame.left &&
  box.right < frame.right &&
  box.top > frame.top &&
  box.bottom < frame.bottom &&
  !taken.some((other) => overlap(box, other));

/** Each water with its name where there is room for it along its line. */
function watersOn(
  waters: readonly MapWater[],
  at: Projection['at'],
  taken: Box[],
  frame: Box,
): DrawnMap['waters'] {
  return waters.map(({ kind, line, name }) => {
    const course = (positionsOf(line) ?? []).map(at);
    const path = `M${course.map(({ x, y }) => `${x} ${y}`).join('L')}${kind === 'lake' ? 'Z' : ''}`;
    const spot = course
      .flatMap(({ x, y }): Spot[] => [
        { anchor: 'start', x: round(x), y: round(y - 14) },
        { anchor: 'start', x: round(x), y: round(y + 24) },
      ])
      .find((one) => isFree(boxOfLabel(one, name), taken, frame));
    if (spot) taken.push(boxOfLabel(spot, name));
    return { kind, path, name, spot: spot ?? null };
  });
}
