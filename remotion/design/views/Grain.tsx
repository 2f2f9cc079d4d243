import { useLayoutEffect, useRef } from 'react';
import { grainsOf, grainZone } from '../grain.ts';
import type { Box, Veil } from '../layout/box.ts';

/** White grain over the fade of a photograph. */
export function Grain({ veil, box }: { veil: Veil; box: Box }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const zone = grainZone(veil, box);
  const { x, y, width, height } = zone;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const picture = context.createImageData(width, height);
    picture.data.fill(255);
    grainsOf(veil, { x, y, width, height }).forEach((alpha, pixel) => {
      picture.data[pixel * 4 + 3] = alpha;
    });
    context.putImageData(picture, 0, 0);
  }, [veil, x, y, width, height]);
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      style={{ position: 'absolute', left: x, top: y }}
    />
  );
}
