import { sayRank } from '../../../i18n/person/rank.ts';
import { inLanguage, LANGUAGES, type Language, type SpokenText } from '../../../model/language.ts';
import type { VeteranFields } from '../../../model/veteran.ts';

/** The rank as the glossary or the document names it, in the reader's language where it is known. */
export function rankOf({ rank }: VeteranFields, language: Language): SpokenText | undefined {
  const names = LANGUAGES.map((one) => [one, sayRank(rank, one)] as const);
  return inLanguage(Object.fromEntries(names), language);
}
