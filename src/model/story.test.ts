import { expect, test } from 'vitest';
import { splitStory, storyLanguageOf } from './story.ts';

test('each language has its part, headings of the story itself stay in it', () => {
  expect(splitStory('\n# kk\n\nБір\n\n## Екі\n\n# ru\n\nОдин\n\n# en\nOne\n')).toEqual({
    kk: 'Бір\n\n## Екі',
    ru: 'Один',
    en: 'One',
  });
});

test.each([
  ['', {}],
  ['\n\n', {}],
  ['Тек қазақша', { kk: 'Тек қазақша' }],
  ['# ru\n\nТолько по-русски', { ru: 'Только по-русски' }],
  ['# ru\n\n# en\n', {}],
  ['# ru\r\n\r\nстрока\r\n', { ru: 'строка' }],
  ['# ru\nодин\n# kk\nбір\n# ru\nдва', { ru: 'один\n\nдва', kk: 'бір' }],
  ['# rus\nтекст', { kk: '# rus\nтекст' }],
])('%j', (body, story) => {
  expect(splitStory(body)).toEqual(story);
});

test.each([
  ['text', undefined],
  ['# ru', 'ru'],
  ['# en \r', 'en'],
  ['# rus', undefined],
])('%j begins %s', (line, language) => {
  expect(storyLanguageOf(line)).toBe(language);
});
