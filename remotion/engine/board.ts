/** Everything that is drawn for a job on one picture: a drawing costs by its pixels, nearly all. */
import { bottom, grown, right, type Box, type TextPlace } from '../design/layout/box.ts';
import type { Target } from '../design/formats.ts';
import type { Crop } from './text-layer.ts';

/** The scene stands in the corner, the words of each beat beside and below it, cut to their ink. */
export interface Board {
  width: number;
  height: number;
  /** The parts of each beat, which do not overlap. */
  textLayers: readonly (readonly Crop[])[];
}

/** Widths that are tried, in those of the scene. */
const WIDTHS = Array.from({ length: 21 }, (_, step) => 1 + step / 20);

/**
 * The boards of clips of one size that are drawn on one page, which is as wide and as high as the
 * largest of them: all of one width, that with which the page is smallest.
 */
export function boardsOf(
  clips: readonly { textLayers: readonly TextPlace[]; target: Target }[],
): Board[] {
  const parts = clips.map(({ textLayers, target }) =>
    textLayers.map((layer) => partsOf(layer, target)),
  );
  const tries = WIDTHS.map((scale) =>
    clips.map(({ target }, index) =>
      pack(parts[index] ?? [], 2 * Math.ceil((target.width * scale) / 2), target),
    ),
  );
  return tries.reduce((a, b) => (areaOf(pageOf(a)) <= areaOf(pageOf(b)) ? a : b));
}

/** The size that holds every board of a page. */
export const pageOf = (
  boards: readonly Pick<Board, 'width' | 'height'>[],
): { width: number; height: number } => ({
  width: Math.max(...boards.map(({ width }) => width)),
  height: Math.max(...boards.map(({ height }) => height)),
});

/** The highest come first; each takes the corner of a room, and leaves one beside and one below. */
function pack(parts: readonly (readonly Box[])[], width: number, target: Target): Board {
  const rooms: Box[] = [
    { x: target.width, y: 0, width: width - target.width, height: target.height },
    { x: 0, y: target.height, width, height: Infinity },
  ];
  const crops = new Map<Box, Crop>();
  let end = target.height;
  for (const box of parts.flat().sort((a, b) => b.height - a.height)) {
    const index = rooms.findIndex((one) => box.width <= one.width && box.height <= one.height);
    const { x, y, ...room } = rooms[index] as Box;
    const [beside, below] = [room.width - box.width, room.height - box.height];
    rooms.splice(
      index,
      1,
      { x: x + box.width, y, width: beside, height: box.height },
      { x, y: y + box.height, width: room.width, height: below },
    );
    crops.set(box, { box, x, y });
    end = Math.max(end, y + box.height);
  }
  const textLayers = parts.map((boxes) => boxes.map((box) => crops.get(box) as Crop));
  return { width, height: end, textLayers };
}

/** Letters may reach over their line by a part of their size. */
const OVER = 0.35;

/** Boxes of even pixels around all ink: all of the picture where a layer has its own. */
function partsOf(layer: TextPlace, { width, height }: Target): Box[] {
  const { kind: _, texts, bars, scene, ...others } = layer;
  // Whatever else a layer may come to draw must be in a box as well.
  others satisfies Record<string, never>;
  if (scene) return [{ x: 0, y: 0, width, height }];
  const ink = [...texts.map(({ box, size }) => grown(box, size * OVER)), ...bars];
  const boxes = ink.map((box): Box => {
    const [x, y] = [least(box.x), least(box.y)];
    return { x, y, width: most(right(box), width) - x, height: most(bottom(box), height) - y };
  });
  return bandsOf(boxes);
}

const least = (start: number): number => Math.max(0, Math.floor(start / 2) * 2);
const most = (end: number, limit: number): number => Math.min(limit, Math.ceil(end / 2 + 0.5) * 2);

/** Each part is drawn for itself, which costs as much as so many pixels. */
const PART = 20_000;

/** Bands across the boxes, from the left of all that stand on it to their right. */
function bandsOf(boxes: readonly Box[]): Box[] {
  const edges = boxes.flatMap((box) => [box.y, bottom(box)]);
  const heights = [...new Set(edges)].sort((a, b) => a - b);
  const bands: Box[] = [];
  for (const [index, y] of heights.slice(0, -1).entries()) {
    const end = heights[index + 1] as number;
    const on = boxes.filter((box) => box.y < end && bottom(box) > y);
    if (on.length === 0) continue;
    const band = around(on.map(({ x, width }) => ({ x, width, y, height: end - y })));
    const before = bands.at(-1);
    const both = before && around([before, band]);
    if (both && areaOf(both) <= areaOf(before) + areaOf(band) + PART) bands.splice(-1, 1, both);
    else bands.push(band);
  }
  return bands;
}

const areaOf = ({ width, height }: Pick<Box, 'width' | 'height'>): number => width * height;

/** The smallest box around others. */
function around(boxes: readonly Box[]): Box {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const [width, height] = [Math.max(...boxes.map(right)) - x, Math.max(...boxes.map(bottom)) - y];
  return { x, y, width, height };
}
