/** What the search box needs, written beside the pages. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inLanguage, LANGUAGES, type Language } from '../../../model/language.ts';
import { birthYearsOf } from '../data/listings.ts';
import { nameOf, type Person } from '../data/people.ts';
import type { SiteData } from '../data/site-data.ts';
import { yearsOf } from '../../../i18n/person/years.ts';
import { writeFacets, type FacetValues } from './facets.ts';
import { wordsOf } from './searched-words.ts';
import { writeNameIndex } from './write-name-index.ts';

/** Writes `search/`, names and facets, into `folder`. */
export async function writeSearch(data: SiteData, folder: string): Promise<void> {
  const target = path.join(folder, 'search');
  await mkdir(target, { recursive: true });
  for (const language of LANGUAGES) {
    const people = data.people[language];
    await writeFile(path.join(target, `names-${language}.txt`), nameIndexOf(data, language));
    await writeFile(path.join(target, `facets-${language}.txt`), writeFacets(people.map(facetsOf)));
  }
}

/** The index of names in a language, as text. */
export const nameIndexOf = (data: SiteData, language: Language): string =>
  writeNameIndex(data.people[language].map((person) => indexSource(data, person, language)));

function indexSource({ placeById }: SiteData, person: Person, language: Language) {
  const { veteran } = person;
  return {
    id: person.id,
    name: nameOf(person, language).text,
    years: yearsOf(veteran, language)?.replaceAll('\u00a0', ' ') ?? '',
    place: inLanguage(placeById.get(veteran.place)?.name, language)?.text ?? '',
    portrait: person.portrait !== null,
    otherNames: [...wordsOf(veteran.name), ...(veteran.otherNames ?? [])],
  };
}

export const facetsOf = (person: Person): FacetValues => ({
  place: [person.veteran.place],
  category: [person.veteran.category],
  fate: [person.veteran.fate],
  award: [...new Set((person.veteran.awards ?? []).flatMap((award) => award.code ?? []))],
  year: birthYearsOf(person),
});
