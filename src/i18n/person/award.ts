/** An award in words: as the glossary names it, with its degree, or as the document has it. */
import { awards } from '../../model/glossary.ts';
import { byLanguage, inLanguage, type Language, type SpokenText } from '../../model/in-language.ts';
import type { Award } from '../../model/veteran.ts';
import { t } from '../index.ts';
import { capital } from './words.ts';

type Named = Pick<Award, 'code' | 'degree' | 'text'>;

/** `ІІ дәрежелі Отан соғысы ордені`; `undefined` where this language does not have the award. */
export function sayAward({ code, degree, text }: Named, language: Language): string | undefined {
  const award = awards.get(code ?? '')?.name[language];
  if (!award || !degree) return award ? capital(award) : text?.[language];
  const say = t(language);
  return capital(say('person.award.degree', { award, degree: say(`person.degree.${degree}`) }));
}

/** The award in the reader's language where it is known, else in the nearest that has it. */
export const awardIn = (award: Named, language: Language): SpokenText | undefined =>
  inLanguage(
    byLanguage((one) => sayAward(award, one)),
    language,
  );
