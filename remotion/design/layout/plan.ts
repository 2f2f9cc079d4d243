/** Places and sizes of each format: everybody's are the same. */
import { isUpright, type Target } from '../formats.ts';
import { ledPlan } from './led-plan.ts';
import type { Plan } from './plan-type.ts';
import { landscape, upright } from './social-plan.ts';

export type { Letters, Plan } from './plan-type.ts';

export function planOf({ width, height, medium }: Target): Plan {
  if (medium === 'led') return ledPlan(width, height);
  if (!isUpright({ width, height })) return landscape(width, height);
  return upright(width, height);
}
