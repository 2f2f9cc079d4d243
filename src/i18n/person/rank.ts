/** A rank in words, by its code in the glossary or as the document has it. */
import { ranks } from '../../model/glossary.ts';
import type { Language } from '../../model/language.ts';
import type { VeteranFields } from '../../model/veteran.ts';
import { t } from '../index.ts';

/** `гвардия сержанты`, `гвардии сержант`; `undefined` where this language does not have the rank. */
export function sayRank(rank: VeteranFields['rank'], language: Language): string | undefined {
  const term = rank?.code ? ranks.get(rank.code) : undefined;
  const name = term ? term.name[language] : rank?.text?.[language];
  if (!name || !rank?.guards) return name;
  return term?.guards?.[language] ?? t(language)('person.guards', { rank: name });
}
