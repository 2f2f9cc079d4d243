/** When and where a person is shown, for relatives. */
import type { Accuracy } from '../../model/files/when.ts';
import { EXACTNESS, type Format } from './exactness.ts';
import type { Grid } from './grid.ts';
import { loopsOf, roundsOf } from './loop.ts';
import type { ScreenProof, Shown } from './plays/proof.ts';
import type { Schedule, ScreenSchedule } from './schedule.ts';
import { sureSlots } from './sequences.ts';
import { localTimeOf } from '../../model/zone.ts';

/** A person's showings on one screen. */
export interface Showings {
  /** Id of the screen. */
  screen: string;
  format: Format;
  accuracy: Accuracy;
  /** When each begins, ms since 1970, in order; empty where only the number can be promised. */
  times: readonly number[];
  /** How many there are; with `at-least`, how many there are for certain on all days together. */
  count: number;
  /** What is certain of each local day, `2027-05-09`; empty where times are told. */
  promised: readonly Promised[];
  /** What was shown, by the screen's log or its keepers' word; absent while nothing is known. */
  shown?: Shown & Pick<ScreenProof, 'by'>;
}

/** Showings that are certain on a day, though not their times. */
export interface Promised {
  date: string;
  count: number;
}

/** A person's slots on a screen: those that are surely shown, and the first of all. */
interface Slots {
  sure: number[];
  first: number;
}

type ByPerson = Map<string, Map<ScreenSchedule, Slots>>;

/** Slots of every person, by screen: found once for a schedule, asked for thousands of people. */
const indices = new WeakMap<Schedule, ByPerson>();

function indexOf(schedule: Schedule): ByPerson {
  const known = indices.get(schedule);
  if (known) return known;
  const byPerson = new Map<string, Map<ScreenSchedule, Slots>>();
  for (const screen of schedule.screens) {
    const sure = sureSlots(schedule.grid, screen);
    screen.slots.forEach((value, slot) => {
      const id = schedule.people[value];
      if (id === undefined) return;
      let screens = byPerson.get(id);
      if (!screens) byPerson.set(id, (screens = new Map()));
      let slots = screens.get(screen);
      if (!slots) screens.set(screen, (slots = { sure: [], first: slot }));
      if (sure?.[slot] !== false) slots.sure.push(slot);
    });
  }
  indices.set(schedule, byPerson);
  return byPerson;
}

/** Where and when `person` is shown, in the order of the screens' ids; empty for who is not. */
export function showingsOf(schedule: Schedule, person: string): Showings[] {
  const screens = indexOf(schedule).get(person) ?? new Map<ScreenSchedule, Slots>();
  return [...screens].map(([screen, { sure, first }]) => {
    const { id, format } = screen;
    const proved = shownOf(schedule, id, person);
    const { accuracy } = EXACTNESS[format];
    if (accuracy === 'at-least') {
      const promised = promisesOf(schedule, screen).get(screen.slots[first] ?? -1) ?? [];
      const count = promised.reduce((sum, day) => sum + day.count, 0);
      return { screen: id, format, accuracy, times: [], count, promised, ...proved };
    }
    const times = sure.map((slot) => schedule.grid.starts[slot] ?? 0);
    const promised = times.length > 0 ? [] : [{ date: dateOf(schedule.grid, first), count: 0 }];
    return { screen: id, format, accuracy, times, count: times.length, promised, ...proved };
  });
}

/** Nobody is told of none: the family would have to hear it from a person. */
function shownOf({ proofs }: Schedule, screen: string, person: string): Pick<Showings, 'shown'> {
  const proof = proofs?.find((one) => one.screen === screen);
  const shown = proof?.people.get(person);
  return proof && shown ? { shown: { ...shown, by: proof.by } } : {};
}

/** The local day of a slot. */
const dateOf = ({ starts, timeZone }: Grid, slot: number): string =>
  localTimeOf(starts[slot] ?? 0, timeZone).date;

const promises = new WeakMap<ScreenSchedule, Map<number, Promised[]>>();

/** How often a device that repeats its loops shows each of its people on each day. */
function promisesOf({ grid }: Schedule, screen: ScreenSchedule): Map<number, Promised[]> {
  const known = promises.get(screen);
  if (known) return known;
  const byPerson = new Map<number, Promised[]>();
  for (const loop of loopsOf(grid, screen.slots, screen.room)) {
    const rounds = roundsOf(grid, loop);
    const times = new Map<number, number>();
    for (const person of loop.clips) times.set(person, (times.get(person) ?? 0) + 1);
    for (const [person, often] of times) {
      const days = loop.days.map((date) => ({ date, count: rounds * often }));
      byPerson.set(person, [...(byPerson.get(person) ?? []), ...days]);
    }
  }
  promises.set(screen, byPerson);
  return byPerson;
}
