import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../model/archive.ts';
import { campaignSchema } from '../model/campaign.ts';
import { screenSchema } from '../model/screen.ts';
import { RESERVE } from './grid.ts';
import { extendSchedule, ReserveFullError } from './late.ts';
import { currentSchedule, publishedText, type Published } from './published.ts';
import { scheduleOf, type LedPerson, type Schedule } from './schedule.ts';

const campaign = campaignSchema.parse({
  id: 'test',
  name: { kk: 'Сынақ' },
  occasion: { kk: 'Сынақ' },
  timeZone: 'Asia/Almaty',
  specialistsBy: '2027-03-31',
  collecting: { from: '2027-03-01', to: '2027-04-20' },
  clipsFrom: '2027-05-01',
  led: {
    windows: [{ date: '2027-05-09', from: '09:00', to: '11:00' }],
    slot: 10,
    reserve: 6,
  },
  hashtags: { kk: [], ru: [] },
});

const screen = (id: string, place: string): Archive['screens'][number] =>
  screenSchema.parse({
    ...{ id, place, name: { kk: id }, address: { kk: id } },
    ...{ width: 768, height: 384 },
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

const later = fc.record({
  before: fc.integer({ min: 1, max: 40 }),
  gone: fc.nat(5),
  late: fc.nat(12),
  newScreen: fc.boolean(),
});

describe('after the schedule was published', () => {
  test('no published time moves, whoever comes or goes', () => {
    fc.assert(
      fc.property(later, ({ before, gone, late, newScreen }) => {
        const people = crowd('p', before);
        const first = scheduleOf({ campaign, screens: SCREENS, people });
        const now = [...people.slice(gone), ...crowd('late', late)];
        const screens = newScreen ? [...SCREENS, screen('c1', 'c')] : SCREENS;
        const after = extendSchedule({ campaign, screens }, now, publish(first));
        const [was, is] = [showings(first), showings(after)];
        const left = new Set(now.map(({ id }) => id));
        for (const [at, id] of was) if (left.has(id)) expect(is.get(at)).toBe(id);
        for (const id of is.values()) expect(left.has(id)).toBe(true);
        for (const { id } of now) expect([...is.values()]).toContain(id);
        for (const slot of after.grid.starts.keys()) {
          const shown = after.screens.map(({ slots }) => slots[slot] ?? -1).filter((p) => p >= 0);
          expect(new Set(shown).size).toBe(shown.length);
        }
      }),
      { numRuns: 150 },
    );
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
    expect(publish(now)).toEqual(published);
  });

  test('when the reserve is full somebody is told', () => {
    const people = crowd('p', 9);
    const published = publish(scheduleOf({ campaign, screens: SCREENS, people }));
    expect(() => extendSchedule(archive, [...people, ...crowd('late', 40)], published)).toThrow(
      ReserveFullError,
    );
  });
});
