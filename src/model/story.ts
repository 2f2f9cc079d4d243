import { LANGUAGES, type Language, type LocalizedText } from './language.ts';

const HEADING = /^#[ \t]+(kk|ru|en)[ \t]*$/m;

/**
 * The story of an entry's body per language. Each language begins with a line `# kk`, `# ru` or
 * `# en`; a body without such lines is in the archive's first language. Texts are Markdown.
 */
export function splitStory(body: string): LocalizedText {
  const parts = body.replaceAll('\r\n', '\n').split(HEADING);
  const story: Partial<Record<Language, string>> = {};
  const add = (language: Language, part: string | undefined): void => {
    const text = [story[language], part?.trim()].filter(Boolean).join('\n\n');
    if (text) story[language] = text;
  };
  add(LANGUAGES[0], parts[0]);
  for (let index = 1; index < parts.length; index += 2)
    add(parts[index] as Language, parts[index + 1]);
  return story;
}

/** The language that begins with a line, if one does. */
export const storyLanguageOf = (line: string): Language | undefined =>
  HEADING.exec(line)?.[1] as Language | undefined;
