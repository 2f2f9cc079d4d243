import { t } from '../../i18n/index.ts';
import { ranks } from '../../model/glossary.ts';
import { inLanguage, type Language, type SpokenText } from '../../model/language.ts';
import type { VeteranFields } from '../../model/veteran.ts';

/** The rank as the glossary or the document names it, a Guards rank with its word. */
export function rankOf({ rank }: VeteranFields, language: Language): SpokenText | undefined {
  const term = rank?.code ? ranks.get(rank.code) : undefined;
  const name = term
    ? { text: term.name[language] ?? '', language }
    : inLanguage(rank?.text, language);
  return name && rank?.guards
    ? { ...name, text: t(name.language)('clip.guards', { rank: name.text }) }
    : name;
}
