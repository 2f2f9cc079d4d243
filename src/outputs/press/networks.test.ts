import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstFitting } from './caption.ts';
import { lengthIn, NETWORKS } from './networks.ts';

const x = NETWORKS.find(({ id }) => id === 'x');
if (!x) throw new Error('no X');

/** What the tests of twitter-text's configuration 3 say, and what captions of ours hold. */
test.each([
  ['', 0],
  ['This is a test.', 15],
  ['Қазақша: әңғүұқөһі', 18],
  ['№ 5', 4],
  ['«Ел» – 1941…', 13],
  ['https://estelik.example/kk/people/a-long-name-of-somebody/', 23],
  ['Т https://a.kz/b', 25],
  ['東京', 4],
  ['e\u0301', 1],
  ['🎗️', 2],
  ['👨‍👩‍👧‍👦', 2],
])('X counts %j as %i', (text, count) => {
  expect(lengthIn(text, x)).toBe(count);
});

test('texts add up, and none is longer than twice its code points', () => {
  const words = fc.string({ unit: fc.constantFrom('ә', 'a', '№', '…', '“', '漢', '1', ' ') });
  fc.assert(
    fc.property(words, words, (a, b) => {
      expect(lengthIn(a + b, x)).toBe(lengthIn(a, x) + lengthIn(b, x));
      expect(lengthIn(a, x)).toBeLessThanOrEqual(2 * a.length);
      expect(lengthIn(a, x)).toBeGreaterThanOrEqual(a.length);
    }),
  );
});

test('whatever the text, what is posted fits X', () => {
  const words = fc.array(fc.constantFrom('№', 'ұзақсөз', '«Ел»', '漢字', 'https://a.kz/b', '🎗️'), {
    minLength: 60,
    maxLength: 400,
  });
  fc.assert(
    fc.property(words, (list) => {
      expect(lengthIn(firstFitting([list.join(' ')], x), x)).toBeLessThanOrEqual(x.characters);
    }),
  );
});
