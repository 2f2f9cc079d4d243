/** A story's Markdown: words, emphasis and links, nothing else. */
import { expect, test } from 'vitest';
import { storyHtml, storyOnPaper } from './story-html.ts';

test.each([
  ['[Жад](https://a.example/)', '<a href="https://a.example/">Жад</a>'],
  ['[](https://a.example/)', '<a href="https://a.example/">https://a.example/</a>'],
  ['[ ](https://a.example/?b&c)', '?b&amp;c"> https://a.example/?b&amp;c</a>'],
  ['![](https://a.example/x.png)', '>https://a.example/x.png</a>'],
  ['[](/x) және [](/y)', '<a href="/x">/x</a> және <a href="/y">/y</a>'],
])('%s: every link has words to follow it by', (text, html) => {
  expect(storyHtml(text)).toContain(html);
});

test.each(['<script>a</script>', '[a](javascript:b)', '# x', '    code', 'д`Арк, д`Артаньян'])(
  '%s is words',
  (text) => {
    expect(storyHtml(text)).not.toMatch(/<(?!\/?p>)/);
  },
);

test.each([
  ['[Жад](https://a.example/)', '<p>Жад</p>'],
  ['![](https://a.example/x.png)', '<p>!https://a.example/x.png</p>'],
])('%s: on paper are words without a link', (text, html) => {
  expect(storyOnPaper(text)).toBe(`${html}\n`);
});
