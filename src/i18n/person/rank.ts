/** A rank in words, by its code in the glossary or as the document has it. */
import { ranks } from '../../model/glossary.ts';
import { byLanguage, inLanguage, type Language, type SpokenText } from '../../model/in-language.ts';
import type { VeteranFields } from '../../model/veteran.ts';
import { t } from '../index.ts';

/** `гвардия сержанты`, `гвардии сержант`; `undefined` where this language does not have the rank. */
export function sayRank(rank: VeteranFields['rank'], language: Language): string | undefined {
  const term = rank?.code ? ranks.get(rank.code) : undefined;
  const name = term ? term.name[language] : rank?.text?.[language];
  if (!name || !rank?.guards) return name;
  return term?.guards?.[language] ?? t(language)('person.guards', { rank: name });
}

/** The rank in the reader's language where it is known, else in the nearest that has it. */
export const rankIn = (rank: VeteranFields['rank'], language: Language): SpokenText | undefined =>
  inLanguage(
    byLanguage((one) => sayRank(rank, one)),
    language,
  );
