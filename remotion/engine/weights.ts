/** The fade at the end of a clip as weights on the picture before each frame. */
import { WEIGHT_UNIT, type Weight } from './h264.ts';
import { colourOf } from './planes.ts';
import type { Appearance } from './plan.ts';

/** Of Y, U and V. */
export type Weights = readonly [Weight, Weight, Weight];

/**
 * Weights for each frame that is fainter than the one before. What is rounded away in one is made
 * good in the next, and the ground itself stays as it is.
 *
 * @param ground The flat colour, `#rrggbb`.
 */
export function weightsOf(looks: readonly Appearance[], ground: string): Weights[] {
  let shown = 1;
  return looks.map(({ scene }, frame) => {
    const isFainter = scene < (looks[frame - 1]?.scene ?? 0);
    if (!isFainter) shown = scene;
    const weight = isFainter ? Math.min(127, Math.round((scene / shown) * WEIGHT_UNIT)) : 127;
    if (isFainter) shown *= weight / WEIGHT_UNIT;
    const weightOf = (value: number): Weight => {
      const left = Math.floor((value * weight + WEIGHT_UNIT / 2) / WEIGHT_UNIT);
      return { weight, offset: value - left };
    };
    return colourOf(ground).map(weightOf) as [Weight, Weight, Weight];
  });
}
