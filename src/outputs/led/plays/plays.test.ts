/** What a log proves, and what it does not: laws over any schedule, any fault. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scheduleOf, type Schedule } from '../schedule.ts';
import { showingsOf } from '../showings.ts';
import { chainOf, type EndEntry, type PlayEntry } from './chain.ts';
import { checkLog } from './check.ts';
import { hoursOf, slotsOf } from './hours.ts';
import { proofOf } from './join.ts';

const SCREEN = 's-1';
const schedule = scheduleOf({
  campaign: {
    id: 'test',
    timeZone: 'Asia/Almaty',
    led: {
      windows: [{ date: '2027-05-09', from: '09:00', to: '11:00' }],
      slot: 10,
      reserve: 6,
    },
  },
  screens: [
    { id: SCREEN, place: 'p', delivery: 'browser', hourlyFiles: false },
    { id: 's-2', place: 'p', delivery: 'stick', hourlyFiles: false },
  ],
  people: Array.from({ length: 30 }, (_, n) => ({ id: `person-${n}`, place: 'p' })),
});

/** What a player without a fault writes. */
function playsOf({ grid, people, screens }: Schedule, screen = SCREEN): PlayEntry[] {
  const slots = screens.find(({ id }) => id === screen)?.slots ?? new Int32Array();
  return grid.starts.map((start, index) => ({
    screen,
    set: '0a1b2c3d',
    film: '0123456789abcdef',
    person: people[slots[index] ?? -1] ?? null,
    slot: new Date(start).toISOString(),
    step: grid.slot,
    at: new Date(start + 40).toISOString(),
  }));
}

const PLAYS = playsOf(schedule);
const end = (count: number, screen = SCREEN): EndEntry => ({
  screen,
  end: count,
  at: '2027-05-09T16:00:00Z',
});
const logOf = (plays: readonly PlayEntry[]): string[] => chainOf([...plays, end(plays.length)]);
const join = (lines: readonly string[]) => {
  const { findings, ...log } = checkLog(lines.join('\n'));
  return { log: findings, ...proofOf(schedule, [log], []) };
};
const shownIn = (lines: readonly string[]): number => join(lines).proofs[0]?.shown ?? 0;
const PROMISED = PLAYS.filter(({ person }) => person !== null).length;

test('a whole day says of everybody what was promised, by log and by codes', () => {
  const codes = chainOf([...hoursOf(PLAYS), end(3)]);
  for (const lines of [logOf(PLAYS), codes, [...logOf(PLAYS), ...codes]]) {
    const { log, findings, proofs } = join(lines);
    expect([...log.filter(({ kind }) => kind !== 'restarted'), ...findings]).toEqual([]);
    expect(proofs[0]).toMatchObject({ by: 'log', promised: PROMISED, shown: PROMISED });
    for (const person of schedule.people) {
      const promised = showingsOf(schedule, person).find(({ screen }) => screen === SCREEN);
      expect(proofs[0]?.people.get(person)).toEqual({
        count: promised?.count,
        first: promised?.times[0],
      });
    }
  }
  expect(Math.max(...codes.map((line) => line.length))).toBeLessThan(500);
});

test('hours tell the slots that were shown, whichever they are', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 720, maxLength: 720 }), (kept) => {
      const plays = PLAYS.filter((_, index) => kept[index]);
      const slots = hoursOf(plays).flatMap(slotsOf);
      const seen = plays.filter(({ person }) => person !== null);
      expect(slots).toEqual(seen.map(({ slot }) => Date.parse(slot)));
      expect(shownIn(chainOf([...hoursOf(plays), end(1)]))).toBe(seen.length);
    }),
    { numRuns: 30 },
  );
});

describe('a log of which something is wrong', () => {
  const lines = logOf(PLAYS.slice(0, 60));
  const whole = shownIn(lines);
  const at = fc.integer({ min: 0, max: lines.length - 2 });

  test('never says more than was shown, and tells every change', () => {
    const change = fc.record({
      at,
      how: fc.constantFrom('alter', 'drop', 'add', 'cut'),
      other: fc.integer({ min: 61, max: PLAYS.length - 1 }),
    });
    fc.assert(
      fc.property(change, ({ at: index, how, other }) => {
        const forged = JSON.stringify({
          before: (JSON.parse(lines[index] ?? '') as { before: string }).before,
          ...PLAYS[other],
        });
        const changed = {
          alter: lines.with(index, forged),
          drop: lines.toSpliced(index, 1),
          add: lines.toSpliced(index, 0, forged),
          cut: lines.slice(0, index + 1),
        }[how];
        const { log, proofs } = join(changed);
        expect(log.length).toBeGreaterThan(0);
        expect(proofs[0]?.shown ?? 0).toBeLessThanOrEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  test('is read whole in whatever order its lines come, and twice', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (mixed) => {
        expect(shownIn(mixed)).toBe(whole);
        const { log } = join([...mixed, ...mixed]);
        expect(log).toEqual([{ kind: 'repeated', count: lines.length }]);
      }),
      { numRuns: 30 },
    );
  });

  test('of another screen, of no screen, of nothing', () => {
    const foreign = playsOf(schedule, 's-2').slice(0, 5);
    const { log } = join(chainOf([...PLAYS.slice(0, 3), ...foreign, end(8)]));
    expect(log).toContainEqual({ kind: 'foreign', screen: 's-2', count: 5 });
    const unknown = chainOf([{ ...(PLAYS[1] as PlayEntry), screen: 'gone' }, end(1, 'gone')]);
    expect(join(unknown).findings).toEqual([{ kind: 'no-screen', screen: 'gone' }]);
    expect(join([]).log).toEqual([{ kind: 'empty' }]);
    expect(join(['{"before":"0"}', 'x']).log).toEqual([
      { kind: 'unreadable', line: 1, count: 2 },
      { kind: 'empty' },
    ]);
  });

  test('bytes of any kind never break the reader', () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    fc.assert(fc.property(bytes, (text) => void checkLog(Buffer.from(text).toString('latin1'))));
  });
});

test('what was not shown, or not as planned, is told and not counted', () => {
  const odd = (change: Partial<PlayEntry>, index = 5): PlayEntry => ({
    ...(PLAYS[index] as PlayEntry),
    ...change,
  });
  const first = PLAYS.slice(0, 5);
  const slot = PLAYS[5]?.slot ?? '';
  const late = new Date(Date.parse(slot) + 6000).toISOString();
  const strange: [string, PlayEntry][] = [
    ['late', odd({ at: late })],
    ['other', odd({ person: 'person-x' })],
    ['loop', odd({ loop: true })],
    ['outside', odd({ slot: '2027-05-09T20:00:00Z', at: '2027-05-09T20:00:00Z' })],
    ['doubled', odd({ set: 'ffffffff' }, 4)],
  ];
  for (const [kind, play] of strange) {
    const { findings, proofs } = join(logOf([...first, play]));
    expect(findings).toContainEqual({ kind, screen: SCREEN, count: 1 });
    expect(proofs[0]?.shown).toBe(first.filter(({ person }) => person !== null).length);
  }
  const other = hoursOf([odd({ person: 'person-x' })]);
  expect(join(chainOf([...other, end(1)])).findings).toContainEqual({
    kind: 'other-plan',
    screen: SCREEN,
    at: Date.parse('2027-05-09T04:00:00Z'),
    count: 1,
  });
  const gap = join(logOf(PLAYS.slice(0, 360))).findings;
  expect(gap).toEqual([
    expect.objectContaining({ kind: 'hour', at: Date.parse('2027-05-09T05:00:00Z'), shown: 0 }),
  ]);
});

test('an operator’s word counts what was promised of those hours, and gives way to a log', () => {
  const word = (screen: string, to: string) => ({
    screen,
    by: 'akimat',
    hours: [{ date: '2027-05-09', from: '09:00', to }],
  });
  const half = proofOf(schedule, [], [word(SCREEN, '10:00'), word('s-2', '11:00')]);
  expect(half.proofs.map(({ by }) => by)).toEqual(['word', 'word']);
  const [one, two] = half.proofs;
  expect(one?.shown).toBe(PLAYS.slice(0, 360).filter(({ person }) => person !== null).length);
  expect(one?.people.get(schedule.people[0] ?? '')?.first).toBeNull();
  for (const person of schedule.people) {
    const promised = showingsOf(schedule, person).find(({ screen }) => screen === 's-2');
    expect(two?.people.get(person)?.count).toBe(promised?.count);
  }
  const { findings, ...log } = checkLog(logOf(PLAYS).join('\n'));
  expect(findings).toEqual([]);
  const both = proofOf(schedule, [log], [word(SCREEN, '10:00')]);
  expect(both.proofs).toHaveLength(1);
  expect(both.findings).toEqual([{ kind: 'word-and-log', screen: SCREEN }]);
});
