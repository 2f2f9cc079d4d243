/** Portrait above, fading into the ground, centred text below: upright and square pictures. */
import type { CardProps } from '../card.ts';
import { dropLeast } from '../drop.ts';
import type { Type } from '../fonts/type.ts';
import { SAFE_UPRIGHT, SOCIAL } from '../tokens.ts';
import type { Box, Layout, TextBlock } from './box.ts';
import { isAward, leftOut, pair, type CardFact } from './items.ts';
import { shift, stack, type Item } from './stack.ts';

/** Places in units of a picture 1080 wide. */
interface Plan {
  /** Height of the picture, and of its part above the veil. */
  picture: number;
  clear: { top: number; bottom: number };
  text: { left: number; right: number; top: number; bottom: number };
  nameSizes: readonly number[];
}

const UPRIGHT: Plan = {
  picture: 800,
  clear: { top: 210, bottom: 590 },
  text: { ...SAFE_UPRIGHT, top: 748 },
  nameSizes: [76, 72, 68, 64, 60, 57, SOCIAL.name],
};

const SQUARE: Plan = {
  picture: 590,
  clear: { top: 40, bottom: 410 },
  text: { left: 72, right: 1008, top: 536, bottom: 1020 },
  nameSizes: [72, 68, 64, 60, 57, SOCIAL.name],
};

const FACT = 32;

export function column(
  card: CardProps,
  target: { width: number; height: number },
  type: Type,
): Layout {
  const plan = target.height > target.width * 1.3 ? UPRIGHT : SQUARE;
  const unit = target.width / 1080;
  const { left, right, top, bottom } = plan.text;
  const area: Box = {
    x: left * unit,
    y: top * unit,
    width: (right - left) * unit,
    height: (bottom - top) * unit,
  };
  const portrait = { x: 0, y: 0, width: target.width, height: plan.picture * unit };
  const clear = {
    x: area.x,
    y: plan.clear.top * unit,
    width: area.width,
    height: (plan.clear.bottom - plan.clear.top) * unit,
  };
  const veil = { from: plan.clear.bottom * unit, to: plan.picture * unit };
  const common = { ...target, portrait, clear, veil, framed: false };
  for (let facts = card.facts; ; facts = dropLeast(facts))
    for (const size of plan.nameSizes) {
      const set = tryIt(card, facts, area, size * unit, unit, type);
      if (!set && (facts.length > 0 || size > SOCIAL.name)) continue;
      const dropped = leftOut(card.facts, facts);
      return { ...common, texts: set?.blocks ?? [], ornament: set?.ornament ?? null, dropped };
    }
}

function tryIt(
  card: CardProps,
  facts: readonly CardFact[],
  area: Box,
  size: number,
  unit: number,
  type: Type,
): { blocks: TextBlock[]; ornament: Layout['ornament'] } | null {
  const place = { x: area.x, y: area.y, width: area.width, align: 'centre' } as const;
  const text = stack([...headItems(card, size, unit), ...factItems(facts, unit)], place, type);
  const foot = stack(footItems(card, unit), place, type);
  if (!text || !foot) return null;
  const room = area.height - foot.height - 36 * unit;
  if (text.height > room) return null;
  return {
    blocks: [...text.blocks, ...shift(foot.blocks, 0, area.height - foot.height)],
    ornament: null,
  };
}

function headItems(card: CardProps, size: number, unit: number): Item[] {
  const name = {
    role: 'name',
    face: 'serif',
    size,
    leading: 1.08,
    gap: 0,
    between: 0.24 * size,
    mostLines: 3,
  } as const;
  const years = {
    role: 'years',
    face: 'serif',
    size: Math.min(50 * unit, size),
    leading: 1.15,
    gap: 0.36 * size,
    between: 8 * unit,
    colour: 'accent',
  } as const;
  return [...pair(card.name, name), ...pair(card.years, years)];
}

function factItems(facts: readonly CardFact[], unit: number): Item[] {
  return facts.flatMap((fact) =>
    pair(fact, {
      role: fact.kind,
      face: isAward(fact) ? 'sansMedium' : 'sans',
      size: FACT * unit,
      leading: 1.22,
      gap: 18 * unit,
      between: 7 * unit,
      ...(isAward(fact) ? { colour: 'accent' as const } : {}),
    }),
  );
}

/** Place and campaign, each language on a line of its own. */
function footItems(card: CardProps, unit: number): Item[] {
  const join = (language: 'kk' | 'ru'): string | undefined =>
    [card.place[language], card.campaign[language]].filter(Boolean).join(' · ') || undefined;
  return pair(
    { kk: join('kk'), ru: join('ru') },
    {
      role: 'footer',
      face: 'sans',
      size: SOCIAL.text * unit,
      leading: 1.22,
      gap: 0,
      between: 6 * unit,
      colour: 'quiet',
    },
  );
}
