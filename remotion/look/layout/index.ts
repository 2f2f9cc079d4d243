import type { CardProps } from '../card.ts';
import type { Type } from '../fonts/type.ts';
import type { Target } from '../../formats.ts';
import type { Layout } from './box.ts';
import { column } from './column.ts';
import { landscape } from './landscape.ts';
import { led } from './led.ts';

/** Where everything of a person's picture stands on a target, in its pixels. */
export function layoutOf(card: CardProps, target: Target, type: Type): Layout {
  const size = { width: target.width, height: target.height };
  if (target.medium === 'led') return led(card, size, type);
  return target.width > target.height * 1.2
    ? landscape(card, size, type)
    : column(card, size, type);
}
