import { useLayoutEffect, useRef } from 'react';
import type { Box, Veil } from '../layout/box.ts';

/** Of 255: the most that a grain lightens; less would not outlast the encoder. */
const STRENGTH = 9;

/**
 * Fine grain where a photograph fades: without it the steps of an 8-bit picture are seen as bands
 * on the dark ground. The same grains in every picture.
 */
export function Grain({ veil, box }: { veil: Veil; box: Box }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const zone = zoneOf(veil, box);
  const key = JSON.stringify([veil, zone]);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    context?.putImageData(grainOf(veil, zone, context), 0, 0);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` says what matters
  }, [key]);
  return (
    <canvas
      ref={canvas}
      width={zone.width}
      height={zone.height}
      style={{ position: 'absolute', left: zone.x, top: zone.y }}
    />
  );
}

/** The whole pixels in which the picture is neither opaque nor gone. */
function zoneOf({ axis, stops, sides }: Veil, box: Box): Box {
  const [from, to] = [stops[0]?.[0] ?? 0, stops.at(-1)?.[0] ?? 0].map(Math.round) as [
    number,
    number,
  ];
  const zone =
    axis === 'x'
      ? { x: from, y: box.y, width: to - from, height: box.height }
      : {
          x: box.x,
          y: sides > 0 ? box.y : from,
          width: box.width,
          height: sides > 0 ? to : to - from,
        };
  return {
    x: Math.round(zone.x),
    y: Math.round(zone.y),
    width: Math.max(1, Math.round(zone.width)),
    height: Math.max(1, Math.round(zone.height)),
  };
}

function grainOf(
  { axis, stops, sides }: Veil,
  zone: Box,
  context: CanvasRenderingContext2D,
): ImageData {
  const { x, y, width, height } = zone;
  const picture = context.createImageData(width, height);
  const along = Array.from({ length: axis === 'x' ? width : height }, (_, index) =>
    opacityAt(stops, (axis === 'x' ? x : y) + index),
  );
  let seed = 0x9e3779b9;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      seed ^= seed << 13;
      seed ^= seed >>> 17;
      seed ^= seed << 5;
      const edge =
        sides > 0 ? Math.min(1, (Math.min(column, width - 1 - column) + 0.5) / sides) : 1;
      const alpha = (along[axis === 'x' ? column : row] as number) * edge;
      const weight = Math.min(1, 6 * alpha * (1 - alpha));
      const at = (row * width + column) * 4;
      picture.data.fill(255, at, at + 3);
      picture.data[at + 3] = ((seed >>> 8) & 0xff) * weight * (STRENGTH / 255) + 0.5;
    }
  return picture;
}

function opacityAt(stops: Veil['stops'], at: number): number {
  const next = stops.findIndex(([place]) => place > at);
  if (next === 0) return stops[0]?.[1] ?? 1;
  const [from, high] = stops.at(next < 0 ? -1 : next - 1) as readonly [number, number];
  if (next < 0) return high;
  const [to, low] = stops[next] as readonly [number, number];
  return high + ((low - high) * (at - from)) / (to - from);
}
