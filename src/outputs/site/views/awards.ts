import { withDegree } from '../../../i18n/person/words.ts';
import { awards as glossary } from '../../../model/glossary.ts';
import { inLanguage, type Language, type SpokenText } from '../../../model/language.ts';
import type { Award } from '../../../model/veteran.ts';

/** An award by its name in the glossary with the degree, else as the document has it. */
export function awardName(award: Award, language: Language): SpokenText | undefined {
  const term = award.code ? glossary.get(award.code) : undefined;
  if (!term) return inLanguage(award.text, language);
  const text = withDegree(term.name[language] ?? award.code ?? '', award.degree, language);
  return { text: capital(text, language), language };
}

/** The name of a code of the glossary. */
export const awardOfCode = (code: string, language: Language): string =>
  capital(glossary.get(code)?.name[language] ?? code, language);

const capital = (text: string, language: Language): string =>
  text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
