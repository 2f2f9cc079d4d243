/** When two folded words are one name, and when the search knows so by itself. */
import { foldName, skeletonOf, stemOfPatronymic } from '../../../model/fold-name.ts';
import { remembered } from '../../../model/remembered.ts';

/** The words of a name as they stand between spaces, the last first: lists are mostly sorted by it. */
export function lastFirst(name: string): string[] {
  const words = name.split(/\s+/).filter(Boolean);
  return [words.at(-1) ?? '', ...words.slice(0, -1)];
}

/** The name again. */
export const inOrder = ([last = '', ...before]: readonly string[]): string =>
  [...before, last].join(' ');

/** True when the search finds `word` by `typed` without knowing of that spelling. */
export function follows(typed: string, word: string): boolean {
  const father = stemOfPatronymic(typed);
  return typed === word || (father !== null && (stemOfPatronymic(word) ?? word) === father);
}

/** True when both are spellings of one name, so that each may stand for the other. */
export function isSameName(one: string, other: string): boolean {
  const [a, b] = [stemOfPatronymic(one) ?? one, stemOfPatronymic(other) ?? other];
  return a === b || skeletonOf(a) === skeletonOf(b);
}

/** `foldName` for words that come again and again. */
export const foldOnce: (word: string) => readonly string[] = remembered(foldName);
