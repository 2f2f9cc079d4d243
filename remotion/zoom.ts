/** What moves in a picture, for drawing in the browser and for the fast engine alike. */

/** A rectangle in whole pixels of a picture. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A part of a picture that is magnified about a point. */
export interface Zoom {
  /** Of even pixels, because chroma has half the resolution. */
  box: Box;
  /** The point that stays, in pixels of the picture. */
  origin: { x: number; y: number };
}

/** The largest rectangle of even pixels inside. */
export function evenBox({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.ceil(x / 2) * 2, Math.ceil(y / 2) * 2];
  return {
    x: left,
    y: top,
    width: Math.floor((x + width) / 2) * 2 - left,
    height: Math.floor((y + height) / 2) * 2 - top,
  };
}
