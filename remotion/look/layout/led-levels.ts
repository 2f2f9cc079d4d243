/** What a street screen says of a person when there is less and less room. */
import type { CardProps } from '../card.ts';
import { shorten } from '../drop.ts';
import type { FaceName } from '../fonts/faces.ts';
import { LED } from '../tokens.ts';
import type { CardFact } from './items.ts';

/** What is shown of the card; levels follow each other from everything to the name alone. */
export interface Level {
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

/** The name alone, over the whole picture if need be. */
export const BARE: Level = {
  ...{ facts: [], faces: NARROW, years: false, short: true, clear: 0, cutWords: true },
};

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
    BARE,
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
