import { nameParts } from '../../../i18n/person/name.ts';
import type { Language } from '../../../model/language.ts';
import { nameOf, type Person } from '../data/people.ts';

/** A person's name in two parts, as the page's language or another one has it. */
export interface NameParts {
  given: string;
  others: string;
  language: Language;
}

export function partsOf(person: Person, language: Language): NameParts {
  const name = nameOf(person, language);
  const family = person.veteran.familyName?.[name.language];
  return { ...nameParts(name.text, family), language: name.language };
}
