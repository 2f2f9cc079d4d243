/** Everything that is drawn for a job on one picture: a drawing costs by its pixels, nearly all. */
import type { Box, WordLayer } from '../design/layout/box.ts';
import type { Target } from '../formats.ts';
import type { Crop } from './text-layer.ts';

/** The scene stands in the corner, the words of each beat below it, cut to where they have ink. */
export interface Board {
  width: number;
  height: number;
  /** The parts of each beat, which do not overlap. */
  words: readonly (readonly Crop[])[];
}

/** Parts stand side by side while there is room, then below each other; on the smallest picture. */
export function boardOf(words: readonly WordLayer[], target: Target): Board {
  const parts = words.map((layer) => partsOf(layer, target));
  let room = 0;
  return [target.width, ...parts.flat().map(({ width }) => (room += width))]
    .filter((width) => width >= target.width && width <= target.width * MOST)
    .map((width) => pack(parts, width, target))
    .reduce((a, b) => (a.width * a.height <= b.width * b.height ? a : b));
}

/** The more a board is wider than the scene, the more stays empty beside that. */
const MOST = 1.5;

/** The highest come first; each stands in the first row that has room for it. */
function pack(parts: readonly (readonly Box[])[], width: number, target: Target): Board {
  let height = target.height;
  const rows: { y: number; height: number; end: number }[] = [];
  const crops = new Map<Box, Crop>();
  for (const box of parts.flat().sort((a, b) => b.height - a.height)) {
    let row = rows.find((one) => one.end + box.width <= width && box.height <= one.height);
    if (!row) {
      rows.push((row = { y: height, height: box.height, end: 0 }));
      height += box.height;
    }
    crops.set(box, { box, x: row.end, y: row.y });
    row.end += box.width;
  }
  const words = parts.map((boxes) => boxes.map((box) => crops.get(box) as Crop));
  return { width, height, words };
}

/** Letters may reach over their line by a part of their size. */
const OVER = 0.35;

/** Boxes of even pixels around all ink: all of the picture where a layer has its own. */
function partsOf(layer: WordLayer, { width, height }: Target): Box[] {
  const { kind: _, texts, bars, scene, ...others } = layer;
  // Whatever else a layer may come to draw must be in a box as well.
  others satisfies Record<string, never>;
  if (scene) return [{ x: 0, y: 0, width, height }];
  const grown = texts.map(({ box, size }): Box => {
    const over = size * OVER;
    const [x, y] = [box.x - over, box.y - over];
    return { x, y, width: box.width + 2 * over, height: box.height + 2 * over };
  });
  const boxes = [...grown, ...bars].map((box): Box => {
    const [x, y] = [least(box.x), least(box.y)];
    const [right, bottom] = [most(box.x + box.width, width), most(box.y + box.height, height)];
    return { x, y, width: right - x, height: bottom - y };
  });
  return bandsOf(boxes);
}

const least = (start: number): number => Math.max(0, Math.floor(start / 2) * 2);
const most = (end: number, limit: number): number => Math.min(limit, Math.ceil(end / 2 + 0.5) * 2);

/** Each part is drawn for itself, which costs as much as so many pixels. */
const PART = 20_000;

/** Bands across the boxes, from the left of all that stand on it to their right. */
function bandsOf(boxes: readonly Box[]): Box[] {
  const edges = boxes.flatMap(({ y, height }) => [y, y + height]);
  const heights = [...new Set(edges)].sort((a, b) => a - b);
  const bands: Box[] = [];
  for (const [index, y] of heights.slice(0, -1).entries()) {
    const end = heights[index + 1] as number;
    const on = boxes.filter((box) => box.y < end && box.y + box.height > y);
    if (on.length === 0) continue;
    const band = around(on.map(({ x, width }) => ({ x, width, y, height: end - y })));
    const before = bands.at(-1);
    const both = before && around([before, band]);
    if (both && areaOf(both) <= areaOf(before) + areaOf(band) + PART) bands.splice(-1, 1, both);
    else bands.push(band);
  }
  return bands;
}

const areaOf = ({ width, height }: Box): number => width * height;

/** The smallest box around others. */
function around(boxes: readonly Box[]): Box {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
