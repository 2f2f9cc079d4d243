import type { Type } from './look/fonts/type.ts';
import { layoutOf } from './look/layout/index.ts';
import { placePicture } from './look/picture.ts';
import { paletteOf } from './look/tokens.ts';
import type { Target } from './formats.ts';
import type { Subject } from './subject.ts';
import { GROUND, zooms } from './timing.ts';
import { evenBox, type Zoom } from './zoom.ts';

/**
 * The flat colour a clip begins and ends with. Paper that rises out of the night at every clip
 * would be the one bright change in the line, so the living begin and end on their paper.
 */
export const groundOf = (subject: Subject, { medium }: Pick<Target, 'medium'>): string =>
  medium === 'social' && 'card' in subject && subject.card.tone === 'living'
    ? paletteOf('living', medium).ground
    : GROUND;

/**
 * What moves in a person's clip: a photograph that fills its box, about the middle of its clear
 * part. Prints on a mat, initials and everything on street screens stand still.
 */
export function zoomOf(subject: Subject, target: Target, type: Type): Zoom | null {
  if (!zooms(target) || !('card' in subject) || !subject.card.portrait) return null;
  const layout = layoutOf(subject.card, target, type);
  if (placePicture(subject.card.portrait, layout).framed) return null;
  const { clear } = layout;
  return {
    box: evenBox(layout.portrait),
    origin: { x: clear.x + clear.width / 2, y: clear.y + clear.height / 2 },
  };
}
