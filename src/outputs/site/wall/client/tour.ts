/**
 * The wall by itself, for foyers and projectors: one face after the other, each once before any comes
 * again. Who comes when follows from the clock, so it goes on for days and after every break, and two
 * screens show the same.
 */
import { divisor } from '../../../../model/numbers.ts';

/** How long somebody is shown, with the way there, ms. */
export const TURN = 15_000;
/** The way there, ms. */
export const FLIGHT = 3_500;
/** So many people, then the whole wall for one turn. */
const BETWEEN = 9;

/** @returns The index of who is shown at `now`, ms since 1970; `null`: the whole wall. */
export function turnAt(now: number, count: number, shown: readonly number[] = []): number | null {
  const turn = Math.floor(now / TURN);
  if (count === 0 || turn % (BETWEEN + 1) === BETWEEN) return null;
  const visit = turn - Math.floor(turn / (BETWEEN + 1));
  if (shown.length > 0) return shown[visit % shown.length]!;
  return (visit * strideOf(count)) % count;
}

/** A step through all of `count` that has no divisor in common with it: near the golden section, so neighbours do not follow each other. */
export function strideOf(count: number): number {
  let stride = Math.max(1, Math.round(count * 0.618));
  while (divisor(stride, count) !== 1) stride += 1;
  return stride;
}
