import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correction, narrow } from './clock.ts';
import { localText, loopPosition, nextStart, positionAt } from './position.ts';
import type { PlaylistFile } from '../../formats/json.ts';

/** Answers of a server to a device whose clock is `wrong` ms behind it. */
const answers = fc
  .record({
    wrong: fc.integer({ min: -5_000_000, max: 5_000_000 }),
    questions: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 60_000 }),
        there: fc.integer({ min: 1, max: 400 }),
        back: fc.integer({ min: 1, max: 400 }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ wrong, questions }) => ({
    wrong,
    answers: questions.map(({ at, there, back }) => ({
      sent: at,
      received: at + there + back,
      date: Math.floor((at + there + wrong) / 1000) * 1000,
    })),
  }));

test('the bounds always hold the truth, and more answers never widen them', () => {
  fc.assert(
    fc.property(answers, ({ wrong, answers: heard }) => {
      let width = Infinity;
      for (let count = 1; count <= heard.length; count += 1) {
        const bounds = narrow(heard.slice(0, count));
        expect(bounds?.low).toBeLessThanOrEqual(wrong);
        expect(bounds?.high).toBeGreaterThanOrEqual(wrong);
        expect((bounds?.high ?? 0) - (bounds?.low ?? 0)).toBeLessThanOrEqual(width);
        width = (bounds?.high ?? 0) - (bounds?.low ?? 0);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a clock that may be right is left alone, one that was set meanwhile begins anew', () => {
  expect(correction({ low: -400, high: 600 })).toBe(0);
  expect(correction({ low: 59_000, high: 60_000 })).toBe(59_500);
  const late = { sent: 100_000, received: 100_100, date: 3_700_000 };
  expect(narrow([{ sent: 0, received: 100, date: 0 }, late])).toEqual({
    low: 3_599_900,
    high: 3_601_000,
  });
});

const playlist = {
  slot: 10,
  hours: [
    { from: '2027-05-09T04:00:00Z', local: '', utcOffset: '+05:00', slots: [0, 3, 2, 3] },
    { from: '2027-05-09T05:00:00Z', local: '', utcOffset: '+05:00', slots: [0, 1] },
  ],
  loops: [{ folder: 'stick', days: [], clips: [0, 1, 2] }],
} as unknown as PlaylistFile;
const at = (time: string): number => Date.parse(`2027-05-09T${time}Z`);

test('the position follows from the time alone', () => {
  expect(positionAt(playlist, at('04:00:12.500'))).toEqual({
    clip: 3,
    start: at('04:00:10'),
    end: at('04:00:20'),
  });
  expect(positionAt(playlist, at('03:59:59.999'))).toBeNull();
  expect(positionAt(playlist, at('04:00:40'))).toBeNull();
  expect(nextStart(playlist, at('04:00:40'))).toBe(at('05:00:00'));
  expect(nextStart(playlist, at('05:00:00'))).toBeNull();
  expect(localText(playlist, at('04:00:12.500'))).toBe('2027-05-09 09:00:12');
});

test('without a clock the loop runs from the start of the device', () => {
  expect(loopPosition(playlist, 1000, 1000 + 41_000)).toEqual({
    clip: 1,
    start: 41_000,
    end: 51_000,
  });
});
