/** Places as points of a plain map: an equirectangular projection around their middle. */

export interface MapPoint {
  latitude: number;
  longitude: number;
  /** What stands beside it. */
  label: string;
  /** What is read out for it. */
  title: string;
  href: string;
  /** People: the area of the circle. */
  count: number;
  /** Drawn as a ring, whatever the count. */
  hollow: boolean;
  /** In a square: there is a screen. */
  framed: boolean;
}

export interface DrawnPoint extends MapPoint {
  x: number;
  y: number;
  radius: number;
  /** Where the label begins or ends; `null` where it would lie on another. */
  spot: Spot | null;
}

export interface DrawnMap {
  width: number;
  height: number;
  /** A line for every two degrees. */
  meridians: number[];
  parallels: number[];
  points: DrawnPoint[];
  /** Where most people are, as a share of the width: what a narrow screen shows first. */
  focus: number;
}

const WIDTH = 1000;
/** Room for the labels of the outermost points. */
const MARGIN = { x: 150, y: 60 };
/** About as many lines of the grid from west to east. */
const LINES = 8;
const STEPS = [1, 2, 5, 10];
const SMALLEST = 5;
const LARGEST = 26;
/** As many people have the largest circle, where nowhere there are more. */
const FEW = 12;
/** A letter of a label is about as wide, a line as high. */
const LABEL = { letter: 10, height: 22 };

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const boxOfPoint = ({ x, y, radius }: Placed): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});

export function mapOf(points: readonly MapPoint[]): DrawnMap {
  const longitudes = points.map(({ longitude }) => longitude);
  const latitudes = points.map(({ latitude }) => latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const scale = (WIDTH - 2 * MARGIN.x) / Math.max(0.5, east - west);
  const stretch = 1 / Math.cos((((south + north) / 2) * Math.PI) / 180);
  const x = (longitude: number): number => round(MARGIN.x + (longitude - west) * scale);
  const y = (latitude: number): number => round(MARGIN.y + (north - latitude) * scale * stretch);
  const step = STEPS.find((size) => size * LINES >= east - west) ?? STEPS.at(-1)!;
  const height = round(y(south) + MARGIN.y);
  const busiest = Math.max(...points.map(({ count }) => count));
  const most = Math.max(FEW, busiest);
  const drawn = points.map((point) => ({
    ...point,
    x: x(point.longitude),
    y: y(point.latitude),
    // By area: twice the people, twice the ink.
    radius: round(Math.max(SMALLEST, LARGEST * Math.sqrt(point.count / most))),
  }));
  return {
    width: WIDTH,
    height,
    meridians: lines(west - (east - west), east + (east - west), step)
      .map(x)
      .filter((at) => at > 0 && at < WIDTH),
    parallels: lines(south - (east - west), north + (east - west), step)
      .map(y)
      .filter((at) => at > 0 && at < height),
    points: withLabels(drawn),
    focus: (drawn.find(({ count }) => count === busiest)?.x ?? WIDTH / 2) / WIDTH,
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

const lines = (from: number, to: number, step: number): number[] => {
  const first = Math.ceil(from / step) * step;
  return Array.from(
    { length: Math.max(0, Math.floor((to - first) / step) + 1) },
    (_, i) => first + i * step,
  );
};

type Placed = Omit<DrawnPoint, 'spot'>;

interface Spot {
  x: number;
  y: number;
  anchor: 'start' | 'end';
}

const boxOfLabel = ({ x, y, anchor }: Spot, label: string): Box => {
  const width = label.length * LABEL.letter;
  const left = anchor === 'start' ? x : x - width;
  return { left, right: left + width, top: y - LABEL.height + 5, bottom: y + 5 };
};

/** How far below the point's middle a label's line stands, nearest first. */
const OFFSETS = [6, 26, -14, 46, -34, 66, -54, 86, -74];
/** A label farther away than this has a line to its point. */
export const LEADER = 30;

/** Beside the point, right or left, above or below: the first place where nothing else lies. */
function withLabels(points: readonly Placed[]): DrawnPoint[] {
  const taken = points.map(boxOfPoint);
  const spots = new Map<Placed, Spot>();
  for (const point of points.toSorted((a, b) => b.count - a.count)) {
    const spot = OFFSETS.flatMap((dy): Spot[] => [
      { anchor: 'start', x: round(point.x + point.radius + 8), y: round(point.y + dy) },
      { anchor: 'end', x: round(point.x - point.radius - 8), y: round(point.y + dy) },
    ]).find((one) => {
      const box = boxOfLabel(one, point.label);
      return box.left > 0 && box.right < WIDTH && !taken.some((other) => overlap(box, other));
    });
    if (!spot) continue;
    taken.push(boxOfLabel(spot, point.label));
    spots.set(point, spot);
  }
  return points.map((point) => ({ ...point, spot: spots.get(point) ?? null }));
}
