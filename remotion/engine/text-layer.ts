/** The words of a clip: a transparent picture of which most is empty. */
import type { Box } from '../design/layout/box.ts';
import { planesOf, type Plane, type Planes } from './planes.ts';

/** The samples of one plane that are not wholly transparent, by their place in the plane. */
export interface Marks {
  places: Int32Array;
  /** Opacity, 0 to 255. */
  opacities: Uint8Array;
  /** Sample multiplied by its opacity, 0 to 255. */
  samples: Uint8Array;
}

/** Marks of Y, U and V. */
export type TextLayer = readonly Marks[];

/** A part of a drawn picture and where it belongs. */
export interface Crop {
  /** In the picture that the words are written on; of even pixels. */
  box: Box;
  /** The part's corner in the drawn picture. */
  x: number;
  y: number;
}

/** Those of the words that stand in a box of even pixels of a picture. */
export const textWithin = (
  layer: TextLayer,
  box: Box,
  { width }: Pick<Planes, 'width'>,
): TextLayer =>
  layer.map(({ places, opacities, samples }, index) => {
    const step = index === 0 ? 1 : 2;
    const line = width / step;
    const [left, top] = [box.x / step, box.y / step];
    const [right, bottom] = [left + box.width / step, top + box.height / step];
    const inside: number[] = [];
    for (let mark = 0; mark < places.length; mark++) {
      const place = places[mark] as number;
      const [x, y] = [place % line, Math.floor(place / line)];
      if (x >= left && x < right && y >= top && y < bottom) inside.push(mark);
    }
    const those = (of: Int32Array | Uint8Array): number[] =>
      inside.map((mark) => of[mark] as number);
    return {
      places: Int32Array.from(those(places)),
      opacities: Uint8Array.from(those(opacities)),
      samples: Uint8Array.from(those(samples)),
    };
  });

/** Writes the words over a picture, in place, at an opacity of 0 to 1. */
export function writeTextLayer(picture: Planes, layer: TextLayer, opacity: number): void {
  planesOf(picture).forEach(({ samples: out }, index) => {
    const { places, opacities, samples } = layer[index] as Marks;
    for (let mark = 0; mark < places.length; mark++) {
      const place = places[mark] as number;
      const under = out[place] as number;
      const change = (samples[mark] as number) - ((opacities[mark] as number) * under) / 255;
      out[place] = under + opacity * change + 0.5;
    }
  });
}

/** Takes the words away again: puts back what is under them. */
export function clearTextLayer(picture: Planes, layer: TextLayer, under: Planes): void {
  const behind = planesOf(under);
  planesOf(picture).forEach(({ samples }, index) => {
    const from = (behind[index] as Plane).samples;
    const { places } = layer[index] as Marks;
    for (let mark = 0; mark < places.length; mark++) {
      const place = places[mark] as number;
      samples[place] = from[place] as number;
    }
  });
}
