import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Clock, correction, narrow, type Answer } from './clock.ts';
import { isPlausible, localText, loopPosition, nextStart, positionAt } from './position.ts';
import type { PlaylistFile } from '../../../../model/files/playlist.ts';

/** How caches on the way answer: they keep an answer for a minute. */
const CACHES = {
  /** No cache, or one that lets questions of their own through. */
  none: (now: number) => ({ date: now, age: 0 }),
  /** Fastly, and so GitHub Pages: `Date` is the time of delivery, and `Age` stands beside it. */
  delivery: (now: number) => ({ date: now, age: now % 60_000 }),
  /** Varnish, CloudFront: `Date` is the time of origin. */
  origin: (now: number) => ({ date: now - (now % 60_000), age: now % 60_000 }),
  /** One that keeps the time of origin and says nothing. */
  silent: (now: number) => ({ date: now - (now % 60_000), age: 0 }),
} satisfies Record<string, (now: number) => { date: number; age: number }>;
type Cached = keyof typeof CACHES;

const whole = (ms: number): number => Math.floor(ms / 1000) * 1000;

/** Answers that reach a device whose clock is `wrong` ms behind. */
const answers = (cache: Cached) =>
  fc
    .record({
      wrong: fc.integer({ min: -5_000_000, max: 5_000_000 }),
      questions: fc.array(
        fc.record({
          pause: fc.integer({ min: 0, max: 6000 }),
          there: fc.integer({ min: 1, max: 400 }),
          back: fc.integer({ min: 1, max: 400 }),
        }),
        { minLength: 1, maxLength: 12 },
      ),
    })
    .map(({ wrong, questions }) => {
      let sent = 10_000_000;
      const heard = questions.map(({ pause, there, back }): Answer => {
        sent += pause;
        const { date, age } = CACHES[cache](sent + there + wrong);
        const received = sent + there + back;
        const answer = { sent, received, date: whole(date), age: whole(age) };
        sent = received;
        return answer;
      });
      return { wrong, heard };
    });

test.each(['none', 'delivery', 'origin'] as const)(
  'the bounds always hold the truth, and more answers never widen them (cache: %s)',
  (cache) => {
    fc.assert(
      fc.property(answers(cache), ({ wrong, heard }) => {
        let width = Infinity;
        for (let count = 1; count <= heard.length; count += 1) {
          const { low, high } = narrow(heard.slice(0, count)) ?? { low: NaN, high: NaN };
          expect(low).toBeLessThanOrEqual(wrong);
          expect(high).toBeGreaterThanOrEqual(wrong);
          expect(high - low).toBeLessThanOrEqual(width);
          width = high - low;
        }
      }),
      { numRuns: 1000 },
    );
  },
);

test('a right clock behind any cache that says its age is never moved', () => {
  for (const cache of ['none', 'delivery', 'origin'] as const)
    fc.assert(
      fc.property(answers(cache), ({ wrong, heard }) => {
        const bounds = narrow(heard) ?? { low: NaN, high: NaN };
        expect(correction({ low: bounds.low - wrong, high: bounds.high - wrong })).toBe(0);
      }),
    );
});

test('a cache that hides its age is found out by answers that stand still', () => {
  const sent = [0, 1500, 3000];
  const heard = sent.map((at) => ({ sent: at, received: at + 50, date: -600_000, age: 0 }));
  expect(narrow(heard)).toEqual({ low: -600_050, high: Infinity });
  expect(correction({ low: -600_050, high: Infinity })).toBe(0);
});

test('a clock that may be right is left alone, another one is moved no more than is certain', () => {
  expect(correction({ low: -400, high: 600 })).toBe(0);
  expect(correction({ low: 59_000, high: 60_000 })).toBe(59_500);
  expect(correction({ low: 3_000_000, high: 3_600_000 })).toBe(3_000_500);
  expect(correction({ low: -3_600_000, high: -3_000_000 })).toBe(-3_000_500);
  expect(correction({ low: 90_000, high: Infinity })).toBe(90_500);
});

test('asks past caches over HTTP, and keeps a right clock right behind each kind of them', async () => {
  const queries: string[] = [];
  /** Each emulated cache keeps an answer for ten minutes, which are half over. */
  const born = Date.now() - 300_000;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    queries.push(url.search);
    const kept = { date: born, age: Date.now() - born };
    const answered: Record<string, { date: number; age: number }> = {
      '/none': { date: Date.now(), age: 0 },
      '/delivery': { ...kept, date: Date.now() },
      '/origin': kept,
      '/silent': { ...kept, age: 0 },
    };
    const { date, age } = answered[url.pathname] ?? kept;
    response.sendDate = false;
    response.setHeader('Date', new Date(date).toUTCString());
    if (age > 0) response.setHeader('Age', Math.floor(age / 1000));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  const states = await Promise.all(
    Object.keys(CACHES).map(async (cache) => {
      const clock = new Clock(false);
      await clock.ask(`${address}/${cache}`, 210);
      return clock.state;
    }),
  );
  server.close();
  expect(states.map(({ offset }) => offset)).toEqual([0, 0, 0, 0]);
  expect(states[0]?.uncertainty).toBeLessThan(1000);
  expect(states[1]?.uncertainty).toBeGreaterThan(290_000);
  expect(states[3]?.uncertainty).toBeNull();
  expect(new Set(queries).size).toBe(queries.length);
});

const playlist = {
  slot: 10,
  hours: [
    { from: '2027-05-09T04:00:00Z', local: '', utcOffset: '+05:00', slots: [0, 3, 2, 3] },
    { from: '2027-05-09T05:00:00Z', local: '', utcOffset: '+05:00', slots: [0, 1] },
  ],
  loops: [{ folder: 'stick', days: [], clips: [0, 1, 2] }],
} as unknown as PlaylistFile;
const DAY = 86_400_000;
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

test('a clock is believed from a day before the campaign’s hours to a day after them', () => {
  const end = at('05:00:20');
  expect(isPlausible(playlist, at('04:00:00') - DAY)).toBe(true);
  expect(isPlausible(playlist, end + DAY)).toBe(true);
  expect(isPlausible(playlist, at('04:00:00') - DAY - 1)).toBe(false);
  expect(isPlausible(playlist, end + DAY + 1)).toBe(false);
});
