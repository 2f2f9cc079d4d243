/**
 * Street screens: few words, bold sans, nothing below what is read from the street. The portrait
 * stands beside the text or, on upright screens, above it; whatever keeps more is taken.
 */
import type { CardProps } from '../card.ts';
import type { FaceName } from '../fonts/faces.ts';
import type { Type } from '../fonts/type.ts';
import { LED } from '../tokens.ts';
import type { Box, Layout, TextBlock } from './box.ts';
import { smallerThan } from './fit.ts';
import { leftOut, pair } from './items.ts';
import { BARE, levelsOf, type Level } from './led-levels.ts';
import { shift, stack, type Item } from './stack.ts';
import { hyphenate } from './typeset.ts';

/** Of the shorter side. */
const PADDING = 0.055;
/** Of the shorter side; years of the name's size. */
const LARGEST = { name: 0.165, years: 0.74, fact: 0.076 };
/** The portrait's share of the width beside the text, and its largest width to height. */
const BESIDE = { usual: 1 / 3, narrow: 0.29, square: 0.36, mostShape: 0.75 };
/** The portrait's share of the height above the text. */
const ABOVE = 0.66;
/**
 * Above the text a picture is at most this much wider than its clear part is high, or a head would
 * not find room in it; then its sides fade over a part of the width.
 */
const ABOVE_SHAPE = { most: 1.9, sides: 0.14 };

interface Size {
  width: number;
  height: number;
}

export function led(card: CardProps, target: Size, type: Type): Layout {
  const base = Math.min(target.width, target.height);
  for (const level of levelsOf(card))
    for (const arrange of arrangements(target, level))
      for (const face of level.faces) {
        const sizes = level.cutWords ? nameSizes(base).slice(-1) : nameSizes(base);
        const layouts = sizes
          .map((size) => arrange(card, level, { face, size }, target, type))
          .filter((layout) => layout !== null);
        const best = layouts.find(isEven) ?? layouts[0];
        if (best) return best;
      }
  for (const size of smallerThan(Math.ceil(base * LED.name)))
    for (const arrange of arrangements(target, BARE))
      for (const face of BARE.faces) {
        const layout = arrange(card, BARE, { face, size }, target, type);
        if (layout) return layout;
      }
  throw new Error(`${card.id}: no name fits ${target.width} × ${target.height}`);
}

/** Whether the name takes as many lines in both languages. */
function isEven({ texts }: Layout): boolean {
  const lines = texts.filter(({ role }) => role === 'name').map((block) => block.lines.length);
  return new Set(lines).size <= 1;
}

/** From large to the smallest that is read from the street, in whole pixels. */
function nameSizes(base: number): number[] {
  const least = Math.ceil(base * LED.name);
  const most = Math.floor(base * LARGEST.name);
  const step = Math.max(1, Math.round(base / 160));
  const sizes: number[] = [];
  for (let size = most; size > least; size -= step) sizes.push(size);
  return [...sizes, least];
}

type Arrange = (
  card: CardProps,
  level: Level,
  name: { face: FaceName; size: number },
  target: Size,
  type: Type,
) => Layout | null;

/** Everybody's portrait is as wide; it becomes narrower only where the name would not fit else. */
function arrangements({ width, height }: Size, { facts, years }: Level): Arrange[] {
  if (width < height * 0.9) return [above];
  if (width < height * 1.2) return facts.length > 0 ? [above] : [above, beside(BESIDE.square)];
  const usual = beside(BESIDE.usual);
  if (facts.length > 0) return [usual];
  return years ? [usual, beside(BESIDE.narrow)] : [usual, beside(BESIDE.narrow), above];
}

const padding = ({ width, height }: Size): number => Math.round(Math.min(width, height) * PADDING);

/** Portrait to the edge on the left, at most three by four. */
const beside =
  (share: number): Arrange =>
  (card, level, name, target, type) => {
    const pad = padding(target);
    const portrait: Box = {
      x: 0,
      y: 0,
      width: Math.round(Math.min(target.height * BESIDE.mostShape, target.width * share)),
      height: target.height,
    };
    const x = portrait.width + pad;
    const column = { x, y: 0, width: target.width - pad - x, align: 'left' } as const;
    const text = stack(items(card, level, name, target, column.width, type), column, type);
    const room = target.height * (1 - 2 * LED.margin);
    if (!text || text.height > room) return null;
    const y = Math.round((target.height - text.height) / 2);
    return {
      ...layout(card, level, target, shift(text.blocks, 0, y)),
      portrait,
      clear: portrait,
      veil: null,
    };
  };

/** Portrait across the top, fading into the ground where the text begins. */
const above: Arrange = (card, level, name, target, type) => {
  const pad = padding(target);
  const column = { x: pad, y: 0, width: target.width - 2 * pad, align: 'centre' } as const;
  const text = stack(items(card, level, name, target, column.width, type), column, type);
  if (!text) return null;
  const top = Math.round(target.height - pad - text.height);
  if (top < target.height * level.clear) return null;
  const height = Math.round(target.height * ABOVE);
  const from = Math.max(0, Math.min(top - target.height * 0.06, height * 0.86));
  const free = Math.round(Math.max(from * 0.92, 1));
  const width = Math.min(target.width, Math.round(free * ABOVE_SHAPE.most));
  const x = Math.round((target.width - width) / 2);
  const y = top > height ? Math.round(height + (target.height - height - text.height) / 2) : top;
  return {
    ...layout(card, level, target, shift(text.blocks, 0, y)),
    portrait: { x, y: 0, width, height },
    clear: { x, y: 0, width, height: free },
    veil: {
      sides: width < target.width ? width * ABOVE_SHAPE.sides : 0,
      from: free,
      to: Math.min(height, Math.max(top + name.size * 0.1, free + 2)),
    },
  };
};

function layout(
  card: CardProps,
  level: Level,
  target: Size,
  texts: TextBlock[],
): Omit<Layout, 'portrait' | 'clear' | 'veil'> {
  const dropped = leftOut(card.facts, level.facts);
  return { ...target, texts, framed: false, ornament: null, dropped };
}

function items(
  card: CardProps,
  level: Level,
  { face, size }: { face: FaceName; size: number },
  target: Size,
  width: number,
  type: Type,
): Item[] {
  const base = Math.min(target.width, target.height);
  const least = Math.ceil(base * LED.text);
  const given = level.short ? card.shortName : card.name;
  const cut = (text: string | undefined): string | undefined =>
    text && level.cutWords ? hyphenate(text, { type, face, size, width }) : text;
  const name = { role: 'name', face, size, leading: 1.04, gap: 0, between: size * 0.26 } as const;
  const years = {
    role: 'years',
    face: 'bold',
    size: Math.max(least, Math.round(size * LARGEST.years)),
    leading: 1.1,
    gap: size * 0.42,
    between: size * 0.12,
    colour: 'accent',
  } as const;
  const fact = {
    face: 'sansMedium',
    size: Math.max(least, Math.round(base * LARGEST.fact)),
    leading: 1.16,
    gap: size * 0.34,
    between: size * 0.12,
  } as const;
  return [
    ...pair({ kk: cut(given.kk), ru: cut(given.ru) }, name),
    ...(level.years ? pair(card.years, years) : []),
    ...level.facts.flatMap((entry) => pair(entry, { ...fact, role: entry.kind })),
  ];
}
