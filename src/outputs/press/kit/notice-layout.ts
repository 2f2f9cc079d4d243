/** Where the parts of an announcement stand, in pictures of the networks and on sheets of paper. */
import type { Box } from '../../../../remotion/design/layout/box.ts';
import type { Align } from '../../../../remotion/design/layout/stack.ts';
import { SAFE_UPRIGHT } from '../../../../remotion/design/tokens.ts';

/** Units of the drawing; the picture's pixels, or tenths of a millimetre. */
export interface Size {
  width: number;
  height: number;
}

export interface Layout {
  text: Box;
  align: Align;
  /** The print that nobody has brought yet. */
  print: Box;
  /** A code, where the sheet is not seen on the telephone itself. */
  code: Box | null;
  /** Whom to ask, beside the code of a sheet of paper. */
  beside: Box | null;
  /** Where the horizon lies. */
  horizon: number;
}

/** Three to four, as the portraits of the memorial. */
const PRINT = 4 / 3;

const square = (x: number, y: number, side: number): Box => ({ x, y, width: side, height: side });

/** A picture of the networks: the empty print above or left of the text, within what it leaves free. */
export function picture({ width, height }: Size): Layout {
  const isTall = height > width * 1.1;
  const unit = Math.min(width, height) / 1080;
  if (!isTall) return besidePrint({ width, height }, unit);
  const isUpright = height > width * 1.5;
  const top = isUpright ? SAFE_UPRIGHT.top * unit : 90 * unit;
  const left = SAFE_UPRIGHT.left * unit;
  const right = isUpright ? SAFE_UPRIGHT.right * unit : width - left;
  const side = (isUpright ? 360 : 300) * unit;
  const print = { x: (left + right - side) / 2, y: top, width: side, height: side * PRINT };
  const horizon = isUpright ? SAFE_UPRIGHT.bottom * unit + 90 * unit : height - 165 * unit;
  const below = print.y + print.height + 50 * unit;
  const until = isUpright ? SAFE_UPRIGHT.bottom * unit : horizon - 80 * unit;
  return {
    text: { x: left, y: below, width: right - left, height: until - below },
    align: 'centre',
    print,
    code: null,
    beside: null,
    horizon,
  };
}

/** In a wide picture or a square the text stands right of the print; a wide one is seen afar too. */
function besidePrint({ width, height }: Size, unit: number): Layout {
  const isWide = width > height * 1.2;
  const margin = 90 * unit;
  const horizon = height - 145 * unit;
  const side = (isWide ? 500 : 320) * unit;
  const top = (horizon - 40 * unit - side * PRINT) / 2 + 20 * unit;
  const print = { x: margin, y: top, width: side, height: side * PRINT };
  const code = isWide
    ? square(width - margin - 230 * unit, top + side * PRINT - 230 * unit, 230 * unit)
    : null;
  const x = print.x + side + 70 * unit;
  const right = code ? code.x - 50 * unit : width - margin * 0.8;
  return {
    text: { x, y: top, width: right - x, height: side * PRINT },
    align: 'left',
    print,
    code,
    beside: null,
    horizon,
  };
}

/** A sheet on a wall: the print in the middle, the code at least 50 mm wide on a poster. */
export function paper({ width, height }: Size): Layout {
  const margin = width * 0.09;
  const horizon = height * 0.935;
  // With the free edge: of the shortest address's 25 modules 50 mm are left on A3.
  const share = Math.max(width * 0.2223, Math.min(500, width * 0.24));
  // Hills of the horizon rise by a twentieth of the width.
  const code = square(margin, horizon - width * 0.07 - share, share);
  const side = width * 0.36;
  const print = { x: (width - side) / 2, y: height * 0.055, width: side, height: side * PRINT };
  const below = print.y + print.height + height * 0.025;
  const x = code.x + code.width + width * 0.05;
  return {
    text: {
      x: margin,
      y: below,
      width: width - 2 * margin,
      height: code.y - height * 0.03 - below,
    },
    align: 'centre',
    print,
    code,
    beside: { x, y: code.y, width: width - margin - x, height: code.height },
    horizon,
  };
}
