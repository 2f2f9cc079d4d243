/** What a format says of places and sizes. */
import type { Target } from '../formats.ts';
import type { Box, Veil } from './box.ts';
import type { Align } from './stack.ts';

/** Letters in pixels, and the distance of their lines in em. */
export interface Letters {
  size: number;
  leading: number;
}

export interface Plan {
  medium: Target['medium'];
  width: number;
  height: number;
  /** Pixels of a unit in which the networks' formats are stated; of a street screen a 384th. */
  unit: number;
  /** Where words may stand, with a picture and without one. */
  words: Box;
  wide: Box;
  align: Align;
  /** Whether words stand on the lower edge of their room or about its middle. */
  anchor: 'bottom' | 'middle';
  name: Letters;
  years: number;
  short: number;
  deed: Letters;
  fact: Letters;
  /** A given name that stands for the portrait, from the usual size down. */
  given: readonly number[];
  /** Deeds are so much larger where no picture stands beside them. */
  alone: number;
  picture: { box: Box; eyes: { x: number; y: number }; veil: Veil | null };
  /** A small scan as a print, and a group that is shown whole; street screens have none. */
  print: Box | null;
  group: Box | null;
  /** Another picture with its caption: beside it, or below where it has no place of its own. */
  extra: { picture: Box; caption: Box | null } | null;
  horizon: { y: number; fromPicture: boolean } | null;
  footer: { size: number; baselines: readonly number[]; split: boolean };
  /** A column of its own for everything after the years, with a line before it. */
  column: { box: Box; deed: Letters; bar: Box } | null;
}

export const box = (x: number, y: number, right: number, bottom: number): Box => ({
  x,
  y,
  width: right - x,
  height: bottom - y,
});
