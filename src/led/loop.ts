/** One loop for devices that only repeat a folder or a list: every clip once. */
import type { Hour } from './grid.ts';
import { slotsOf, type Programme } from './programme.ts';

/** A loop and the folder of the stick that holds it. */
export interface Loop {
  /** `stick`, or `stick-2027-05-08` where each day has a loop of its own. */
  folder: string;
  /** Indices of the programme's media: title first, closing last. */
  clips: readonly number[];
  /** Local days on which it is played. */
  days: readonly string[];
}

/**
 * The loops of a screen: the clips of its slots, each once, in the order of their first showing.
 * It is one loop for all days when the shortest day has time to show it whole, else one a day:
 * a device begins with the first clip whenever it is switched on.
 */
export function loopsOf(programme: Programme): Loop[] {
  const days = [...new Set(programme.grid.hours.map((hour) => hour.local.date))];
  const hoursOf = (day: string): Hour[] =>
    programme.grid.hours.filter((hour) => hour.local.date === day);
  const whole = onceEach(programme, programme.grid.hours);
  const shortest = Math.min(
    ...days.map((day) => hoursOf(day).reduce((sum, { count }) => sum + count, 0)),
  );
  if (days.length < 2 || whole.length <= shortest) return [{ folder: 'stick', clips: whole, days }];
  return days.map((day) => ({
    folder: `stick-${day}`,
    clips: onceEach(programme, hoursOf(day)),
    days: [day],
  }));
}

function onceEach(programme: Programme, hours: readonly Hour[]): number[] {
  const clips = new Set(hours.flatMap((hour) => slotsOf(programme, hour)));
  const rank = (index: number): number =>
    ({ title: -1, person: 0, clock: 1, closing: 2 })[programme.media[index]?.role ?? 'clock'];
  return [...clips].filter((index) => index >= 0).sort((a, b) => rank(a) - rank(b));
}

/** Seconds that a loop lasts. */
export const loopSeconds = ({ media }: Programme, { clips }: Loop): number =>
  clips.reduce((sum, index) => sum + (media[index]?.seconds ?? 0), 0);

/** How often every clip of the loop is shown, at least, on the shortest of its days. */
export function loopShowings(programme: Programme, loop: Loop): number {
  const { hours, slot } = programme.grid;
  const perDay = loop.days.map((day) =>
    hours
      .filter((hour) => hour.local.date === day)
      .reduce((sum, { count }) => sum + count * slot, 0),
  );
  const length = loopSeconds(programme, loop);
  return length === 0 ? 0 : Math.floor(Math.min(...perDay) / length);
}
