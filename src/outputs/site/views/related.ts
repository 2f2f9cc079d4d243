/** Comrades of the same unit, people of the same place, countrymen and namesakes. */
import { t } from '../../../i18n/index.ts';
import { yearsOf } from '../../../i18n/person/years.ts';
import { inLanguage, type Language, type SpokenText } from '../../../model/language.ts';
import { keyOfUnit } from '../data/listings.ts';
import { nameOf, type Person } from '../data/people.ts';
import type { SiteData } from '../data/site-data.ts';
import { keysOfBirthplace, keysOfName, sharing } from '../data/related-keys.ts';
import { neighboursOf, SHOWN } from './neighbours.ts';
import { placePath } from './paths.ts';

export interface RelatedGroup {
  title: string;
  /** Page of all of them below the language; `null` where there is none. */
  path: string | null;
  people: { id: string; name: SpokenText; years: string }[];
}

/** Groups that have anybody in them. */
export function relatedOf(person: Person, language: Language, data: SiteData): RelatedGroup[] {
  const { unitByKey, peopleOfPlace, placeById, namesakes, countrymen } = data;
  const { place, units, birth } = person.veteran;
  const say = t(language);
  const group = (title = '', path: string | null, people: readonly Person[]): RelatedGroup => ({
    title,
    path,
    people: people.map((other) => ({
      id: other.id,
      name: nameOf(other, language),
      years: yearsOf(other.veteran, language) ?? '',
    })),
  });
  const sharers = (groups: typeof namesakes, keys: string[]): Person[] =>
    sharing(groups, keys, person, SHOWN);
  const textOf = (text: Parameters<typeof inLanguage>[0]): string | undefined =>
    inLanguage(text, language)?.text;
  const comrades = [...new Set((units ?? []).map((unit) => keyOfUnit(unit.text)))].map((key) => {
    const listing = unitByKey.get(key);
    const people = neighboursOf(listing?.people[language] ?? [], person);
    return group(textOf(listing?.name ?? undefined), `units/${key}/`, people);
  });
  const born = say('site.person.countrymen', { place: textOf(birth?.place) ?? '' });
  return [
    ...comrades,
    group(
      textOf(placeById.get(place)?.name),
      placePath(place),
      neighboursOf(peopleOfPlace(place, language), person),
    ),
    group(born, null, sharers(countrymen, keysOfBirthplace(person))),
    group(say('site.person.namesakes'), null, sharers(namesakes, keysOfName(person))),
  ].filter(({ people }) => people.length > 0);
}
