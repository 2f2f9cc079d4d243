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
  const isOpen = (screen: ScreenSchedule, slot: number): boolean =>
    screen.slots[slot] === RESERVE && sure.get(screen)?.[slot] !== false;
  const own = screens.filter((screen) => screen.place === place);
  return [own, screens].some((candidates) => {
    let placed = false;
    for (let part = 0; part < LATE_SHOWINGS; part += 1) {
      const [from, to] = [part, part + 1].map((edge) =>
        Math.round((edge * grid.starts.length) / LATE_SHOWINGS),
      );
      const slots = { from: from ?? 0, to: to ?? 0, isOpen };
      placed = takeFree(candidates, screens, person, slots) || placed;
    }
    return placed;
  });
}

interface SlotRange {
  from: number;
  to: number;
  isOpen: (screen: ScreenSchedule, slot: number) => boolean;
}

/** Takes the first free slot between `from` and `to` at which the person is on no other screen. */
function takeFree(
  candidates: readonly ScreenSchedule[],
  all: readonly ScreenSchedule[],
  person: number,
  { from, to, isOpen }: SlotRange,
): boolean {
  for (let slot = from; slot < to; slot += 1)
    for (const screen of candidates)
      if (isOpen(screen, slot) && all.every(({ slots }) => slots[slot] !== person)) {
        screen.slots[slot] = person;
        return true;
      }
  return false;
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
