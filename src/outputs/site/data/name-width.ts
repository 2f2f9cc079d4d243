/** Widths of names in the cuts they are set in; read here, since Astro's bundle finds no font files. */
import { readTypeOf } from '../../../../remotion/design/fonts/node.ts';
import type { Type } from '../../../../remotion/design/fonts/type.ts';

/** By how large they stand: what is small is cut wider. */
const CUTS = { given: 'displayRegular', name: 'display', small: 'subhead' } as const;
export type Cut = keyof typeof CUTS;

let type: Type | undefined;

/** What a letter may be set apart for weak eyes (`view.css`), em. */
const SPACING = 0.02;

/** The width of the widest word, em. */
export function widestWord(text: string, cut: Cut): number {
  const { width } = (type ??= readTypeOf(Object.values(CUTS)));
  return Math.max(
    ...text.split(/\s+/u).map((word) => width(CUTS[cut], word) + word.length * SPACING),
  );
}
