import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Published } from '../../model/files/schedule.ts';
import type { Archive } from '../../model/archive.ts';
import { testCampaign } from '../../dev/testing/campaign.ts';
import { screenSchema } from '../../model/screen.ts';
import { RESERVE } from './grid.ts';
import { extendSchedule, ReserveFullError } from './late.ts';
import { currentSchedule, publishedText } from './published.ts';
import { scheduleOf, type LedPerson, type Schedule } from './schedule.ts';

const campaign = testCampaign({
  windows: [{ date: '2027-05-09', from: '09:00', to: '11:00' }],
  slot: 10,
  reserve: 6,
});

const screen = (id: string, place: string): Archive['screens'][number] =>
  screenSchema.parse({
    id,
    place,
    name: { kk: id },
    address: { kk: id },
    width: 768,
    height: 384,
  });

const SCREENS = [screen('a1', 'a'), screen('a2', 'a'), screen('b1', 'b')];
const archive = { campaign, screens: SCREENS };

const crowd = (prefix: string, count: number): LedPerson[] =>
  Array.from({ length: count }, (_, n) => ({ id: `${prefix}${n}`, place: 'abc'[n % 3] ?? 'a' }));

const publish = (schedule: Schedule): Published =>
  JSON.parse(publishedText(campaign, schedule)) as Published;

/** `slot screen` → id of the person, for every showing. */
const showings = ({ screens, people }: Schedule): Map<string, string> =>
  new Map(
    screens.flatMap(({ id, slots }) =>
      [...slots].flatMap((value, slot) =>
        value < 0 ? [] : [[`${slot} ${id}`, people[value] ?? ''] as const],
      ),
    ),
  );

/** One or two days of one or two windows, a quarter to two hours long. */
const windows = fc
  .array(fc.tuple(fc.integer({ min: 15, max: 120 }), fc.boolean()), { minLength: 1, maxLength: 2 })
  .map((days) =>
    days.flatMap(([minutes, isDouble], day) =>
      (isDouble ? ['09', '14'] : ['09']).map((hour) => ({
        date: `2027-05-0${8 + day}`,
        from: `${hour}:00`,
        to: `${String(Number(hour) + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
      })),
    ),
  );

const later = fc.record({
  windows,
  before: fc.integer({ min: 1, max: 30 }),
  gone: fc.nat(5),
  late: fc.nat(6),
  newScreen: fc.boolean(),
});

/** The schedule before and after, and who is there now; `null` where the reserve is too small. */
function extend({ windows: own, before, gone, late, newScreen }: LaterCase) {
  const people = crowd('p', before);
  const hours = { ...campaign, led: { ...campaign.led, windows: own } };
  const first = scheduleOf({ campaign: hours, screens: SCREENS, people });
  const now = [...people.slice(gone), ...crowd('late', late)];
  const screens = newScreen ? [...SCREENS, screen('c1', 'c')] : SCREENS;
  try {
    const after = extendSchedule({ campaign: hours, screens }, now, publish(first));
    return { first, after, now };
  } catch (error) {
    if (error instanceof ReserveFullError) return null;
    throw error;
  }
}

type LaterCase = typeof later extends fc.Arbitrary<infer T> ? T : never;

const RUNS = 1000;

const property = (check: (made: NonNullable<ReturnType<typeof extend>>) => void): void => {
  let met = 0;
  fc.assert(
    fc.property(later, (input) => {
      const made = extend(input);
      if (!made) return;
      met += 1;
      check(made);
    }),
    { numRuns: RUNS },
  );
  expect(met).toBeGreaterThan(RUNS / 2); // not most of the cases without a place for everybody
};

describe('after the schedule was published', { timeout: 300_000 }, () => {
  test('no published time moves, whoever comes or goes', () => {
    property(({ first, after, now }) => {
      const [was, is] = [showings(first), showings(after)];
      const present = new Set(now.map(({ id }) => id));
      const moved = [...was].filter(([at, id]) => present.has(id) && is.get(at) !== id);
      expect(moved).toEqual([]);
    });
  });

  test('who is withdrawn is replaced in place, and only people who are present are shown', () => {
    property(({ first, after, now }) => {
      const [was, is] = [showings(first), showings(after)];
      const present = new Set(now.map(({ id }) => id));
      const known = new Set(first.people);
      expect([...is.values()].filter((id) => !present.has(id))).toEqual([]);
      // An abandoned place shows the title or somebody who came since, never one whose time it was not.
      for (const [at, id] of was) {
        const instead = is.get(at);
        if (!present.has(id) && instead !== undefined) expect(known.has(instead)).toBe(false);
      }
      expect(after.screens.slice(0, 3).map(({ slots }) => slots.length)).toEqual(
        first.screens.map(({ slots }) => slots.length),
      );
    });
  });

  test('everybody who comes late is shown, in the reserve or in abandoned places alone', () => {
    property(({ first, after, now }) => {
      const [was, is] = [showings(first), showings(after)];
      const shown = new Set(is.values());
      expect(now.filter(({ id }) => !shown.has(id))).toEqual([]);
      const present = new Set(now.map(({ id }) => id));
      for (const [at, id] of is) {
        const [slot, on] = at.split(' ');
        if (on === 'c1' || first.people.includes(id)) continue;
        const before = was.get(at);
        const isFree = before === undefined && first.grid.purpose[Number(slot)] === RESERVE;
        expect(isFree || (before !== undefined && !present.has(before))).toBe(true);
      }
    });
  });

  test('nobody is on two screens at once', () => {
    property(({ after }) => {
      after.grid.starts.forEach((_, slot) => {
        const shown = after.screens.map(({ slots }) => slots[slot] ?? -1).filter((p) => p >= 0);
        if (new Set(shown).size !== shown.length) expect(shown).toEqual([...new Set(shown)]);
      });
    });
  });

  test('who comes late has a slot in each third of the hours, in the reserve', () => {
    const people = crowd('p', 30);
    const first = scheduleOf({ campaign, screens: SCREENS, people });
    const after = extendSchedule(archive, [...people, { id: 'new', place: 'b' }], publish(first));
    const index = after.people.indexOf('new');
    const [, , home] = after.screens;
    const at = [...(home?.slots ?? [])].flatMap((value, slot) => (value === index ? [slot] : []));
    expect(at).toEqual([30, 269, 510]);
    expect(at.map((slot) => first.grid.purpose[slot])).toEqual([RESERVE, RESERVE, RESERVE]);
  });

  test('a build shows the published schedule and nothing else', () => {
    const people = crowd('p', 30);
    const published = publish(scheduleOf({ campaign, screens: SCREENS, people }));
    const now = currentSchedule(archive, [...people, { id: 'new', place: 'a' }], published);
    expect(publish(now)).toEqual({ ...published, frozen: now.frozen });
  });

  test('when the reserve is full somebody is told', () => {
    const people = crowd('p', 9);
    const published = publish(scheduleOf({ campaign, screens: SCREENS, people }));
    expect(() => extendSchedule(archive, [...people, ...crowd('late', 40)], published)).toThrow(
      ReserveFullError,
    );
  });
});
