/** Everything that is drawn for a job on one picture: a drawing costs by its pixels, nearly all. */
import type { Box, WordLayer } from '../look/layout/box.ts';
import type { Target } from '../formats.ts';
import type { Crop } from './words.ts';

/** The scene stands in the corner, the words of each beat below it, cut to where they have ink. */
export interface Board {
  width: number;
  height: number;
  words: readonly Crop[];
}

/** Crops stand side by side while there is room, then below each other; on the smallest picture. */
export function boardOf(words: readonly WordLayer[], target: Target): Board {
  const boxes = words.map((layer) => boxOf(layer, target));
  let room = 0;
  const widths = [target.width, ...boxes.map(({ width }) => (room += width))];
  return widths
    .filter((width) => width >= target.width)
    .map((width) => pack(boxes, width, target))
    .reduce((a, b) => (a.width * a.height <= b.width * b.height ? a : b));
}

function pack(boxes: readonly Box[], width: number, target: Target): Board {
  let [x, y, height] = [0, target.height, target.height];
  const crops = boxes.map((box): Crop => {
    if (x > 0 && x + box.width > width) [x, y] = [0, height];
    const crop = { box, x, y };
    x += box.width;
    height = Math.max(height, y + box.height);
    return crop;
  });
  return { width, height, words: crops };
}

/** Letters may reach over their line by a part of their size. */
const OVER = 0.35;

/** The smallest box of even pixels around all ink: all of the picture where a layer has its own. */
function boxOf(layer: WordLayer, { width, height }: Target): Box {
  const { kind: _, texts, bars, scene, ...others } = layer;
  // Whatever else a layer may come to draw must be in the box as well.
  others satisfies Record<string, never>;
  if (scene) return { x: 0, y: 0, width, height };
  const grown = texts.map(({ box, size }): Box => {
    const over = size * OVER;
    const [x, y] = [box.x - over, box.y - over];
    return { x, y, width: box.width + 2 * over, height: box.height + 2 * over };
  });
  const boxes = [...grown, ...bars];
  const least = (ends: number[]): number => Math.max(0, Math.floor(Math.min(...ends) / 2) * 2);
  const most = (ends: number[], end: number): number =>
    Math.min(end, Math.ceil(Math.max(...ends) / 2 + 0.5) * 2);
  if (boxes.length === 0) return { x: 0, y: 0, width: 2, height: 2 };
  const [x, y] = [least(boxes.map((box) => box.x)), least(boxes.map((box) => box.y))];
  const right = most(
    boxes.map((box) => box.x + box.width),
    width,
  );
  const bottom = most(
    boxes.map((box) => box.y + box.height),
    height,
  );
  return { x, y, width: right - x, height: bottom - y };
}
