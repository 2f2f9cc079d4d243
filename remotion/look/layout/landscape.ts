/** Portrait on the left, names across, facts in two columns: Kazakh left, Russian right. */
import type { CardProps } from '../card.ts';
import { dropLeast } from '../drop.ts';
import type { Type } from '../fonts/type.ts';
import { SOCIAL } from '../tokens.ts';
import type { Box, Layout, TextBlock } from './box.ts';
import { isAward, leftOut, oneLanguage, pair, type CardFact } from './items.ts';
import { shift, stack, type Item, type Stack } from './stack.ts';

/** Units are pixels of a picture 1080 high; a link's card is small and therefore set larger. */
const MARGIN = 110;
const CARD = { height: 800, margin: 56 };
/** Width to height of the picture. */
const PORTRAIT = 3 / 4;
const GUTTER = 92;
const BETWEEN_COLUMNS = 48;
const NAME_SIZES = [92, 88, 84, 80, 76, 72, 68, 64, 60, 57, SOCIAL.name];
const FACT = 34;
const FOOTER = SOCIAL.text;

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
  for (let facts = card.facts; ; facts = dropLeast(facts))
    for (const size of NAME_SIZES) {
      const texts = tryIt(card, facts, area, size * unit, unit, type);
      if (!texts && (facts.length > 0 || size > SOCIAL.name)) continue;
      return {
        ...target,
        texts: texts?.blocks ?? [],
        portrait,
        clear: portrait,
        veil: null,
        framed: true,
        ornament: texts?.ornament ?? null,
        dropped: leftOut(card.facts, facts),
      };
    }
}

/** The texts with names of one size, or `null` when they do not fit. */
function tryIt(
  card: CardProps,
  facts: readonly CardFact[],
  area: Box,
  size: number,
  unit: number,
  type: Type,
): { blocks: TextBlock[]; ornament: Layout['ornament'] } | null {
  const head = stack(headItems(card, size, unit), { ...area, align: 'left' }, type);
  const foot = columns(
    [footItems(card, 'kk', unit), footItems(card, 'ru', unit)],
    area,
    unit,
    type,
  );
  if (!head || !foot) return null;
  const ornamentY = area.y + head.height + 50 * unit;
  const top = facts.length > 0 ? ornamentY + 44 * unit : ornamentY;
  const body = columns(
    [factItems(facts, 'kk', unit), factItems(facts, 'ru', unit)],
    { ...area, y: top },
    unit,
    type,
  );
  if (!body) return null;
  const footTop = area.y + area.height - foot.height;
  if (top + body.height > footTop - 40 * unit) return null;
  return {
    blocks: [...head.blocks, ...body.blocks, ...shift(foot.blocks, 0, footTop - area.y)],
    ornament: {
      x: area.x + area.width / 2,
      y: ornamentY,
      width: area.width,
      height: 34 * unit,
      at: 'start',
    },
  };
}

function headItems(card: CardProps, size: number, unit: number): Item[] {
  const name = {
    role: 'name',
    face: 'serif',
    size,
    leading: 1.08,
    gap: 0,
    between: 0.22 * size,
    mostLines: 3,
  } as const;
  const years = {
    role: 'years',
    face: 'serif',
    size: Math.min(56 * unit, size),
    leading: 1.15,
    gap: 0.46 * size,
    between: 10 * unit,
    colour: 'accent',
  } as const;
  return [...pair(card.name, name), ...pair(card.years, years)];
}

function factItems(facts: readonly CardFact[], language: 'kk' | 'ru', unit: number): Item[] {
  return facts.flatMap((fact) =>
    pair(oneLanguage(fact, language), {
      role: fact.kind,
      face: isAward(fact) ? 'sansMedium' : 'sans',
      size: FACT * unit,
      leading: 1.24,
      gap: 13 * unit,
      between: 0,
      colour: isAward(fact) ? 'accent' : language === 'kk' ? 'ink' : 'quiet',
    }),
  );
}

function footItems(card: CardProps, language: 'kk' | 'ru', unit: number): Item[] {
  return [card.place, card.campaign].flatMap((text) =>
    pair(oneLanguage(text, language), {
      role: 'footer',
      face: 'sans',
      size: FOOTER * unit,
      leading: 1.24,
      gap: 10 * unit,
      between: 0,
      colour: 'quiet',
    }),
  );
}

/** Kazakh left and Russian right; a language with nothing to say leaves its column to the other. */
function columns(
  [kk, ru]: readonly [Item[], Item[]],
  area: Box,
  unit: number,
  type: Type,
): Stack | null {
  const width = (area.width - BETWEEN_COLUMNS * unit) / 2;
  const left = stack(kk, { x: area.x, y: area.y, width, align: 'left' }, type);
  const x = kk.length > 0 ? area.x + width + BETWEEN_COLUMNS * unit : area.x;
  const right = stack(ru, { x, y: area.y, width, align: 'left' }, type);
  if (!left || !right) return null;
  return {
    blocks: [...left.blocks, ...right.blocks],
    height: Math.max(left.height, right.height),
  };
}
