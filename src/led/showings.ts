/** When and where a person is shown, for relatives. */
import { loopsOf, roundsOf } from './loop.ts';
import type { Accuracy, Schedule, ScreenSchedule } from './schedule.ts';

/** A person's showings on one screen. */
export interface Showings {
  /** Id of the screen. */
  screen: string;
  accuracy: Accuracy;
  /** When each begins, ms since 1970, in order; empty where only the number can be promised. */
  times: readonly number[];
  /** How many there are; with `at-least`, how many there are for certain on all days together. */
  count: number;
}

/** The two sheets of a loop. */
const SHEETS = 2;

/** Slots of every person, by screen: found once for a schedule, asked for thousands of people. */
const indices = new WeakMap<Schedule, Map<string, Map<ScreenSchedule, number[]>>>();

function indexOf(schedule: Schedule): Map<string, Map<ScreenSchedule, number[]>> {
  const known = indices.get(schedule);
  if (known) return known;
  const byPerson = new Map<string, Map<ScreenSchedule, number[]>>();
  for (const screen of schedule.screens)
    screen.slots.forEach((value, slot) => {
      const id = schedule.people[value];
      if (id === undefined) return;
      let screens = byPerson.get(id);
      if (!screens) byPerson.set(id, (screens = new Map()));
      const slots = screens.get(screen);
      if (slots) slots.push(slot);
      else screens.set(screen, [slot]);
    });
  indices.set(schedule, byPerson);
  return byPerson;
}

/** Where and when `person` is shown, in the order of the screens' ids; empty for who is not. */
export function showingsOf(schedule: Schedule, person: string): Showings[] {
  const screens = indexOf(schedule).get(person) ?? new Map<ScreenSchedule, number[]>();
  return [...screens].map(([screen, slots]) => {
    const { id, accuracy } = screen;
    if (accuracy === 'at-least') {
      const count = promisedRounds(schedule, screen).get(screen.slots[slots[0] ?? 0] ?? -1) ?? 0;
      return { screen: id, accuracy, times: [], count };
    }
    const times = slots.map((slot) => schedule.grid.starts[slot] ?? 0);
    return { screen: id, accuracy, times, count: times.length };
  });
}

const promises = new WeakMap<ScreenSchedule, Map<number, number>>();

/** How often a device that repeats its loop shows each of its people. */
function promisedRounds({ grid }: Schedule, screen: ScreenSchedule): Map<number, number> {
  const known = promises.get(screen);
  if (known) return known;
  const rounds = new Map<number, number>();
  for (const loop of loopsOf(grid, screen.slots)) {
    const perDay = roundsOf(grid, loop, loop.clips.length + SHEETS);
    for (const person of loop.clips)
      rounds.set(person, (rounds.get(person) ?? 0) + perDay * loop.days.length);
  }
  promises.set(screen, rounds);
  return rounds;
}
