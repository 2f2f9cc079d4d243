import { expect, test } from 'vitest';
import { storyHtml } from './story-html.ts';
import { unbroken } from './unbroken.ts';

const FIRM = '-\u2060';

test.each([
  ['808-м', `808${FIRM}м`],
  ['Ил-2-ні', `Ил${FIRM}2${FIRM}ні`],
  ['1941-1945', '1941-1945'],
  ['Момыш-Улы', 'Момыш-Улы'],
  ['№ 5-', '№ 5-'],
  ['-2 °C, Т-34', `-2 °C, Т${FIRM}34`],
])('%s is set as one word where it is one', (text, set) => {
  expect(unbroken(text)).toBe(set);
});

test('a story keeps its numbers whole, and its addresses as they are', () => {
  const html = storyHtml('808-м полку. <https://a.example/2-x>');
  expect(html).toContain(`808${FIRM}м`);
  expect(html).toContain('>https://a.example/2-x<');
});
