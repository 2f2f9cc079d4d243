import { t } from '../../../i18n/index.ts';
import { inLanguage, type Language, type SpokenText } from '../../../model/language.ts';
import type { Listing } from '../data/listings.ts';
import { awardIn } from '../../../i18n/person/award.ts';

/** What the people of a list share, in words. */
export function listingTitle(
  { kind, key, name }: Pick<Listing, 'kind' | 'key' | 'name'>,
  language: Language,
): SpokenText {
  const say = t(language);
  switch (kind) {
    case 'awards':
      return { text: awardIn({ code: key }, language)?.text ?? key, language };
    case 'fates':
      return { text: say(`person.fate.${key}.plural`), language };
    case 'categories':
      return { text: say(`person.category.${key}.plural`), language };
    case 'years':
      return { text: key, language };
    default:
      return inLanguage(name ?? undefined, language) ?? { text: key, language };
  }
}
