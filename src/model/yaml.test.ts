import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOf, parseYaml, splitFrontMatter } from './yaml.ts';

const ENTRY = `id: x
name:
  kk: Ә
  ru: >
    two
    lines
awards:
  - code: lenin
    date: 1945
  - date: 1946
    code: glory
list: [a, b,
  c]
`;

test.each([
  ['id', 1],
  ['name', 2],
  ['name.kk', 3],
  ['name.ru', 4],
  ['name.en', 2],
  ['awards.0', 8],
  ['awards.0.date', 9],
  ['awards.1.code', 11],
  ['awards.7.code', 7],
  ['list.2', 13],
  ['nothing', 1],
  ['', 1],
])('%s stands on line %i', (field, line) => {
  expect(lineOf(ENTRY, field)).toBe(line);
});

test.each([
  ['tab', 'a: 1\n\tb: 2', 'yaml-tab', 2],
  ['double key', 'a: 1\nb: 1\na: 2', 'yaml-duplicate', 3],
  ['open quotation mark', 'a: "x\nb: 2', 'yaml-unclosed', 2],
  ['open bracket', 'a: [1', 'yaml-unclosed', 1],
  ['escape', 'a: "Q\\z"', 'yaml-escape', 1],
  ['colon in a text', 'a: 1\ntitle: Life: a story', 'yaml-colon', 2],
  ['word without a colon', 'a: x\nb', 'yaml-colon', 2],
  ['indentation', 'a: 1\n  b: 2', 'yaml-indent', 2],
  ['alias', 'a: &x 1\nb: *x', 'yaml-feature', 2],
  ['foreign tag', 'a: !!js/function x', 'yaml-feature', 1],
  ['deep nesting', '['.repeat(5000), 'yaml-feature', 1],
  ['zero byte', 'a: \0', 'yaml', 1],
])('%s is named with its line', (_what, text, code, line) => {
  expect(parseYaml(text)).toEqual({ error: { code, line, reason: expect.any(String) as string } });
});

test('dates stay text and numbers stay numbers', () => {
  expect(parseYaml('a: 1942-02-14\nb: 1942\nc: no')).toEqual({
    value: { a: '1942-02-14', b: 1942, c: 'no' },
  });
});

test('no text makes the reader throw', () => {
  const yamlish = fc.string({
    unit: fc.constantFrom(...'ab:-[]{}&*!|>\'"#%@?~ \n\t0\\<'.split('')),
    maxLength: 80,
  });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), yamlish), yamlish, (text, field) => {
      parseYaml(text);
      splitFrontMatter(text);
      const line = lineOf(text, field);
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(text.split('\n').length);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['---\na: 1\n---\nbody\n', { yaml: 'a: 1\n', body: 'body\n' }],
  ['---\r\na: 1\r\n---\r\nbody', { yaml: 'a: 1\r\n', body: 'body' }],
  ['\uFEFF---\na: 1\n---', { yaml: 'a: 1\n', body: '' }],
  ['---\n---\n', { yaml: '', body: '' }],
  ['a: 1\n---\nb\n---\n', null],
  ['---\na: 1\n', null],
  ['', null],
])('front matter of %j', (text, parts) => {
  expect(splitFrontMatter(text)).toEqual(parts);
});
