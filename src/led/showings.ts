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
  /** With `at-least` what is certain of each local day, `2027-05-09`; empty where times are told. */
  promised: readonly Promised[];
}

/** Showings that are certain on a day, though not their times. */
export interface Promised {
  date: string;
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
      const promised = promisesOf(schedule, screen).get(screen.slots[slots[0] ?? 0] ?? -1) ?? [];
      const count = promised.reduce((sum, day) => sum + day.count, 0);
      return { screen: id, accuracy, times: [], count, promised };
    }
    const times = slots.map((slot) => schedule.grid.starts[slot] ?? 0);
    return { screen: id, accuracy, times, count: times.length, promised: [] };
  });
}

const promises = new WeakMap<ScreenSchedule, Map<number, Promised[]>>();

/** How often a device that repeats its loops shows each of its people on each day. */
function promisesOf({ grid }: Schedule, screen: ScreenSchedule): Map<number, Promised[]> {
  const known = promises.get(screen);
  if (known) return known;
  const byPerson = new Map<number, Promised[]>();
  for (const loop of loopsOf(grid, screen.slots)) {
    const count = roundsOf(grid, loop, loop.clips.length + SHEETS);
    const days = loop.days.map((date) => ({ date, count }));
    for (const person of loop.clips)
      byPerson.set(person, [...(byPerson.get(person) ?? []), ...days]);
  }
  promises.set(screen, byPerson);
  return byPerson;
}
