/**
 * Street screens: few words, bold sans, nothing below what is read from the street. The portrait
 * stands beside the text or, on upright screens, above it; whatever keeps more is taken.
 */
import type { CardProps } from '../card.ts';
import type { FaceName } from '../fonts/faces.ts';
import type { Type } from '../fonts/type.ts';
import { LED } from '../tokens.ts';
import type { Box, Layout, TextBlock } from './box.ts';
import { shorten } from '../drop.ts';
import { leftOut, pair, type CardFact } from './items.ts';
import { shift, stack, type Item } from './stack.ts';
import { hyphenate } from './typeset.ts';

interface Size {
  width: number;
  height: number;
}

/** What is shown of the card; levels follow each other from everything to the name alone. */
interface Level {
  short: boolean;
  years: boolean;
  facts: readonly CardFact[];
  faces: readonly FaceName[];
  /** Share of the height that stays free above text that stands below the portrait. */
  clear: number;
  cutWords: boolean;
}

const WIDE: readonly FaceName[] = ['bold', 'boldCondensed'];
const ANY: readonly FaceName[] = [...WIDE, 'boldNarrow'];
const NARROW: readonly FaceName[] = ['boldNarrow'];

/**
 * What goes in turn: facts from the least important, the father's name, the years; only then are
 * words broken or the text climbs over the fading portrait.
 */
export function levelsOf(card: CardProps): Level[] {
  const facts = factsForLed(card.facts);
  const names = { facts: [], faces: ANY, years: true, short: false, clear: 0.46, cutWords: false };
  return [
    ...facts.map((_, index) => ({
      ...names,
      facts: facts.slice(0, facts.length - index),
      faces: WIDE,
    })),
    names,
    { ...names, clear: 0.4 },
    { ...names, short: true },
    { ...names, short: true, years: false },
    { ...names, short: true, years: false, clear: 0.36 },
    { ...names, short: true, years: false, clear: 0.2, faces: NARROW, cutWords: true },
    { ...names, short: true, years: false, clear: 0, faces: NARROW, cutWords: true },
  ];
}

/** A title first, then service, fate and the first award, as many as a passer-by takes in. */
export function factsForLed(facts: readonly CardFact[]): CardFact[] {
  const rank = (fact: CardFact): number => ['title', 'service', 'fate', 'award'].indexOf(fact.kind);
  const wanted = [...facts]
    .filter((fact) => rank(fact) >= 0)
    .map((fact) => shorten(fact))
    .sort((a, b) => rank(a) - rank(b));
  const chosen: CardFact[] = [];
  let words = 0;
  for (const fact of wanted) {
    words += countWords(fact);
    if (words > LED.words && chosen.length > 0) break;
    chosen.push(fact);
  }
  return chosen;
}

const countWords = ({ kk = '', ru = '' }: CardFact): number =>
  Math.max(kk.split(' ').length, ru.split(' ').length);

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
  const most = Math.floor(base * 0.165);
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
  if (width < height * 1.2) return facts.length > 0 ? [above] : [above, beside(0.36)];
  const usual = beside(1 / 3);
  if (facts.length > 0) return [usual];
  return years ? [usual, beside(0.29)] : [usual, beside(0.29), above];
}

const padding = ({ width, height }: Size): number => Math.round(Math.min(width, height) * 0.07);

/** Portrait to the edge on the left, at most three by four. */
const beside =
  (share: number): Arrange =>
  (card, level, name, target, type) => {
    const pad = padding(target);
    const portrait: Box = {
      x: 0,
      y: 0,
      width: Math.round(Math.min(target.height * 0.75, target.width * share)),
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
  const height = Math.round(target.height * 0.66);
  const from = Math.max(0, Math.min(top - target.height * 0.06, height * 0.86));
  const clear = { x: 0, y: 0, width: target.width, height: Math.round(Math.max(from * 0.92, 1)) };
  const y = top > height ? Math.round(height + (target.height - height - text.height) / 2) : top;
  return {
    ...layout(card, level, target, shift(text.blocks, 0, y)),
    portrait: { x: 0, y: 0, width: target.width, height },
    clear,
    veil: {
      sides: 0,
      from: clear.height,
      to: Math.min(height, Math.max(top + name.size * 0.3, clear.height + 2)),
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
    size: Math.max(least, Math.round(size * 0.74)),
    leading: 1.1,
    gap: size * 0.42,
    between: size * 0.12,
    colour: 'accent',
  } as const;
  const fact = {
    face: 'sansMedium',
    size: Math.max(least, Math.round(base * 0.076)),
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
