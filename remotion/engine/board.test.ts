import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Box, TextBlock, TextPlace } from '../design/layout/box.ts';
import { boardsOf, pageOf, type Board } from './board.ts';

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
  .map((boxes): TextPlace => {
    const texts = boxes.map((box) => ({ box, size: 20 }) as TextBlock);
    return { kind: 'who', scene: null, texts, bars: [] };
  });

test('all words are on the board, outside the scene and beside each other', () => {
  fc.assert(
    fc.property(fc.array(layer, { maxLength: 4 }), (layers) => {
      const board = boardOf(layers);
      const crops = board.textLayers.flat();
      for (const [index, { box, x, y }] of crops.entries()) {
        for (const value of [box.x, box.y, box.width, box.height, x, y]) expect(value % 2).toBe(0);
        expect(areApart({ ...box, x, y }, { x: 0, y: 0, ...TARGET })).toBe(true);
        expect(x + box.width).toBeLessThanOrEqual(board.width);
        expect(y + box.height).toBeLessThanOrEqual(board.height);
        for (const other of crops.slice(0, index))
          expect(areApart({ ...box, x, y }, { ...other.box, x: other.x, y: other.y })).toBe(true);
      }
      board.textLayers.forEach((parts, index) => {
        for (const [at, { box }] of parts.entries())
          for (const other of parts.slice(0, at)) expect(areApart(box, other.box)).toBe(true);
        for (const { box } of layers[index]?.texts ?? []) {
          const seen = parts.reduce((sum, part) => sum + shared(part.box, box), 0);
          expect(seen).toBeCloseTo(shared({ x: 0, y: 0, ...TARGET }, box), 5);
        }
      });
    }),
  );
});

const areApart = (a: Box, b: Box): boolean => shared(a, b) === 0;

const boardOf = (textLayers: readonly TextPlace[]): Board =>
  boardsOf([{ textLayers, target: TARGET }])[0] as Board;

/** Pixels that two boxes have in common. */
function shared(a: Box, b: Box): number {
  const along = (x: 'x' | 'y', size: 'width' | 'height'): number =>
    Math.max(0, Math.min(a[x] + a[size], b[x] + b[size]) - Math.max(a[x], b[x]));
  return along('x', 'width') * along('y', 'height');
}

test('a layer with a picture of its own is on the board whole', () => {
  const scene = { picture: null, horizon: null, texts: [] };
  const board = boardOf([{ kind: 'picture', scene, texts: [], bars: [] }]);
  const { width, height } = TARGET;
  expect(board.textLayers.flat().map(({ box }) => box)).toEqual([{ x: 0, y: 0, width, height }]);
});

test('the boards of a page are of one width, and it is no larger than with words below each other', () => {
  fc.assert(
    fc.property(fc.array(fc.array(layer, { maxLength: 3 }), { minLength: 1 }), (clips) => {
      const boards = boardsOf(clips.map((textLayers) => ({ textLayers, target: TARGET })));
      const page = pageOf(boards);
      for (const { width } of boards) expect(width).toBe(page.width);
      const heights = boards.map(({ textLayers }) =>
        textLayers.flat().reduce<number>((sum, { box }) => sum + box.height, TARGET.height),
      );
      expect(page.width * page.height).toBeLessThanOrEqual(TARGET.width * Math.max(...heights));
    }),
  );
});
