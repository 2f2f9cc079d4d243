/** Widths of names in the cuts they are set in; read here, since Astro's bundle finds no font files. */
import { readTypeOf } from '../../../../remotion/design/fonts/node.ts';
import type { Type } from '../../../../remotion/design/fonts/type.ts';

/** What a narrow column makes small is set in the wider cut of small sizes, whatever it is elsewhere. */
const CUTS = { given: 'subheadRegular', name: 'subhead' } as const;
export type Cut = keyof typeof CUTS;

let type: Type | undefined;

/** A letter: set apart for weak eyes (`view.css`), and the cuts of yet smaller sizes are wider, em. */
const SPACING = 0.04;

/** The width of the widest word, em. */
export function widestWord(text: string, cut: Cut): number {
  const { width } = (type ??= readTypeOf(Object.values(CUTS)));
  return Math.max(
    ...text.split(/\s+/u).map((word) => width(CUTS[cut], word) + word.length * SPACING),
  );
}
