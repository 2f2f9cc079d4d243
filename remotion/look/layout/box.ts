import type { FaceName } from '../fonts/faces.ts';

/** A rectangle in the target's pixels from its top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Role =
  'name' | 'years' | 'service' | 'unit' | 'title' | 'award' | 'fate' | 'summary' | 'footer';

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

/** The line ornament: `x` is its middle, `y` the middle of its motif of `height`. */
export interface OrnamentPlace {
  x: number;
  y: number;
  width: number;
  height: number;
  at: 'centre' | 'start';
}

/** Where everything of a picture stands, known before anything is drawn. */
export interface Layout {
  width: number;
  height: number;
  texts: TextBlock[];
  /** What the portrait layer fills and is clipped to; a zoom happens inside it. */
  portrait: Box;
  /** The part of `portrait` that no veil covers: the face belongs here. */
  clear: Box;
  /** Between these heights the picture fades into the ground, and over `sides` pixels beside. */
  veil: { from: number; to: number; sides: number } | null;
  /** A hairline around the picture. */
  framed: boolean;
  ornament: OrnamentPlace | null;
  /** Facts left out because there is no room, by what they say. */
  dropped: string[];
}

export const right = (box: Box): number => box.x + box.width;
export const bottom = (box: Box): number => box.y + box.height;
