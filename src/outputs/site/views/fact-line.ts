/** The line of facts at the head of a person's page. */
import { inLanguage, type Language, type SpokenText } from '../../../model/in-language.ts';
import type { VeteranFields } from '../../../model/veteran.ts';
import { firstAwardIn } from '../../../i18n/person/awards.ts';
import { rankIn } from '../../../i18n/person/rank.ts';
import { fateIn } from '../../../i18n/person/words.ts';

/** Rank, role, the first award, fate: those that are known. */
export function factLine(veteran: VeteranFields, language: Language): SpokenText[] {
  const fate = fateIn(veteran, language);
  return [
    rankIn(veteran.rank, language),
    inLanguage(veteran.role, language),
    firstAwardIn(veteran.awards, language),
    fate ? { text: fate, language } : null,
  ].filter((fact) => fact != null);
}
