import type { CardProps } from './look/card.ts';
import type { Type } from './look/fonts/type.ts';
import { layoutOf } from './look/layout/index.ts';
import { placePicture } from './look/picture.ts';
import type { Target } from './formats.ts';
import { zooms } from './timing.ts';
import { evenBox, type Zoom } from './zoom.ts';

/**
 * What moves in a person's clip: a photograph that fills its box, about the middle of its clear
 * part. Prints on a mat, initials and everything on street screens stand still.
 */
export function zoomOf(card: CardProps, target: Target, type: Type): Zoom | null {
  if (!zooms(target) || !card.portrait) return null;
  const layout = layoutOf(card, target, type);
  if (placePicture(card.portrait, layout).framed) return null;
  const { clear } = layout;
  return {
    box: evenBox(layout.portrait),
    origin: { x: clear.x + clear.width / 2, y: clear.y + clear.height / 2 },
  };
}
