/** Places as points of a plain map: an equirectangular projection around their middle. */

interface Point {
  id: string;
  latitude: number;
  longitude: number;
  label: string;
  title: string;
  count: number;
  screens: number;
}

export interface DrawnPoint extends Point {
  x: number;
  y: number;
  radius: number;
  textX: number;
  textY: number;
  anchor: 'start' | 'end';
}

export interface DrawnMap {
  width: number;
  height: number;
  /** A line for every two degrees. */
  meridians: number[];
  parallels: number[];
  points: DrawnPoint[];
}

const WIDTH = 1000;
/** Room for the labels of the outermost points. */
const MARGIN = { x: 150, y: 60 };
const GRID = 2;
const SMALLEST = 5;
const LARGEST = 26;
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

export function mapOf(points: readonly Point[]): DrawnMap {
  const longitudes = points.map(({ longitude }) => longitude);
  const latitudes = points.map(({ latitude }) => latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const scale = (WIDTH - 2 * MARGIN.x) / Math.max(0.5, east - west);
  const stretch = 1 / Math.cos((((south + north) / 2) * Math.PI) / 180);
  const x = (longitude: number): number => round(MARGIN.x + (longitude - west) * scale);
  const y = (latitude: number): number => round(MARGIN.y + (north - latitude) * scale * stretch);
  const most = Math.max(1, ...points.map(({ count }) => count));
  const drawn = points.map((point) => ({
    ...point,
    x: x(point.longitude),
    y: y(point.latitude),
    // By area: twice the people, twice the ink.
    radius: round(Math.max(SMALLEST, LARGEST * Math.sqrt(point.count / most))),
  }));
  return {
    width: WIDTH,
    height: round(y(south) + MARGIN.y),
    meridians: steps(west - 4, east + 4)
      .map(x)
      .filter((at) => at > 0 && at < WIDTH),
    parallels: steps(south - 2, north + 2)
      .map(y)
      .filter((at) => at > 0 && at < y(south) + MARGIN.y),
    points: withLabels(drawn),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

const steps = (from: number, to: number): number[] => {
  const first = Math.ceil(from / GRID) * GRID;
  return Array.from(
    { length: Math.max(0, Math.floor((to - first) / GRID) + 1) },
    (_, i) => first + i * GRID,
  );
};

type Placed = Omit<DrawnPoint, 'textX' | 'textY' | 'anchor'>;

interface Spot {
  textX: number;
  textY: number;
  anchor: 'start' | 'end';
}

const boxOfLabel = ({ textX, textY, anchor }: Spot, label: string): Box => {
  const width = label.length * LABEL.letter;
  const left = anchor === 'start' ? textX : textX - width;
  return { left, right: left + width, top: textY - LABEL.height + 5, bottom: textY + 5 };
};

/** Beside the point, right or left, above or below: the first place where nothing else lies. */
function withLabels(points: readonly Placed[]): DrawnPoint[] {
  const taken = points.map(boxOfPoint);
  return points.map((point) => {
    const spots = [6, 26, -14, 46, -34].flatMap((dy): Spot[] => [
      { anchor: 'start', textX: round(point.x + point.radius + 8), textY: round(point.y + dy) },
      { anchor: 'end', textX: round(point.x - point.radius - 8), textY: round(point.y + dy) },
    ]);
    const isFree = (spot: Spot): boolean => {
      const box = boxOfLabel(spot, point.label);
      return box.left > 0 && box.right < WIDTH && !taken.some((other) => overlap(box, other));
    };
    const spot = spots.find(isFree) ?? spots[0]!;
    taken.push(boxOfLabel(spot, point.label));
    return { ...point, ...spot };
  });
}
