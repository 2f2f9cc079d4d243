/** Where a photograph lies in its box: cropped around the face, framed when small, whole for groups. */
import type { Portrait } from './card.ts';
import { bottom, right, type Box, type Layout } from './layout/box.ts';
import { ENLARGEMENT } from './tokens.ts';

export interface PicturePlace {
  /** The whole photograph in the target's pixels; what reaches over the portrait box is clipped. */
  box: Box;
  /** Shown as a print with a border on a mat instead of filling the box. */
  framed: boolean;
}

/** Where a face is when nobody has pointed at it: people are photographed with the head above. */
const HEAD = { x: 0.5, y: 0.36 };
/** Where the face comes to lie, as a fraction of the clear part's height. */
const EYE_LEVEL = { full: 0.43, veiled: 0.6 };
/** Where the middle of a print comes to lie. */
const PRINT_LEVEL = 0.46;
/** Share of the clear part that a framed print may take. */
const PRINT = 0.86;

export function placePicture(
  portrait: Pick<Portrait, 'width' | 'height' | 'focal' | 'role'>,
  layout: Pick<Layout, 'portrait' | 'clear' | 'veil'>,
): PicturePlace {
  const { width, height } = portrait;
  const fill = Math.max(layout.portrait.width / width, layout.portrait.height / height);
  if (portrait.role === 'group' || fill > ENLARGEMENT.fill) return asPrint(portrait, layout.clear);
  const focal = portrait.focal ?? HEAD;
  const { clear, portrait: box } = layout;
  const size = { width: width * fill, height: height * fill };
  const x = clear.x + clear.width / 2 - focal.x * size.width;
  const y =
    clear.y + clear.height * EYE_LEVEL[layout.veil ? 'veiled' : 'full'] - focal.y * size.height;
  return {
    framed: false,
    box: {
      x: clamp(x, right(box) - size.width, box.x),
      y: clamp(y, bottom(box) - size.height, box.y),
      ...size,
    },
  };
}

function asPrint({ width, height }: Pick<Portrait, 'width' | 'height'>, clear: Box): PicturePlace {
  const scale = Math.min(
    (clear.width * PRINT) / width,
    (clear.height * PRINT) / height,
    ENLARGEMENT.framed,
  );
  const size = { width: width * scale, height: height * scale };
  const x = clear.x + (clear.width - size.width) / 2;
  const y = clear.y + (clear.height - size.height) * PRINT_LEVEL;
  return { framed: true, box: { x, y, ...size } };
}

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));
