/** Sets texts one under another. */
import type { FaceName } from '../fonts/faces.ts';
import type { Type } from '../fonts/type.ts';
import type { Box, Role, TextBlock } from './box.ts';
import { breakLines } from './typeset.ts';

/** A text to be set, before it has a place. */
export interface Item {
  role: Role;
  language: TextBlock['language'];
  text: string;
  face: FaceName;
  size: number;
  colour: TextBlock['colour'];
  /** Distance of baselines in em. */
  leading: number;
  /** Pixels between the block above and this one; ignored for the first. */
  gap: number;
  mostLines?: number;
}

export type Align = 'left' | 'centre';

export interface Stack {
  blocks: TextBlock[];
  /** Pixels from the top of the first capitals to the lowest descender. */
  height: number;
}

/**
 * Sets the items from the top of a column: the first line's capitals touch `y`.
 * @returns `null` when a text does not fit the column's width or its number of lines.
 */
export function stack(
  items: readonly Item[],
  column: { x: number; y: number; width: number; align: Align },
  type: Type,
): Stack | null {
  const blocks: TextBlock[] = [];
  let y = column.y;
  for (const item of items) {
    const { face, size } = item;
    const texts = breakLines(item.text, { type, face, size, width: column.width });
    if (!texts || texts.length > (item.mostLines ?? Infinity)) return null;
    const { capHeight, descent } = type.metrics(face);
    if (blocks.length > 0) y += item.gap;
    const step = item.leading * size;
    const lines = texts.map((text, index) => {
      const width = type.width(face, text) * size;
      const free = column.width - width;
      return {
        text,
        x: column.x + (column.align === 'centre' ? free / 2 : 0),
        baseline: y + capHeight * size + index * step,
        width,
      };
    });
    const end = (lines.at(-1)?.baseline ?? y) + descent * size * DESCENDERS;
    const widest = Math.max(...lines.map((line) => line.width));
    const box: Box = {
      x: Math.min(...lines.map((line) => line.x)),
      y,
      width: widest,
      height: end - y,
    };
    const { role, language, colour } = item;
    blocks.push({ role, language, face, size, colour, lines, box });
    y = end;
  }
  return { blocks, height: y - column.y };
}

/** The faces' descent leaves room for accents below; letters reach down this part of it. */
const DESCENDERS = 0.85;

/** Moves blocks down by `dy` and right by `dx` pixels. */
export const shift = (blocks: readonly TextBlock[], dx: number, dy: number): TextBlock[] =>
  blocks.map((block) => ({
    ...block,
    box: { ...block.box, x: block.box.x + dx, y: block.box.y + dy },
    lines: block.lines.map((line) => ({
      ...line,
      x: line.x + dx,
      baseline: line.baseline + dy,
    })),
  }));
