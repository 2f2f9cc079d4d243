/** People and screens that come after the schedule was published. */
import type { Published } from '../../model/files/schedule.ts';
import type { Archive } from '../../model/archive.ts';
import { RESERVE, TITLE } from './grid.ts';
import { latecomers, currentSchedule } from './published.ts';
import { orderByHash } from './rotation.ts';
import { scheduleOf, type LedPerson, type Schedule, type ScreenSchedule } from './schedule.ts';
import { sureSlots } from './sequences.ts';

/** Showings of somebody who comes late: morning, afternoon and evening. */
const LATE_SHOWINGS = 3;

/** Somebody came late and no reserve slot is free. */
export class ReserveFullError extends Error {
  readonly person: string;

  constructor(person: string) {
    super(person);
    this.person = person;
  }
}

/**
 * The published schedule with everybody who has come since: late people take reserve slots and the
 * places of those who are gone, first at home, else on any screen; a new screen gets a plan of its
 * own. No published time moves.
 * @throws {ReserveFullError} when somebody finds no free slot.
 */
export function extendSchedule(
  archive: Pick<Archive, 'campaign' | 'screens'>,
  people: readonly LedPerson[],
  published: Published,
): Schedule {
  const schedule = currentSchedule(archive, people, published);
  const late = latecomers(archive, people, published);
  const places = new Map(late.people.map((person) => [person.id, person.place]));
  const order = orderByHash(archive.campaign.id, [...places.keys()]);
  const extended: Schedule = { ...schedule, people: [...schedule.people, ...order] };
  const sure = new Map(
    extended.screens.map((screen) => [screen, sureSlots(extended.grid, screen)]),
  );
  order.forEach((person, index) => {
    if (!placeLate(extended, sure, schedule.people.length + index, places.get(person) ?? ''))
      throw new ReserveFullError(person);
  });
  return {
    ...extended,
    screens: [...extended.screens, ...planNew(archive, people, late, extended)],
  };
}

/** Gives a person one free slot in each part of the hours; false when there is none at all. */
function placeLate(
  { screens, grid }: Schedule,
  sure: ReadonlyMap<ScreenSchedule, readonly boolean[] | null>,
  person: number,
  place: string,
): boolean {
  /** Whether it is kept for late people, and the person on no other screen then. */
  const isFree = (screen: ScreenSchedule, slot: number): boolean =>
    screen.slots[slot] === RESERVE &&
    sure.get(screen)?.[slot] !== false &&
    screens.every(({ slots }) => slots[slot] !== person);
  const edges = Array.from({ length: LATE_SHOWINGS + 1 }, (_, edge) =>
    Math.round((edge * grid.starts.length) / LATE_SHOWINGS),
  );
  const takeFrom = (candidates: readonly ScreenSchedule[], part: number): boolean => {
    for (let slot = edges[part] ?? 0; slot < (edges[part + 1] ?? 0); slot += 1) {
      const screen = candidates.find((one) => isFree(one, slot));
      if (!screen) continue;
      screen.slots[slot] = person;
      return true;
    }
    return false;
  };
  const own = screens.filter((screen) => screen.place === place);
  const parts = [...edges.keys()].slice(0, LATE_SHOWINGS);
  return [own, screens].some((candidates) =>
    parts.map((part) => takeFrom(candidates, part)).includes(true),
  );
}

/** Plans of screens that are new; who is on another screen at that moment gives way to the title. */
function planNew(
  { campaign }: Pick<Archive, 'campaign'>,
  people: readonly LedPerson[],
  late: { screens: Archive['screens'] },
  known: Schedule,
): ScreenSchedule[] {
  if (late.screens.length === 0) return [];
  const plan = scheduleOf({ campaign, screens: late.screens, people });
  const index = new Map(known.people.map((person, at) => [person, at]));
  return plan.screens.map((screen) => ({
    ...screen,
    slots: screen.slots.map((value, slot) => {
      if (value < 0) return value;
      const person = index.get(plan.people[value] ?? '') ?? TITLE;
      return known.screens.some(({ slots }) => slots[slot] === person) ? TITLE : person;
    }),
  }));
}
