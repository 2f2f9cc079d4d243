import { distance } from 'fastest-levenshtein';

/** The word of the list that was most likely meant, or `undefined` when none is near. */
export function nearest(word: string, list: readonly string[]): string | undefined {
  if (word.length > 64) return undefined;
  const lower = word.toLowerCase();
  const [best] = list
    .map((candidate) => ({ candidate, far: distance(lower, candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(1, Math.floor(word.length * 0.4))
    ? best.candidate
    : undefined;
}
