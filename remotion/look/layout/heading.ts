import type { CardProps } from '../card.ts';
import { isShared, pair } from './items.ts';
import type { Item } from './stack.ts';

/**
 * Names in both languages at one size, in the serif of the social formats, then the years if both
 * languages write them alike; else they head the columns.
 */
export function heading(
  { name, years }: CardProps,
  { size, years: most, gap }: { size: number; years: number; gap: number },
): Item[] {
  return [
    ...pair(name, {
      role: 'name',
      face: 'serif',
      size,
      leading: 1.08,
      gap: 0,
      between: 0.22 * size,
      mostLines: 3,
    }),
    ...pair(isShared(years) ? years : {}, {
      role: 'years',
      face: 'serif',
      size: Math.min(most, size),
      leading: 1.15,
      gap: gap * size,
      between: 0,
      colour: 'accent',
    }),
  ];
}
