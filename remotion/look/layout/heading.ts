import type { CardProps } from '../card.ts';
import { pair } from './items.ts';
import type { Item } from './stack.ts';

/** Names in both languages at one size, then the years, in the serif of the social formats. */
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
    ...pair(years, {
      role: 'years',
      face: 'serif',
      size: Math.min(most, size),
      leading: 1.15,
      gap: gap * size,
      between: 0.16 * most,
      colour: 'accent',
    }),
  ];
}
