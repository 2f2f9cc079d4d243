/** Fades of a whole picture as weights on the picture before each frame. */
import type { Weight } from '../h264/slice-header.ts';
import { colourOf } from './planes.ts';
import type { Appearance, Step } from './plan.ts';

/** Of Y, U and V. */
export type Weights = readonly [Weight, Weight, Weight];

/** Weights may not be one, and at most 127 units: finer ones for what becomes fainter. */
const [FINE, COARSE] = [128, 64] as const;

/**
 * Weights for each step that fades. What is rounded away in one is made good in the next, and the
 * ground itself stays as it is.
 *
 * @param ground The flat colour, `#rrggbb`.
 */
export function weightsOf(
  appearances: readonly Appearance[],
  plan: readonly Step[],
  ground: string,
): Weights[] {
  let shown = 1;
  return appearances.map(({ scene }, frame) => {
    const ratio = plan[frame]?.kind === 'fade' ? scene / shown : 1;
    const unit = ratio < 1 ? FINE : COARSE;
    const weight = Math.min(127, Math.round(ratio * unit));
    shown = plan[frame]?.kind === 'fade' ? (shown * weight) / unit : scene;
    const weightOf = (value: number): Weight => {
      const left = Math.floor((value * weight + unit / 2) / unit);
      return { unit, weight, offset: value - left };
    };
    return colourOf(ground).map(weightOf) as [Weight, Weight, Weight];
  });
}
