/**
 * Where a programme is cut into the sequences that a device's clock starts. A device needs a moment
 * to begin each clip, so it falls behind within a sequence and drops the last clips of it: the cuts
 * lie where that costs people least, and showings that may be dropped are not promised.
 */
import type { Format } from './exactness.ts';
import { RESERVE, type Grid, type Hour } from './grid.ts';

/** Longest sequence, seconds: with the slowest device below it is never half a minute late. */
const LONGEST = 600;
/** Shortest where more follows, seconds: a device is not kept busy with changing. */
const SHORTEST = 180;
/** Seconds that the slowest device for which times are told needs to begin a clip. */
export const START = 0.5;

/** Clips of a sequence of `count` that are shown whole before its end. */
const sureOf = (count: number, slot: number): number => Math.floor((count * slot) / (slot + START));

/** The slots, as indices of the grid, with which a sequence begins; each hour begins one. */
export function cutsOf(grid: Grid, slots: ArrayLike<number>): number[] {
  const left = new Map<number, number>();
  for (const person of Array.from(slots))
    if (person >= 0) left.set(person, (left.get(person) ?? 0) + 1);
  return grid.hours.flatMap((hour) => {
    const cuts = cheapestCuts(hour, grid.slot, (at) => lossOf(slots[at] ?? -1, left));
    sureIn(runsOf(hour, cuts), grid.slot).forEach((isSure, index) => {
      const person = slots[hour.first + index] ?? -1;
      if (!isSure) left.set(person, (left.get(person) ?? 0) - 1);
    });
    return cuts;
  });
}

/**
 * What it costs to lose a slot: nothing for a sheet, the more the fewer showings a person has left.
 * A reserve slot is the only one of somebody who is yet to come.
 */
function lossOf(person: number, left: ReadonlyMap<number, number>): number {
  if (person < 0) return person === RESERVE ? 1 : 0;
  return left.get(person) === 1 ? 1000 : 1 / (left.get(person) ?? 1) ** 2;
}

/** A cut more, with all else equal, is not worth it. */
const CUT = 1e-9;

/** The cheapest way through an hour, found from its end backwards. */
function cheapestCuts({ first, count }: Hour, slot: number, loss: (at: number) => number) {
  const longest = Math.floor(LONGEST / slot);
  const shortest = Math.ceil(SHORTEST / slot);
  const sums = new Float64Array(count + 1);
  for (let at = 0; at < count; at += 1) sums[at + 1] = (sums[at] ?? 0) + loss(first + at);
  const cost = new Float64Array(count + 1).fill(Infinity);
  const length = new Int32Array(count + 1);
  cost[count] = 0;
  for (let at = count - 1; at >= 0; at -= 1)
    for (let own = Math.min(longest, count - at); own > 0; own -= 1) {
      const end = at + own;
      if (own < shortest && end < count) break;
      const lost = (sums[end] ?? 0) - (sums[at + sureOf(own, slot)] ?? 0);
      const whole = lost + CUT + (cost[end] ?? 0);
      if (whole < (cost[at] ?? 0)) [cost[at], length[at]] = [whole, own];
    }
  const cuts: number[] = [];
  for (let at = 0; at < count; at += length[at] ?? count) cuts.push(first + at);
  return cuts;
}

/** A run of slots that the clock starts. */
export interface Sequence {
  /** Index of its first slot in the grid. */
  first: number;
  count: number;
}

/** The sequences of an hour; it ends one whatever the cuts say. */
function runsOf({ first, count }: Hour, cuts: readonly number[]): Sequence[] {
  const end = first + count;
  const begins = [first, ...cuts.filter((at) => at > first && at < end)];
  return begins.map((at, index) => ({ first: at, count: (begins[index + 1] ?? end) - at }));
}

const sureIn = (runs: readonly Sequence[], slot: number): boolean[] =>
  runs.flatMap(({ count }) =>
    Array.from({ length: count }, (_, index) => index < sureOf(count, slot)),
  );

/** The sequences of a programme. */
export const sequencesOf = ({ hours }: Grid, cuts: readonly number[]): Sequence[] =>
  hours.flatMap((hour) => runsOf(hour, cuts));

/**
 * For every slot of the grid whether a slow device shows it whole; `null` for a screen whose device
 * drops nothing because no clock starts its sequences.
 */
export const sureSlots = (
  grid: Grid,
  { format, cuts }: { format: Format; cuts?: readonly number[] | undefined },
): boolean[] | null =>
  format === 'smil' ? sureIn(sequencesOf(grid, cuts ?? []), grid.slot) : null;
