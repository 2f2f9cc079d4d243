/** Portrait above, fading into the ground, centred text below: upright and square pictures. */
import type { CardProps } from '../card.ts';
import type { Type } from '../fonts/type.ts';
import { SAFE_UPRIGHT, SOCIAL } from '../tokens.ts';
import type { Box, Layout, OrnamentPlace } from './box.ts';
import { factColumns, footer, hasColumns } from './columns.ts';
import { fit, type Fitted, type NameSizes } from './fit.ts';
import { heading } from './heading.ts';
import { shift, stack } from './stack.ts';

/** Places in units of a picture 1080 wide. */
interface Plan {
  picture: { left: number; right: number; bottom: number; sides: number };
  /** The part of the picture above the veil, for the face. */
  clear: { top: number; bottom: number };
  text: { left: number; right: number; top: number; bottom: number };
  name: NameSizes;
  years: number;
  fact: number;
  ornament: OrnamentPlace | null;
  /** How much the words may take from the picture where they must. */
  takes: readonly number[];
}

const UPRIGHT: Plan = {
  picture: { left: 0, right: 1080, bottom: 812, sides: 0 },
  clear: { top: SAFE_UPRIGHT.top - 50, bottom: 640 },
  text: { ...SAFE_UPRIGHT, top: 806 },
  name: { usual: [74, 70, 66, 62], small: [58, SOCIAL.name] },
  years: 50,
  fact: 32,
  // Below the words is what the networks cover; the line only closes the picture.
  ornament: { x: 540, y: 1420, width: 620, height: 52, at: 'centre' },
  takes: [60, 120],
};

const SQUARE: Plan = {
  picture: { left: 190, right: 890, bottom: 558, sides: 100 },
  clear: { top: 36, bottom: 414 },
  text: { left: 66, right: 1014, top: 552, bottom: 1026 },
  name: { usual: [72, 68, 64, 60], small: [57, SOCIAL.name] },
  years: 48,
  fact: 32,
  ornament: null,
  takes: [60, 100],
};

/** The same with less room for the picture and more for words, in the same units. */
const lifted = ({ picture, clear, text, ...rest }: Plan, by: number): Plan => ({
  ...rest,
  picture: { ...picture, bottom: picture.bottom - by },
  clear: { ...clear, bottom: clear.bottom - by },
  text: { ...text, top: text.top - by },
});

export function column(
  card: CardProps,
  target: { width: number; height: number },
  type: Type,
): Layout {
  const usual = target.height > target.width * 1.3 ? UPRIGHT : SQUARE;
  const unit = target.width / 1080;
  const { blocks, dropped, room } = fit(
    card,
    usual.name,
    [usual, ...usual.takes.map((by) => lifted(usual, by))],
    (less, size, plan) => set(less, size * unit, plan, unit, type),
  );
  const { picture, clear, text } = room;
  return {
    ...target,
    portrait: scaled(
      { x: picture.left, y: 0, width: picture.right - picture.left, height: picture.bottom },
      unit,
    ),
    clear: scaled(
      {
        x: picture.left + picture.sides,
        y: clear.top,
        width: picture.right - picture.left - 2 * picture.sides,
        height: clear.bottom - clear.top,
      },
      unit,
    ),
    veil: { from: clear.bottom * unit, to: (text.top + 6) * unit, sides: picture.sides * unit },
    framed: false,
    texts: blocks,
    ornament: room.ornament && { ...room.ornament, ...scaled(room.ornament, unit) },
    dropped,
  };
}

const scaled = ({ x, y, width, height }: Box, unit: number): Box => ({
  x: x * unit,
  y: y * unit,
  width: width * unit,
  height: height * unit,
});

/** Names under the face, place and campaign on the lower edge. */
function set(card: CardProps, size: number, plan: Plan, unit: number, type: Type): Fitted | null {
  const { left, right, top: start, bottom } = plan.text;
  const area = scaled({ x: left, y: start, width: right - left, height: bottom - start }, unit);
  const { fact } = plan;
  const columns = { area, unit, align: 'centre', fact, years: 1.2 * fact, type } as const;
  const items = heading(card, { size, years: plan.years * unit, gap: 0.36 });
  const head = stack(items, { ...area, align: 'centre' }, type);
  const body = factColumns(card, columns);
  const foot = footer(card, columns);
  if (!head || !body || !foot) return null;
  const top = head.height + 30 * unit;
  const end = hasColumns(card) ? top + body.height : head.height;
  if (end + 30 * unit > area.height - foot.height) return null;
  return {
    blocks: [
      ...head.blocks,
      ...shift(body.blocks, 0, top),
      ...shift(foot.blocks, 0, area.height - foot.height),
    ],
    ornament: null,
  };
}
