/** Who is shown on which screen when: a pure function of campaign, screens and people. */
import type { Archive } from '../../model/archive.ts';
import type { Campaign } from '../../model/campaign.ts';
import type { Screen } from '../../model/screen.ts';
import type { Frozen } from '../../model/frozen.ts';
import { formatOf, type Format } from './exactness.ts';
import { gridOf, TURN, type Grid } from './grid.ts';
import { LeastShown } from './least-shown.ts';
import { roomOf } from './loop.ts';
import { offsetsOf, orderByHash } from './rotation.ts';
import { cutsOf } from './sequences.ts';
import type { ScreenProof } from './plays/proof.ts';
import { ownTurns, ringOf, type Group, type Shortage } from './shares.ts';

/** Somebody whose family agreed to the street screens. */
export interface LedPerson {
  id: string;
  place: string;
}

/** Everybody whose family agreed to a clip and to the street screens. */
export const ledPeople = ({ veterans }: Pick<Archive, 'veterans'>): LedPerson[] =>
  veterans
    .filter(({ consent }) => consent.led && consent.clip)
    .map(({ id, place }) => ({ id, place }));

export interface ScreenSchedule {
  id: string;
  place: string;
  /** What its device plays: how exact that is stands in `exactness.ts`. */
  format: Format;
  /**
   * For each slot of the grid the index of a person in `people`, or TITLE, CLOSING or RESERVE.
   * A turn for which there is nobody is TITLE.
   */
  slots: Int32Array;
  /** Clips for which its stick has room. */
  room: number;
  /** Where the clock starts a sequence: slots of the grid, for a device that plays SMIL. */
  cuts?: readonly number[];
}

export interface Schedule {
  campaign: string;
  grid: Grid;
  people: readonly string[];
  screens: readonly ScreenSchedule[];
  /** Its publication; without one every time may still move. */
  frozen?: Frozen;
  /** What the screens have shown, once their logs are back. */
  proofs?: readonly ScreenProof[];
}

export interface ScheduleInput {
  campaign: Pick<Campaign, 'id' | 'timeZone' | 'led'>;
  screens: readonly (Pick<Screen, 'id' | 'place' | 'delivery' | 'hourlyFiles' | 'playlist'> &
    Partial<Pick<Screen, 'stickSize' | 'video'>>)[];
  people: readonly LedPerson[];
}

/** Not everybody can be shown once; `place` is null when it is guests who find no room. */
export class ShortageError extends Error {
  readonly shortage: Omit<Shortage, 'group'> & { place: string | null; screens: number };

  constructor(shortage: ShortageError['shortage']) {
    super(`${shortage.needed} people, ${shortage.available} turns`);
    this.shortage = shortage;
  }
}

/** A place with its screens and people, and how its own turns lie. */
interface Host extends Group {
  place: string;
  /** Indices of its screens. */
  own: readonly number[];
  /** People of the place in the order of the rotation. */
  order: readonly number[];
  turns: number;
  offsets: readonly number[];
  /** Fraction of a turn by which its guests' turns are moved against those of other places. */
  phase: number;
}

/**
 * The whole schedule. What holds of it, each shown by a property test:
 * - on a screen, and over all screens of a place, two of the place's people differ by one showing
 *   at most; on a screen a person comes back after each of the others had a turn;
 * - two guests (people of places without a screen) differ by one showing at most, region-wide;
 * - nobody is on two screens at once; everybody is shown at least once;
 * - the same input gives the same schedule, in whatever order it comes.
 *
 * Turns that a place's people leave free go to whoever has been shown least in the region.
 * @throws {ShortageError} when there are more people than turns.
 */
export function scheduleOf({ campaign, screens, people }: ScheduleInput): Schedule {
  const grid = gridOf(campaign);
  const byId = new Map(people.map((person) => [person.id, person]));
  const ids = orderByHash(campaign.id, [...byId.keys()]);
  const places = ids.map((id) => byId.get(id)?.place ?? '');
  const result: ScreenSchedule[] = [...screens]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((screen) => ({
      id: screen.id,
      place: screen.place,
      format: formatOf(screen),
      room: roomOf(screen, grid.slot),
      slots: Int32Array.from(grid.purpose),
    }));
  const schedule = { campaign: campaign.id, grid, people: ids, screens: result };
  if (result.length > 0) fill(schedule, places, campaign.led.slot);
  for (const screen of result) {
    screen.slots.forEach((slot, index) => {
      if (slot === TURN) screen.slots[index] = -1;
    });
    if (screen.format === 'smil') screen.cuts = cutsOf(grid, screen.slots);
  }
  return schedule;
}

function fill({ grid, screens }: Schedule, places: readonly string[], slot: number): void {
  const turns = grid.purpose.flatMap((purpose, index) => (purpose === TURN ? [index] : []));
  const hosting = new Set(screens.map((screen) => screen.place));
  const everybody = [...places.keys()];
  const guests = everybody.filter((person) => !hosting.has(places[person] ?? ''));
  const hosts = hostsOf(screens, places, guests.length, turns.length, slot);
  const others = everybody.filter((person) => hosting.has(places[person] ?? ''));
  const queue = new LeastShown([...guests, ...others]);
  const lastTurn = new Int32Array(places.length).fill(-1);

  const show = (screen: number, turn: number, person: number): void => {
    const slots = screens[screen]?.slots;
    if (slots) slots[turns[turn] ?? 0] = person;
    lastTurn[person] = turn;
    queue.shown(person);
  };

  for (let turn = 0; turn < turns.length; turn += 1) {
    const free: number[] = [];
    for (const host of hosts) {
      const ownTurn = ownTurnAt(host, turn, turns.length);
      host.own.forEach((screen, index) => {
        const position = (host.offsets[index] ?? 0) + (ownTurn ?? 0);
        const person = ownTurn === null ? undefined : host.order[position % ringOf(host)];
        if (person === undefined) free.push(screen);
        else show(screen, turn, person);
      });
    }
    const first = turn + queue.lowest; // another screen chooses first each turn and each round
    for (let index = 0; index < free.length; index += 1) {
      const screen = free[(first + index) % free.length] ?? 0;
      const home = screens[screen]?.place;
      const person = queue.pick(
        (candidate) => lastTurn[candidate] !== turn && places[candidate] !== home,
      );
      if (person !== undefined) show(screen, turn, person);
    }
  }
}

function hostsOf(
  screens: readonly ScreenSchedule[],
  places: readonly string[],
  guests: number,
  turns: number,
  slot: number,
): Host[] {
  const names = [...new Set(screens.map((screen) => screen.place))].sort();
  const parts = names.map((place) => {
    const own = [...screens.keys()].filter((index) => screens[index]?.place === place);
    const order = [...places.keys()].filter((person) => places[person] === place);
    return { place, own, order, screens: own.length, people: order.length };
  });
  const shares = ownTurns(parts, guests, turns, slot);
  if ('shortage' in shares) throw shortageOf(shares.shortage, parts, screens.length);
  return parts.map((part, index) => {
    const own = shares.turns[index] ?? 0;
    const offsets = part.people === 0 ? [] : offsetsOf(ringOf(part), part.screens, own);
    return { ...part, turns: own, offsets, phase: index / parts.length };
  });
}

const shortageOf = (
  { group, ...figures }: Shortage,
  parts: readonly { place: string; screens: number }[],
  screens: number,
): ShortageError =>
  new ShortageError({
    ...figures,
    place: group === null ? null : (parts[group]?.place ?? null),
    screens: group === null ? screens : (parts[group]?.screens ?? 0),
  });

/** Which of the place's own turns this is, or `null` when the turn is open to others. */
function ownTurnAt({ turns: own, phase }: Host, turn: number, turns: number): number | null {
  const before = Math.floor((turn * own) / turns + phase);
  return Math.floor(((turn + 1) * own) / turns + phase) > before ? before : null;
}
