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
/** Labels nearer than this would lie on each other. */
const LABEL = { width: 130, height: 24 };

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

/** Beside the point, right or left, above or below: the first place where no other label lies. */
function withLabels(points: readonly Placed[]): DrawnPoint[] {
  const taken: { x: number; y: number }[] = [];
  return points.map((point) => {
    const spots = [6, 24, -14, 42, -32].flatMap((dy) =>
      (['start', 'end'] as const).map((anchor) => ({
        anchor,
        textX: round(anchor === 'start' ? point.x + point.radius + 8 : point.x - point.radius - 8),
        textY: round(point.y + dy),
      })),
    );
    const middle = (spot: (typeof spots)[number]) => ({
      x: spot.textX + (spot.anchor === 'start' ? 1 : -1) * (LABEL.width / 2),
      y: spot.textY,
    });
    const isFree = (spot: (typeof spots)[number]): boolean => {
      const at = middle(spot);
      return (
        taken.every(
          (o) => Math.abs(o.x - at.x) > LABEL.width || Math.abs(o.y - at.y) > LABEL.height,
        ) &&
        points.every(
          (o) =>
            o.id === point.id ||
            Math.abs(o.x - at.x) > LABEL.width / 2 + o.radius ||
            Math.abs(o.y - at.y) > LABEL.height / 2 + o.radius,
        )
      );
    };
    const spot = spots.find(isFree) ?? spots[0]!;
    taken.push(middle(spot));
    return { ...point, ...spot };
  });
}
