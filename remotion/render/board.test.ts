import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextBlock, WordLayer } from '../look/layout/box.ts';
import { boardOf } from './board.ts';

const TARGET = { id: 'landscape', width: 640, height: 360, medium: 'social' } as const;

const layer = fc
  .array(
    fc.record({
      x: fc.double({ min: 0, max: 600, noNaN: true }),
      y: fc.double({ min: 0, max: 340, noNaN: true }),
      width: fc.double({ min: 1, max: 400, noNaN: true }),
      height: fc.double({ min: 1, max: 200, noNaN: true }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((boxes): WordLayer => {
    const texts = boxes.map((box) => ({ box, size: 20 }) as TextBlock);
    return { kind: 'who', scene: null, texts, bars: [] };
  });

test('all words are on the board, below the scene and beside each other', () => {
  fc.assert(
    fc.property(fc.array(layer, { maxLength: 4 }), (layers) => {
      const board = boardOf(layers, TARGET);
      board.words.forEach(({ box, x, y }, index) => {
        for (const value of [box.x, box.y, box.width, box.height, x, y]) expect(value % 2).toBe(0);
        expect(y).toBeGreaterThanOrEqual(TARGET.height);
        expect(x + box.width).toBeLessThanOrEqual(board.width);
        expect(y + box.height).toBeLessThanOrEqual(board.height);
        for (const text of layers[index]?.texts ?? []) {
          expect(box.x).toBeLessThanOrEqual(text.box.x);
          expect(box.y).toBeLessThanOrEqual(text.box.y);
          const [right, bottom] = [text.box.x + text.box.width, text.box.y + text.box.height];
          expect(box.x + box.width).toBeGreaterThanOrEqual(Math.min(TARGET.width, right));
          expect(box.y + box.height).toBeGreaterThanOrEqual(Math.min(TARGET.height, bottom));
        }
        for (const other of board.words.slice(0, index)) {
          const isBeside = other.x + other.box.width <= x || x + box.width <= other.x;
          const isApart = other.y + other.box.height <= y || y + box.height <= other.y;
          expect(isBeside || isApart).toBe(true);
        }
      });
    }),
  );
});

test('a layer with a picture of its own is on the board whole', () => {
  const scene = { picture: null, horizon: null, texts: [] };
  const board = boardOf([{ kind: 'picture', scene, texts: [], bars: [] }], TARGET);
  const { width, height } = TARGET;
  expect(board.words.map(({ box }) => box)).toEqual([{ x: 0, y: 0, width, height }]);
});
