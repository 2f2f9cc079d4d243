/** One loop for devices that only repeat a folder or a list: every clip once. */
import type { Grid, Hour } from './grid.ts';

/** What a device repeats, and on which days. */
export interface Loop {
  /** Folder of the stick: `stick`, or `stick-2027-05-08` where each day has a loop of its own. */
  folder: string;
  /** Distinct values of the slots, each once, in the order they first come. */
  clips: readonly number[];
  /** Local days on which it is played. */
  days: readonly string[];
}

/**
 * The loops of a screen. It is one loop for all days when the shortest day has time to show it
 * whole, else one a day: a device begins with the first clip whenever it is switched on.
 *
 * @param slots What is in each slot of the grid; negative values are left out.
 */
export function loopsOf(grid: Grid, slots: ArrayLike<number>): Loop[] {
  const days = daysOf(grid);
  const whole = onceEach(slots, grid.hours);
  const shortest = Math.min(...days.map((day) => slotsOfDay(grid, day)));
  if (days.length < 2 || whole.length <= shortest) return [{ folder: 'stick', clips: whole, days }];
  return days.map((day) => ({
    folder: `stick-${day}`,
    clips: onceEach(
      slots,
      grid.hours.filter((hour) => hour.local.date === day),
    ),
    days: [day],
  }));
}

function onceEach(slots: ArrayLike<number>, hours: readonly Hour[]): number[] {
  const values = new Set<number>();
  for (const { first, count } of hours)
    for (let index = first; index < first + count; index += 1) values.add(slots[index] ?? -1);
  return [...values].filter((value) => value >= 0);
}

const daysOf = (grid: Grid): string[] => [...new Set(grid.hours.map((hour) => hour.local.date))];

const slotsOfDay = (grid: Grid, day: string): number =>
  grid.hours.reduce((sum, { local, count }) => sum + (local.date === day ? count : 0), 0);

/** Seconds that the slowest known device needs from one film to the next. */
const CHANGE = 5;

/**
 * How often a loop of `length` slots is surely shown whole on each of its days, by a device that
 * runs all the hours without interruption.
 */
export function roundsOf(grid: Grid, { days }: Pick<Loop, 'days'>, length: number): number {
  const shortest = Math.min(...days.map((day) => slotsOfDay(grid, day))) * grid.slot;
  return length === 0 ? 0 : Math.floor(shortest / (length * (grid.slot + CHANGE)));
}
