import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLOSING, gridOf, RESERVE, TITLE, TURN } from './grid.ts';
import { instantOf } from '../../model/zone.ts';
import { scheduleOf, ShortageError, type Schedule, type ScheduleInput } from './schedule.ts';

const RUNS = 2000;

/** `09:05`, minutes after nine. */
const clock = (minutes: number): string =>
  `${String(9 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Windows of a day, each so many minutes after the last one and so long; some follow at once. */
function apart(date: string, windows: readonly (readonly [pause: number, length: number])[]) {
  let end = 0;
  return windows.map(([pause, length]) => {
    const from = end + pause;
    end = from + length;
    return { date, from: clock(from), to: clock(end) };
  });
}

/** A region: how many people and screens each place has, and the campaign's hours. */
const region = fc
  .record({
    places: fc.array(
      fc.record({
        people: fc.oneof(fc.nat(6), fc.nat(60)),
        screens: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat(5)),
      }),
      { minLength: 1, maxLength: 7 },
    ),
    windows: fc.array(
      fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 3, max: 60 })), {
        minLength: 1,
        maxLength: 2,
      }),
      { minLength: 1, maxLength: 2 },
    ),
    slot: fc.constantFrom(10 as const, 15 as const),
    reserve: fc.nat(12),
  })
  .map(({ places, windows, slot, reserve }): ScheduleInput => {
    return {
      campaign: {
        id: 'test',
        timeZone: 'Asia/Almaty',
        led: {
          windows: windows.flatMap((ofDay, day) => apart(`2027-05-0${7 + day}`, ofDay)),
          slot,
          reserve,
        },
      },
      screens: places.flatMap(({ screens }, place) =>
        Array.from({ length: screens }, (_, n) => ({
          id: `s${place}-${n}`,
          place: `p${place}`,
          delivery: 'stick' as const,
          hourlyFiles: false,
        })),
      ),
      people: places.flatMap(({ people }, place) =>
        Array.from({ length: people }, (_, n) => ({ id: `v${place}-${n}`, place: `p${place}` })),
      ),
    };
  });

/** A schedule, or `null` where there are more people than turns. */
function attempt(input: ScheduleInput): Schedule | null {
  try {
    return scheduleOf(input);
  } catch (error) {
    if (error instanceof ShortageError) return null;
    throw error;
  }
}

const placeOf = ({ people }: ScheduleInput): Map<string, string> =>
  new Map(people.map(({ id, place }) => [id, place]));

/** Showings of each id on the given screens, 0 included. */
function countsOn(schedule: Schedule, ids: readonly string[], place?: string): number[] {
  const counts = new Map(ids.map((id) => [id, 0]));
  for (const screen of schedule.screens)
    if (place === undefined || screen.place === place)
      for (const slot of screen.slots) {
        const id = schedule.people[slot];
        if (id !== undefined && counts.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
  return [...counts.values()];
}

const spread = (counts: readonly number[]): number =>
  counts.length === 0 ? 0 : Math.max(...counts) - Math.min(...counts);

const idsOf = (input: ScheduleInput, isWanted: (place: string) => boolean): string[] =>
  input.people.filter(({ place }) => isWanted(place)).map(({ id }) => id);

const property = (check: (input: ScheduleInput, schedule: Schedule) => void): void =>
  fc.assert(
    fc.property(region, (input) => {
      const schedule = attempt(input);
      if (schedule) check(input, schedule);
    }),
    { numRuns: RUNS },
  );

describe('whatever the region', { timeout: 300_000 }, () => {
  test('people of a place differ by one at most, per screen and over its screens', () => {
    property((input, schedule) => {
      for (const { place, slots } of schedule.screens) {
        const own = idsOf(input, (p) => p === place);
        const one = { ...schedule, screens: schedule.screens.filter((s) => s.slots === slots) };
        expect(spread(countsOn(one, own))).toBeLessThanOrEqual(1);
        expect(spread(countsOn(schedule, own, place))).toBeLessThanOrEqual(1);
      }
    });
  });

  test('guests differ by one at most, over the region', () => {
    property((input, schedule) => {
      const hosting = new Set(input.screens.map(({ place }) => place));
      const guests = idsOf(input, (place) => !hosting.has(place));
      expect(spread(countsOn(schedule, guests))).toBeLessThanOrEqual(1);
    });
  });

  test('everybody is shown, and a guest never oftener than a place’s own by more than two', () => {
    property((input, schedule) => {
      if (schedule.screens.length === 0) return;
      const hosting = new Set(input.screens.map(({ place }) => place));
      const all = countsOn(
        schedule,
        input.people.map(({ id }) => id),
      );
      expect(Math.min(1, ...all)).toBe(1);
      const guests = countsOn(
        schedule,
        idsOf(input, (place) => !hosting.has(place)),
      );
      const home = placeOf(input);
      for (const { place, slots } of schedule.screens) {
        const takesGuests = [...slots].some((slot) => {
          const id = schedule.people[slot];
          return id !== undefined && home.get(id) !== place;
        });
        const own = countsOn(
          schedule,
          idsOf(input, (p) => p === place),
        );
        if (takesGuests && own.length > 0 && guests.length > 0)
          expect(Math.max(...guests) - Math.min(...own)).toBeLessThanOrEqual(2);
      }
    });
  });

  test('nobody is on two screens at once', () => {
    property((_, schedule) => {
      const crowded = [...schedule.grid.purpose.keys()].filter((slot) => {
        const people = schedule.screens
          .map(({ slots }) => slots[slot] ?? TITLE)
          .filter((person) => person >= 0);
        return new Set(people).size < people.length;
      });
      expect(crowded).toEqual([]);
    });
  });

  test('a person comes back after each of the others of the place had a turn', () => {
    property((input, schedule) => {
      const home = placeOf(input);
      for (const { place, slots } of schedule.screens) {
        const own = [...slots].filter((slot) => home.get(schedule.people[slot] ?? '') === place);
        const people = idsOf(input, (p) => p === place).length;
        expect(own.slice(people)).toEqual(own.slice(0, Math.max(0, own.length - people)));
      }
    });
  });

  test('title, closing and reserve keep their slots, and nothing stays open', () => {
    property((_, schedule) => {
      const { purpose } = schedule.grid;
      for (const { slots } of schedule.screens)
        expect(
          slots.filter((slot, index) =>
            purpose[index] === TURN ? slot < TITLE : slot !== purpose[index],
          ),
        ).toEqual(new Int32Array());
    });
  });

  test('the order of the input does not matter', () => {
    property((input, schedule) => {
      const again = scheduleOf({
        ...input,
        screens: input.screens.toReversed(),
        people: input.people.toReversed(),
      });
      expect(again).toEqual(schedule);
    });
  });

  test('a person who is added changes nobody’s place before or behind another', () => {
    fc.assert(
      fc.property(region, fc.nat(6), (input, place) => {
        const more = { ...input, people: [...input.people, { id: 'new', place: `p${place}` }] };
        const [before, after] = [attempt(input), attempt(more)];
        if (before && after)
          expect(after.people.filter((id) => id !== 'new')).toEqual(before.people);
      }),
      { numRuns: RUNS },
    );
  });

  test('slots of several windows and days follow each other, each within its window', () => {
    property(({ campaign }, { grid }) => {
      const windows = campaign.led.windows.map(({ date, from, to }) =>
        [from, to].map((time) => instantOf(date, time, campaign.timeZone)),
      );
      const length = grid.slot * 1000;
      const wrong = grid.starts.filter(
        (start, index) =>
          start - (grid.starts[index - 1] ?? 0) < length ||
          !windows.some(([from = 0, to = 0]) => start >= from && start + length <= to),
      );
      expect(wrong).toEqual([]);
    });
  });

  test('a shortage is told only when turns are really too few', () => {
    fc.assert(
      fc.property(region, (input) => {
        if (attempt(input)) return;
        const turns = gridOf(input.campaign).purpose.filter((purpose) => purpose === TURN).length;
        const hosting = [...new Set(input.screens.map(({ place }) => place))];
        const screensOf = (place: string): number =>
          input.screens.filter((screen) => screen.place === place).length;
        const peopleOf = (place: string): number => idsOf(input, (p) => p === place).length;
        const guests = idsOf(input, (place) => !hosting.includes(place)).length;
        const crowded = hosting.some((place) => peopleOf(place) > screensOf(place) * turns);
        // a turn is the place's own on all its screens, so the last of them may show some twice
        const room = hosting.reduce((sum, place) => {
          const [people, screens] = [peopleOf(place), screensOf(place)];
          const own = people <= screens ? people : Math.ceil(people / screens) * screens;
          return sum + screens * turns - own;
        }, 0);
        expect(crowded || guests > room).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the hours', () => {
  const led = (date: string): ScheduleInput['campaign']['led'] => ({
    windows: [{ date, from: '09:00', to: '21:00' }],
    slot: 10,
    reserve: 6,
  });

  test.each([
    ['2020-05-09', '2020-05-09T03:00:00.000Z', '2020-05-09T15:00:00.000Z', '+06:00'],
    ['2027-05-09', '2027-05-09T04:00:00.000Z', '2027-05-09T16:00:00.000Z', '+05:00'],
  ])('%s in Almaty lasts from %s to %s', (date, from, to, utcOffset) => {
    const grid = gridOf({ timeZone: 'Asia/Almaty', led: led(date) });
    expect(new Date(grid.starts[0] ?? 0).toISOString()).toBe(from);
    expect(new Date((grid.starts.at(-1) ?? 0) + 10_000).toISOString()).toBe(to);
    expect(grid.hours.map((hour) => hour.local.time)).toEqual(
      Array.from({ length: 12 }, (_, hour) => `${String(9 + hour).padStart(2, '0')}:00:00`),
    );
    expect(grid.hours[0]?.local).toEqual({ date, time: '09:00:00', utcOffset });
  });

  test('an hour has a title, a closing and its reserve, evenly spread', () => {
    const { purpose } = gridOf({ timeZone: 'Asia/Almaty', led: led('2027-05-09') });
    const hour = purpose.slice(0, 360);
    expect(hour[0]).toBe(TITLE);
    expect(hour[359]).toBe(CLOSING);
    const reserve = hour.flatMap((slot, index) => (slot === RESERVE ? [index] : []));
    expect(reserve).toEqual([30, 90, 150, 209, 269, 329]);
    expect(purpose.slice(360, 720)).toEqual(hour);
  });
});
