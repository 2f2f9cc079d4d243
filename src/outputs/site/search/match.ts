/** Who is meant by what was typed: pure, the same in tests and in the page. */
import { foldName, skeletonOf, stemOfPatronymic } from '../../../model/fold-name.ts';
import { otherLayout } from './other-layout.ts';

/** Folded words of one person's names in all languages and spellings. */
export type Words = readonly string[];

/** How far a typed word is from a word of the name; what is dearer is only a last resort. */
const COST = { exact: 0, prefix: 1, patronymic: 1, inflected: 2, skeleton: 4, typo: 5 } as const;

/** Dearer matches stand only where nobody matches within this cost. */
const CERTAIN = COST.inflected;

const SHORTEST = { inflected: 5, skeleton: 3, typo: 4 } as const;
const LONGEST_ENDING = 4;

/**
 * The people meant by `query`, best first, as indices into `people`; those equally near keep their
 * order. Every typed word has to be found in one person, in any order; where three or more were
 * typed, one may be unknown to us.
 */
export function matchNames(query: string, people: readonly Words[]): number[] {
  const typed = foldName(query);
  if (typed.length === 0) return [];
  const certain = rank(people, (words) => total(typed, words, certainCost));
  if (certain.length > 0) return certain;
  const nearly = rank(people, (words) => total(typed, words, anyCost));
  if (nearly.length > 0 || typed.length < 3) return nearly;
  return rank(people, (words) => totalButOne(typed, words));
}

/** As `matchNames`; where nobody is found, by the same keys in the other layout. */
export function matchTyped(query: string, people: readonly Words[]): number[] {
  const found = matchNames(query, people);
  const meant = found.length > 0 ? null : otherLayout(query);
  return meant === null ? found : matchNames(meant, people);
}

function rank(people: readonly Words[], costOf: (words: Words) => number): number[] {
  const found: { index: number; cost: number }[] = [];
  people.forEach((words, index) => {
    const cost = costOf(words);
    if (cost < Infinity) found.push({ index, cost });
  });
  return found.sort((a, b) => a.cost - b.cost || a.index - b.index).map(({ index }) => index);
}

type WordCost = (typed: string, word: string) => number;

/** The cost of all typed words, infinite when one of them is not found. */
function total(typed: readonly string[], words: Words, cost: WordCost): number {
  let sum = 0;
  for (const one of typed) {
    sum += cheapest(one, words, cost);
    if (sum === Infinity) return Infinity;
  }
  return sum;
}

function totalButOne(typed: readonly string[], words: Words): number {
  const costs = typed.map((one) => cheapest(one, words, certainCost)).sort((a, b) => a - b);
  return costs.slice(0, -1).reduce((sum, cost) => sum + cost, 0);
}

function cheapest(typed: string, words: Words, cost: WordCost): number {
  let best = Infinity;
  for (const word of words) {
    best = Math.min(best, cost(typed, word));
    if (best === 0) return 0;
  }
  return best;
}

/** Equal, begun, the same father's name, or a name with a case ending: Абдировым, Әбдіровтің. */
function certainCost(typed: string, word: string): number {
  if (word === typed) return COST.exact;
  if (word.startsWith(typed)) return COST.prefix;
  const father = stemOfPatronymic(typed);
  if (father !== null && (stemOfPatronymic(word) ?? word) === father) return COST.patronymic;
  const ending = typed.length - word.length;
  const inflected = word.length >= SHORTEST.inflected && ending > 0 && ending <= LONGEST_ENDING;
  return inflected && typed.startsWith(word) ? COST.inflected : Infinity;
}

function anyCost(typed: string, word: string): number {
  const cost = certainCost(typed, word);
  if (cost <= CERTAIN) return cost;
  const skeleton = skeletonOf(typed);
  if (skeleton.length >= SHORTEST.skeleton && skeleton === skeletonOf(word)) return COST.skeleton;
  return typed.length >= SHORTEST.typo && isOneSlip(typed, word) ? COST.typo : Infinity;
}

/** One letter wrong, missing, too many, or two neighbours exchanged; a word may only be begun. */
export function isOneSlip(typed: string, word: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === word[start]) start += 1;
  const rest = (skipTyped: number, skipWord: number): boolean =>
    word.slice(start + skipWord).startsWith(typed.slice(start + skipTyped));
  const exchanged =
    typed[start] === word[start + 1] && typed[start + 1] === word[start] && rest(2, 2);
  return exchanged || rest(1, 1) || rest(1, 0) || rest(0, 1);
}
