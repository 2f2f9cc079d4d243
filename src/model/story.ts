import { LANGUAGES, type Language, type LocalizedText } from './language.ts';

const HEADING = /^#[ \t]+(kk|ru|en)[ \t]*$/m;

/**
 * The story of an entry's body per language. Each language begins with a line `# kk`, `# ru` or
 * `# en`; a body without such lines is in the archive's first language. Texts are Markdown.
 */
export function splitStory(body: string): LocalizedText {
  const parts = body.split(HEADING);
  const story: Partial<Record<Language, string>> = {};
  const before = (parts[0] ?? '').trim();
  if (before) story[LANGUAGES[0]] = before;
  for (let index = 1; index < parts.length; index += 2) {
    const text = (parts[index + 1] ?? '').trim();
    if (text) story[parts[index] as Language] = text;
  }
  return story;
}
