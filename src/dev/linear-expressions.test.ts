/**
 * No regular expression that foreign text meets is worse than linear. What was judged before stands
 * in a list; `linear-expressions.hostile.test.ts` judges everything anew and writes it (`-u`).
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXCEPTIONS, expressions, growthOf } from './testing/expressions.ts';

test.each([
  ['[\\p{L}\\d.]+@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)*\\.\\p{L}{2,}', 'u'],
  ['i+(?=[aeou])', 'g'],
  ['\\s+$', ''],
  ['<numFmt\\b[^>]*>', 'g'],
  [',(?![^«(]*[»)])', 'u'],
  ['(a|a)*b', ''],
])('the judge finds /%s/', (pattern, flags) =>
  expect(growthOf({ pattern, flags })).toMatch(/polynomial|exponential/),
);

test.each([
  ['(?<!i)i+(?=[aeou])', 'g'],
  ['(?<!\\s)\\s+$', 'u'],
  ['<numFmt\\b[^<>]*>', 'g'],
])('the judge passes /%s/', (pattern, flags) => expect(growthOf({ pattern, flags })).toBeNull());

/** The automaton alone; what it cannot judge so soon waits for the other suite. */
const QUICK = { checker: 'automaton', timeout: 2000 } as const;

test('a new expression is linear', () => {
  const judged = new Set(
    readFileSync(new URL('testing/linear-expressions.txt', import.meta.url), 'utf8').split('\n'),
  );
  const worse = [...expressions()]
    .filter(([text, { file }]) => !judged.has(JSON.stringify(text)) && !(file in EXCEPTIONS))
    .flatMap(([text, found]) => {
      const growth = growthOf(found, QUICK);
      return growth?.includes('polynomial') || growth?.includes('exponential')
        ? [`${found.file} ${text} ${growth}`]
        : [];
    });
  expect(worse).toEqual([]);
}, 300_000);
