/** Portrait on the left, names across, facts in two columns. */
import type { CardProps } from '../card.ts';
import type { Type } from '../fonts/type.ts';
import { SOCIAL } from '../tokens.ts';
import type { Box, Layout } from './box.ts';
import { factColumns, footer, hasColumns } from './columns.ts';
import { fit, type Fitted } from './fit.ts';
import { heading } from './heading.ts';
import { shift, stack } from './stack.ts';

/** Units are pixels of a picture 1080 high; a link's card is small and therefore set larger. */
const MARGIN = 110;
const CARD = { height: 800, margin: 56 };
/** Width to height of the picture. */
const PORTRAIT = 3 / 4;
const GUTTER = 92;
const NAME = { usual: [86, 82, 78, 74, 70], small: [66, 62, 58, SOCIAL.name] };
const YEARS = 56;
const FACT = 33;

/** Room above and below the line under the names, and the size of years that stand in columns. */
interface Room {
  above: number;
  below: number;
  years: number;
}

const ROOMS: readonly [Room, Room] = [
  { above: 50, below: 46, years: 40 },
  { above: 28, below: 34, years: FACT },
];

export function landscape(
  card: CardProps,
  target: { width: number; height: number },
  type: Type,
): Layout {
  const small = target.height < CARD.height;
  const unit = target.height / (small ? CARD.height : 1080);
  const margin = Math.round((small ? CARD.margin : MARGIN) * unit);
  const height = target.height - 2 * margin;
  const portrait: Box = { x: margin, y: margin, width: Math.round(height * PORTRAIT), height };
  const x = portrait.x + portrait.width + Math.round(GUTTER * unit);
  const area: Box = { ...portrait, x, width: target.width - margin - x };
  const { blocks, ornament, dropped } = fit(card, NAME, ROOMS, (less, size, room) =>
    set(less, size * unit, room, area, unit, type),
  );
  return {
    ...target,
    portrait,
    clear: portrait,
    veil: null,
    framed: true,
    texts: blocks,
    ornament,
    dropped,
  };
}

/** Names hang from the picture's upper edge, place and campaign stand on its lower edge. */
function set(
  card: CardProps,
  size: number,
  room: Room,
  area: Box,
  unit: number,
  type: Type,
): Fitted | null {
  const columns = { unit, align: 'left', fact: FACT, years: room.years, type } as const;
  const items = heading(card, { size, years: YEARS * unit, gap: 0.46 });
  const head = stack(items, { ...area, align: 'left' }, type);
  const foot = footer(card, { ...columns, area });
  if (!head || !foot) return null;
  const line = area.y + head.height + room.above * unit;
  const below = { ...area, y: line + (hasColumns(card) ? room.below * unit : 0) };
  const body = factColumns(card, { ...columns, area: below });
  const footTop = area.y + area.height - foot.height;
  if (!body || below.y + body.height > footTop - 34 * unit) return null;
  return {
    blocks: [...head.blocks, ...body.blocks, ...shift(foot.blocks, 0, footTop - area.y)],
    ornament: {
      x: area.x + area.width / 2,
      y: line,
      width: area.width,
      height: 34 * unit,
      at: 'start',
    },
  };
}
