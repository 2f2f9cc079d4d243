import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FPS } from './formats.ts';
import {
  AFTER,
  canBeRead,
  FADE,
  frameOf,
  framesOf,
  hold,
  PACE,
  scaleAt,
  sceneAt,
  timelineOf,
  textOpacityAt,
  ZOOM,
  zoomAt,
  zooms,
} from './timing.ts';

const LED = { medium: 'led', width: 768, height: 384 } as const;
const WIDE = { medium: 'social', width: 1920, height: 1080 } as const;
const UPRIGHT = { medium: 'social', width: 1080, height: 1920 } as const;
const target = fc.constantFrom(LED, WIDE, UPRIGHT);
const letters = fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 3 });
const seconds = fc.constantFrom(10, 15, 20);

test('a clip has exactly 25 frames for each second', () => {
  expect([framesOf(10), framesOf(15), framesOf(20)]).toEqual([250, 375, 500]);
});

test('a fade lasts between 0.5 and 0.8 seconds', () => {
  expect(FADE / FPS).toBeGreaterThanOrEqual(0.5);
  expect(FADE / FPS).toBeLessThanOrEqual(0.8);
});

test('words should stand 0.8 s and a second for twelve letters, and 2.4 s at least', () => {
  expect(hold(0)).toBe(2.4);
  expect(hold(12)).toBe(2.4);
  expect(hold(64)).toBeCloseTo(0.8 + 64 / 12);
});

test('the last frame shows nothing but the ground; the first too, but where messengers take it', () => {
  fc.assert(
    fc.property(letters, seconds, target, (counts, length, shown) => {
      const timeline = timelineOf(counts, framesOf(length), shown);
      expect(sceneAt(timeline, 0)).toBe(shown === UPRIGHT ? 1 : 0);
      expect(sceneAt(timeline, timeline.frames - 1)).toBe(0);
    }),
  );
});

test('words come and go without a jump, and never two above half', () => {
  fc.assert(
    fc.property(letters, seconds, target, (counts, length, shown) => {
      const timeline = timelineOf(counts, framesOf(length), shown);
      let last: number[] | undefined;
      for (let frame = 0; frame < timeline.frames; frame++) {
        const now = timeline.beats.map((beat) => textOpacityAt(beat, frame));
        expect(now.filter((opacity) => opacity > 0.5).length).toBeLessThanOrEqual(1);
        now.forEach((opacity, index) => {
          if (last)
            expect(Math.abs(opacity - (last[index] ?? 0))).toBeLessThanOrEqual(1 / FADE + 1e-9);
        });
        last = now;
      }
      expect(
        timeline.beats.every(
          (beat, index) =>
            index === 0 || beat.from === (timeline.beats[index - 1]?.until ?? 0) + AFTER,
        ),
      ).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('a frame can be taken in which the words of a beat stand alone and whole', () => {
  fc.assert(
    fc.property(letters, seconds, target, (counts, length, shown) => {
      const timeline = timelineOf(counts, framesOf(length), shown);
      timeline.beats.forEach((_, index) => {
        const frame = frameOf(timeline, index);
        expect(sceneAt(timeline, frame)).toBe(1);
        expect(timeline.beats.map((beat) => textOpacityAt(beat, frame))).toEqual(
          timeline.beats.map((_, other) => (other === index ? 1 : 0)),
        );
      });
    }),
  );
});

test('what can be read stands long enough: never more letters a second than the pace', () => {
  fc.assert(
    fc.property(letters, seconds, target, (counts, length, shown) => {
      const frames = framesOf(length);
      if (!canBeRead(counts, frames, shown)) return;
      const { beats } = timelineOf(counts, frames, shown);
      beats.forEach(({ from, until }, index) => {
        const start = Math.max(from, 0);
        const shownFor = (Math.min(until, frames - FADE) - start + 1) / FPS;
        expect((counts[index] as number) / shownFor).toBeLessThanOrEqual(PACE.calm);
        expect(shownFor).toBeGreaterThanOrEqual(2.4);
      });
    }),
  );
});

test('on street screens the name stands from the first moment', () => {
  const timeline = timelineOf([30, 60], 250, LED);
  expect(textOpacityAt(timeline.beats[0] as never, 0)).toBe(1);
});

test('a photograph grows steadily by at most 4 % in social formats and stands on LED', () => {
  const scales = Array.from({ length: framesOf(20) }, (_, frame) => scaleAt(frame));
  expect(scales[0]).toBe(1);
  expect(Math.max(...scales)).toBeLessThanOrEqual(1.04);
  expect(scales).toEqual(scales.toSorted((a, b) => a - b));
  expect(new Set(scales).size).toBe(Math.ceil(scales.length / ZOOM.step));
  expect([zooms({ medium: 'social' }), zooms({ medium: 'led' })]).toEqual([true, false]);
});

test('while another picture covers the photograph, it stands as it will be seen again', () => {
  const timeline = { ...timelineOf([30, 30, 60], 375, WIDE), cover: 1 };
  const { from, until } = timeline.beats[1]!;
  const scales = Array.from({ length: timeline.frames }, (_, frame) => zoomAt(timeline, frame));
  expect(new Set(scales.slice(from + FADE, until + 1)).size).toBe(1);
  scales.slice(0, -2 * FADE).forEach((scale, frame) => {
    if (frame < from + FADE || frame > until) expect(scale).toBe(scaleAt(frame));
  });
  expect(scales).toEqual(scales.toSorted((a, b) => a - b));
});
