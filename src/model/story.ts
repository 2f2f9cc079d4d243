import { LANGUAGES, type Language, type LocalizedText } from './language.ts';

/**
 * The story of an entry's body per language. Each language begins with a line `# kk`, `# ru` or
 * `# en`; a body without such lines is in the archive's first language. Texts are Markdown.
 */
export function splitStory(body: string): LocalizedText {
  const parts: { language: Language; lines: string[] }[] = [{ language: LANGUAGES[0], lines: [] }];
  for (const line of body.replaceAll('\r\n', '\n').split('\n')) {
    const language = storyLanguageOf(line);
    if (language) parts.push({ language, lines: [] });
    else parts.at(-1)?.lines.push(line);
  }
  const story: Partial<Record<Language, string>> = {};
  for (const { language, lines } of parts) {
    const text = [story[language], lines.join('\n').trim()].filter(Boolean).join('\n\n');
    if (text) story[language] = text;
  }
  return story;
}

/** The language that begins with a line, if one does. */
export function storyLanguageOf(line: string): Language | undefined {
  const [sign, blank] = line;
  if (sign !== '#' || (blank !== ' ' && blank !== '\t')) return undefined;
  const word = line.slice(2).trim();
  return LANGUAGES.find((language) => language === word);
}
