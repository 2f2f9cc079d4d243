import type { BeatKind, StoryRole } from '../story.ts';
import type { FaceName } from '../fonts/faces.ts';

/** A rectangle in the target's pixels from its top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Role = StoryRole | 'footer';

/** One line, ready to draw: `x` is its left edge. */
export interface Line {
  text: string;
  x: number;
  baseline: number;
  width: number;
}

/** A text in one language with its lines; `box` holds all ink from ascenders to descenders. */
export interface TextBlock {
  role: Role;
  /** BCP 47; `zxx` for what is the same in every language. */
  language: 'kk' | 'ru' | 'zxx';
  face: FaceName;
  /** Pixels per em. */
  size: number;
  colour: 'ink' | 'quiet' | 'accent';
  lines: Line[];
  box: Box;
}

/** Where a photograph's edge fades: opacities at places along one axis, in the target's pixels. */
export interface Veil {
  axis: 'x' | 'y';
  stops: readonly { at: number; opacity: number }[];
  /** Pixels over which both other edges fade. */
  sides: number;
}

/** A photograph in its place. */
export interface PicturePlace {
  /** Fills `box` up to its veil, or lies as a print on the ground. */
  kind: 'bleed' | 'print';
  /** What is seen of it; a print's white edge reaches around it. */
  box: Box;
  /** The whole photograph; what reaches over the box is cut off. */
  photo: Box;
  veil: Veil | null;
  /** Pixels of a print's white edge. */
  edge: number;
  /** Where the face is, the point that stays when the picture grows. */
  face: { x: number; y: number };
}

/** The line of the horizon from `x` on; below it lies the earth. */
export interface HorizonPlace {
  /** Path data in its own box (`src/model/horizon.ts`). */
  path: string;
  x: number;
  /** Of the ground line. */
  y: number;
  width: number;
  /** Pixels of its right end that stay open, for somebody who did not come back. */
  open: number;
  /** The earth fills the picture from the ground line down. */
  earth: boolean;
}

/** Everything but the words of the beats. */
export interface Scene {
  picture: PicturePlace | null;
  horizon: HorizonPlace | null;
  /** Place and campaign. */
  texts: TextBlock[];
}

/** The words of one beat. */
export interface TextPlace {
  kind: BeatKind;
  /** A picture of its own, over the photograph and everything of the scene. */
  scene: Scene | null;
  texts: TextBlock[];
  /** Gold bars between them. */
  bars: Box[];
}

/** Where everything of a person's clip stands, known before anything is drawn. */
export interface Layout {
  width: number;
  height: number;
  scene: Scene;
  textLayers: TextPlace[];
}

/** The box with so many pixels more on each side. */
export const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

export const right = (box: Box): number => box.x + box.width;
export const bottom = (box: Box): number => box.y + box.height;
