/** Finds what fits a social format: everything at a usual size, else less, never smaller than legible. */
import type { CardProps } from '../card.ts';
import { dropLeast } from '../drop.ts';
import type { OrnamentPlace, TextBlock } from './box.ts';
import { leftOut } from './items.ts';

export interface Fitted {
  blocks: TextBlock[];
  ornament: OrnamentPlace | null;
}

/** Name sizes from large to small: what everybody gets, and what only names of many lines get. */
export interface NameSizes {
  usual: readonly number[];
  small: readonly number[];
}

/** Facts that are worth a larger name. */
const DEAREST = 2;

/**
 * Facts go in the order of `dropLeast`; down to two of them before the name becomes small, then all,
 * then the father's name, then place and campaign.
 *
 * @param set Sets a card with names of a size, or tells by `null` that it does not fit.
 * @throws when the smallest does not fit: the layout has too little room for any name.
 */
export function fit(
  card: CardProps,
  sizes: NameSizes,
  set: (card: CardProps, size: number) => Fitted | null,
): Fitted & { dropped: string[] } {
  const all = [...sizes.usual, ...sizes.small];
  const short = { ...card, facts: [], name: card.shortName };
  const attempts: [CardProps[], readonly number[]][] = [
    [reductions(card, DEAREST), sizes.usual],
    [reductions(card, 0), sizes.small],
    [[short, { ...short, place: {}, campaign: {} }], all],
  ];
  for (const [cards, candidates] of attempts)
    for (const less of cards) {
      const best = evenest(candidates, (size) => set(less, size));
      if (best) return { ...best, dropped: leftOut(card.facts, less.facts) };
    }
  throw new Error(`${card.id}: no name fits`);
}

/** The card with ever fewer facts, down to `least`. */
function reductions(card: CardProps, least: number): CardProps[] {
  const next = dropLeast(card.facts);
  return card.facts.length > 0 && next.length >= least
    ? [card, ...reductions({ ...card, facts: next }, least)]
    : [card];
}

/** Of the sizes that fit the largest that breaks names into the fewest lines. */
function evenest(
  sizes: readonly number[],
  set: (size: number) => Fitted | null,
): Fitted | undefined {
  return sizes
    .map(set)
    .filter((fitted) => fitted !== null)
    .sort((a, b) => nameLines(a) - nameLines(b))[0];
}

const nameLines = ({ blocks }: Fitted): number =>
  blocks.reduce((sum, { role, lines }) => sum + (role === 'name' ? lines.length : 0), 0);
