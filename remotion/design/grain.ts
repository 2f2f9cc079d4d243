/** Fine grain where a photograph fades: without it the steps of an 8-bit picture are seen as bands. */
import type { Box, Veil } from './layout/box.ts';

/** Of 255: the most that a grain lightens; less would not outlast the encoder. */
const STRENGTH = 12;
/** How soon after a fade's beginning, and how late before its end, grain has its full strength. */
const SOON = 20;

/** The whole pixels in which the picture is neither opaque nor gone. */
export function grainZone({ axis, stops, sides }: Veil, box: Box): Box {
  const from = Math.round(stops[0]?.at ?? 0);
  const to = Math.round(stops.at(-1)?.at ?? 0);
  const start = axis === 'y' && sides > 0 ? box.y : from;
  const zone =
    axis === 'x'
      ? { x: from, y: box.y, width: to - from, height: box.height }
      : { x: box.x, y: start, width: box.width, height: to - start };
  return {
    x: Math.round(zone.x),
    y: Math.round(zone.y),
    width: Math.max(1, Math.round(zone.width)),
    height: Math.max(1, Math.round(zone.height)),
  };
}

/** Opacity of the white grain on each pixel of the zone, row by row: the same in every picture. */
export function grainsOf({ axis, stops, sides }: Veil, zone: Box): Uint8Array {
  const { x, y, width, height } = zone;
  const along = Array.from({ length: axis === 'x' ? width : height }, (_, index) =>
    opacityAt(stops, (axis === 'x' ? x : y) + index),
  );
  const grains = new Uint8Array(width * height);
  let seed = 0x9e3779b9;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      seed ^= seed << 13;
      seed ^= seed >>> 17;
      seed ^= seed << 5;
      const aside = Math.min(column, width - 1 - column) + 0.5;
      const edge = sides > 0 ? Math.min(1, aside / sides) : 1;
      const alpha = (along[axis === 'x' ? column : row] as number) * edge;
      const weight = Math.min(1, SOON * alpha * (1 - alpha));
      grains[row * width + column] = ((seed >>> 8) & 0xff) * weight * (STRENGTH / 255) + 0.5;
    }
  return grains;
}

function opacityAt(stops: Veil['stops'], at: number): number {
  const next = stops.findIndex((stop) => stop.at > at);
  const [before, after] = [stops.at(next < 0 ? -1 : next - 1), stops[next]];
  if (next === 0 || !before) return after?.opacity ?? 1;
  if (!after) return before.opacity;
  const part = at - before.at;
  return before.opacity + ((after.opacity - before.opacity) * part) / (after.at - before.at);
}
