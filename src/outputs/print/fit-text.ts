/** Text of a sheet: both languages at one size, as large as its place allows. */
import type { Bilingual } from '../../../remotion/design/card-schema.ts';
import type { Type } from '../../../remotion/design/fonts/type.ts';
import type { Box, TextBlock } from '../../../remotion/design/layout/box.ts';
import { pair, type Style } from '../../../remotion/design/layout/items.ts';
import { shift, stack, type Align, type Stack } from '../../../remotion/design/layout/stack.ts';

/** What both languages write alike. */
export const alike = (text: string): Bilingual => ({ kk: text, ru: text });

/** A text and how large it is as a part of the leading size. */
export interface Line {
  text: Bilingual;
  face: Style['face'];
  /** Of the leading size, 1 by default; while that is not below its own least, not smaller than `least`. */
  share?: number;
  least?: number;
  /** Above the line, of the leading size; 0 by default. */
  gap?: number;
  colour?: TextBlock['colour'];
  role?: Style['role'];
  /** The second language's letters, where it steps back by weight. */
  second?: Style['face'];
}

/** What is set in an area, and within which sizes. */
export interface TextFitting {
  lines: readonly Line[];
  area: Box;
  /** The leading size is looked for between these, in units. Of `usual` sizes the first that fits. */
  sizes: { most: number; least: number; usual?: readonly number[] };
  align?: Align;
  /** How much smaller letters may become to stand in fewer lines; 1: the largest size is best. */
  fewer?: number;
  /** Where the text stands when it does not fill the area: 0 above, 1 below. */
  at?: number;
}

/** From one size to the next. */
const STEP = 0.97;
/** Nothing is smaller, in units: a hundred wide letters without a space on a plate. */
const TINIEST = 2;

/**
 * Sets the lines at the largest size that fits; of sizes close to it the one with fewest lines.
 * What does not fit at the least size is set smaller: a sheet of many shall not fail by one name.
 * @throws when the text cannot be set at any size.
 */
export function fitText(fitting: TextFitting, type: Type): TextBlock[] {
  const { area, sizes, align = 'centre', at = 0, fewer = FEWER } = fitting;
  const setAt = (size: number): Stack | null => {
    const set = stack(itemsOf(fitting.lines, size, sizes.least), { ...area, align }, type);
    return set && set.height <= area.height ? set : null;
  };
  const placed = ({ blocks, height }: Stack): TextBlock[] =>
    shift(blocks, 0, (area.height - height) * at);
  for (const size of sizes.usual ?? []) {
    const set = setAt(size);
    if (set) return placed(set);
  }
  let best: { set: Stack; lines: number } | undefined;
  let largest = 0;
  const least = (): number => (best ? Math.max(sizes.least, largest * fewer) : TINIEST);
  for (let size = sizes.most; size >= least(); size *= STEP) {
    const set = setAt(size);
    if (!set) continue;
    largest ||= size;
    const lines = set.blocks.reduce((sum, block) => sum + block.lines.length, 0);
    if (!best || lines < best.lines) best = { set, lines };
  }
  if (!best)
    throw new Error(`No room for ${fitting.lines[0]?.text.kk ?? fitting.lines[0]?.text.ru}`);
  return placed(best.set);
}

/** So much smaller a name may become to stand in fewer lines. */
const FEWER = 0.8;

const itemsOf = (lines: readonly Line[], leading: number, usual: number) =>
  lines.flatMap(
    ({ text, face, share = 1, least = 0, gap = 0, colour, role = 'service', second = face }) => {
      const size = leading < usual ? share * leading : Math.max(share * leading, least);
      const items = pair(text, {
        role,
        face,
        size,
        leading: 1.12,
        gap: gap * leading,
        between: size * 0.3,
        ...(colour && { colour }),
      });
      return items.map((item, index) => (index === 0 ? item : { ...item, face: second }));
    },
  );
