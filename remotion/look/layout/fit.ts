/** Finds what fits a social format: everything at a usual size, else less, never smaller than legible. */
import type { CardProps } from '../card.ts';
import { dropLeast } from '../drop.ts';
import type { OrnamentPlace, TextBlock } from './box.ts';
import { isAward, leftOut } from './items.ts';

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
 * Facts go in the order of `dropLeast`; down to two of them before the name becomes small, down to
 * one (an award, where there is one) before the words take from the picture's room. Where nothing
 * helps all facts go, then the father's name, then place and campaign; a name for which even that
 * is too little room is smaller than any other rather than missing.
 *
 * @param rooms Ways to share the room, from the largest picture to the most room for words.
 * @param set Sets a card with names of a size, or tells by `null` that it does not fit.
 * @throws when a name cannot be read at any size.
 */
export function fit<Room>(
  card: CardProps,
  sizes: NameSizes,
  rooms: readonly [Room, ...Room[]],
  set: (card: CardProps, size: number, room: Room) => Fitted | null,
): Fitted & { dropped: string[]; room: Room } {
  const all = [...sizes.usual, ...sizes.small];
  const bare = { ...card, facts: [] };
  const short = { ...bare, name: card.shortName };
  const attempts: (readonly [CardProps, readonly number[], Room])[] = [
    ...rooms.flatMap((room) => [
      ...reductions(card).map((less) => [less, sizes.usual, room] as const),
      ...[...reductions(card), dearest(card)].map((less) => [less, sizes.small, room] as const),
    ]),
    ...[bare, short, { ...short, place: {}, campaign: {} }].flatMap((less) =>
      rooms.map((room) => [less, all, room] as const),
    ),
  ];
  for (const [less, candidates, room] of attempts) {
    const best = evenest(candidates, (size) => set(less, size, room));
    if (best) return { ...best, room, dropped: leftOut(card.facts, less.facts) };
  }
  const least = { ...short, place: {}, campaign: {} };
  for (const size of smallerThan(Math.min(...all)))
    for (const room of rooms) {
      const found = set(least, size, room);
      if (found) return { ...found, room, dropped: leftOut(card.facts, []) };
    }
  throw new Error(`${card.id}: no name fits`);
}

/** Sizes down to an eighth, for a name that nothing else makes fit. */
export const smallerThan = (size: number): number[] =>
  Array.from({ length: 20 }, (_, step) => size * 0.9 ** (step + 1));

/** The card with ever fewer facts, down to the dearest. */
function reductions(card: CardProps): CardProps[] {
  const next = dropLeast(card.facts);
  return card.facts.length > 0 && next.length >= DEAREST
    ? [card, ...reductions({ ...card, facts: next })]
    : [card];
}

/** The card with its dearest fact alone: rather an award than what somebody served as. */
function dearest(card: CardProps): CardProps {
  const { facts } = reductions(card).at(-1) as CardProps;
  const award = facts.filter(isAward);
  return { ...card, facts: (award.length > 0 ? award : facts).slice(0, 1) };
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
