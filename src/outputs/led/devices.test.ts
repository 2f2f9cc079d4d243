import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Archive } from '../../model/archive.ts';
import {
  playList,
  playSmil,
  readSmil,
  type Device,
  type Play,
  type Smil,
} from '../../dev/testing/signage.ts';
import { bigRegion, imaginaryMedium } from '../../dev/bench/led/big-region.ts';
import { m3u } from './formats/m3u.ts';
import { smil } from './formats/smil.ts';
import { gridOf } from './grid.ts';
import { sharedOut } from './loop.ts';
import { programmeOf, type Programme } from './programme.ts';
import { ledPeople, scheduleOf, type Schedule } from './schedule.ts';
import { cutsOf, sequencesOf, sureSlots } from './sequences.ts';
import { showingsOf } from './showings.ts';
import { instantOf } from '../../model/zone.ts';

const ADDRESS = 'https://estelik.example/led/screen-0/';
const ZONE = 'Asia/Almaty';
/** 09:30 of the day, when the power fails for a minute. */
const CUT = instantOf('2027-05-09', '09:30', ZONE);
const DELAYS = [0.15, 0.5];

const instant = (local: string): number => {
  const [date = '', time = ''] = local.split('T');
  return instantOf(date, time.slice(0, 5), ZONE) + Number(time.slice(6)) * 1000;
};

interface Case {
  archive: Archive;
  schedule: Schedule;
  programme: Programme;
}

/** One screen and so many people of its place. */
async function caseOf(people: number): Promise<Case> {
  const region = await bigRegion(people, 1);
  const screens = region.screens.map((screen) => ({ ...screen, delivery: 'network' as const }));
  const veterans = region.veterans.map((one) => ({ ...one, place: 'place-0' }));
  const archive = { ...region, screens, veterans };
  const schedule = scheduleOf({ ...archive, people: ledPeople(archive) });
  const media = new Map(schedule.people.map((id) => [id, imaginaryMedium(id)]));
  for (const role of ['title', 'closing'] as const)
    media.set(role, { ...imaginaryMedium(role), role, person: null });
  const [screen] = screens;
  if (!screen) throw new Error('The region has a screen');
  return { archive, schedule, programme: programmeOf(schedule, screen, archive.campaign, media) };
}

const personOf = ({ src }: Pick<Play, 'src'>): string =>
  /clips\/(.+)-0123456789\.mp4$/.exec(src)?.[1] ?? '';

describe.each([15, 176, 1000])('SMIL of %i people', (people) => {
  let own: Case;
  let read: Smil;

  beforeAll(async () => {
    own = await caseOf(people);
    read = readSmil(smil(own.programme, ADDRESS), ADDRESS, instant);
  });

  test('every clip has a full address and the schedule’s place', () => {
    const { grid, media, slots } = own.programme;
    const items = read.sequences.flatMap((sequence) => sequence.items);
    expect(items.map(({ src }) => src)).toEqual(
      slots.map((index) => new URL(media[index]?.name ?? '', ADDRESS).href),
    );
    for (const { from, to } of read.sequences) expect(to - from).toBeLessThanOrEqual(600_000);
    expect(read.sequences[0]?.from).toBe(grid.starts[0]);
  });

  test.each(DELAYS)('with %s s a start every promised time holds within a minute', (start) => {
    const seen = Map.groupBy(playSmil(read, { start }), personOf);
    let latest = 0;
    for (const { id } of ledPeople(own.archive)) {
      const [promised] = showingsOf(own.schedule, id);
      const whole = (seen.get(id) ?? []).filter((play) => play.whole).map(({ at }) => at);
      for (const time of promised?.times ?? []) {
        const late = Math.min(...whole.filter((at) => at >= time).map((at) => at - time));
        latest = Math.max(latest, late);
      }
      expect(whole.length).toBeGreaterThanOrEqual(promised?.count ?? 0);
    }
    expect(latest).toBeLessThan(30_000);
  });

  test.each(DELAYS)('with %s s a start and a power cut it is right ten minutes later', (start) => {
    const after = playSmil(read, { start, cut: { from: CUT, to: CUT + 60_000 } });
    const right = playSmil(read, { start });
    const late = (plays: Play[]): Play[] => plays.filter(({ at }) => at >= CUT + 600_000);
    expect(late(after)).toEqual(late(right));
  });

  test('the clips that a slow device drops are spread fairly', () => {
    const [screen] = own.schedule.screens;
    if (!screen) throw new Error('The region has a screen');
    const sure = sureSlots(own.schedule.grid, screen);
    const planned = new Map<number, number>();
    const left = new Map<number, number>();
    screen.slots.forEach((person, slot) => {
      if (person < 0) return;
      planned.set(person, (planned.get(person) ?? 0) + 1);
      if (sure?.[slot]) left.set(person, (left.get(person) ?? 0) + 1);
    });
    const spread = (counts: number[]): number => Math.max(...counts) - Math.min(...counts);
    const counts = [...planned.keys()].map((person) => left.get(person) ?? 0);
    expect(spread([...planned.values()])).toBeLessThanOrEqual(1);
    expect(Math.min(...counts)).toBeGreaterThan(Math.min(...planned.values()) * 0.92 - 2);
    expect(spread(counts)).toBeLessThanOrEqual(5);
  });
});

describe('lists without a clock', () => {
  const day = {
    from: instantOf('2027-05-09', '09:00', ZONE),
    to: instantOf('2027-05-09', '21:00', ZONE),
  };
  const cut = { from: CUT, to: CUT + 60_000 };

  /** Showings of everybody in the region on the given devices, and what was planned and promised. */
  async function region(people: number, screens: number, device: Device) {
    const archive = await bigRegion(people, screens);
    const sticks = archive.screens.map((screen) => ({ ...screen, delivery: 'stick' as const }));
    const schedule = scheduleOf({ ...archive, screens: sticks, people: ledPeople(archive) });
    const media = new Map(schedule.people.map((id) => [id, imaginaryMedium(id)]));
    const counts = new Map(
      schedule.people.map((id) => [id, { shown: 0, planned: 0, promised: 0 }]),
    );
    for (const screen of sticks) {
      const programme = programmeOf(schedule, screen, archive.campaign, media);
      const [loop] = programme.loops;
      const list = loop
        ? m3u(programme, loop)
            .split('\n')
            .filter((line) => /^[^#]/.test(line))
        : [];
      const items = list.map((src) => ({ src, seconds: 10 }));
      for (const play of playList(items, day, device)) {
        const own = counts.get(personOf(play));
        if (own && play.whole) own.shown += 1;
      }
      for (const value of schedule.screens.find(({ id }) => id === screen.id)?.slots ?? []) {
        const own = counts.get(schedule.people[value] ?? '');
        if (own) own.planned += 1;
      }
    }
    for (const [id, own] of counts)
      own.promised = showingsOf(schedule, id).reduce((sum, { count }) => sum + count, 0);
    return [...counts.values()];
  }

  test.each([{ start: 0.15, cut }, { start: 0.5, cut }, { start: 5 }])(
    '$start s a start: what is promised is shown',
    async (device) => {
      for (const people of [15, 300, 1000])
        for (const { shown, promised } of await region(people, 3, device))
          expect(shown).toBeGreaterThanOrEqual(promised);
    },
  );

  test.each([15, 300])('%i people are shown by their planned shares', async (people) => {
    const counts = await region(people, 3, { start: 0.5 });
    const shares = counts.map(({ shown, planned }) => shown / planned);
    expect(Math.max(...shares) / Math.min(...shares)).toBeLessThan(1.25);
  });
});

test('a loop is by shares, short enough, and has everybody in it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 1000 }),
      (planned, longest) => {
        const loop = sharedOut(new Map(planned.entries()), longest);
        expect(new Set(loop).size).toBe(planned.length);
        expect(loop.length).toBeLessThanOrEqual(Math.max(longest, planned.length));
        const often = (person: number): number => loop.filter((one) => one === person).length;
        const order = planned.map((count, person) => [count, often(person)] as const);
        for (const [count, times] of order)
          for (const [other, fewer] of order)
            if (count > other) expect(times).toBeGreaterThanOrEqual(fewer);
      },
    ),
    { numRuns: 50 },
  );
});

test('whatever is in the slots, each hour is cut into runs of ten minutes at most', () => {
  const led = { windows: [{ date: '2027-05-09', from: '09:00', to: '10:25' }], reserve: 6 };
  fc.assert(
    fc.property(
      fc.constantFrom(10 as const, 15 as const),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 400 }),
      (slot, people, step) => {
        const grid = gridOf({ timeZone: ZONE, led: { ...led, slot } });
        const slots = grid.purpose.map((purpose, at) =>
          purpose === -4 ? (at * step) % people : purpose,
        );
        const cuts = cutsOf(grid, slots);
        const runs = sequencesOf(grid, cuts);
        expect(runs.flatMap(({ first, count }) => slots.slice(first, first + count))).toEqual(
          slots,
        );
        expect(Math.max(...runs.map(({ count }) => count * slot))).toBeLessThanOrEqual(600);
        expect(runs.map(({ first }) => first)).toEqual(cuts);
      },
    ),
    { numRuns: 50 },
  );
});
