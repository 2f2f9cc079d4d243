/** The ways in: lists of people by letter, birthplace, unit, award, fate, category and year. */
import { alphabet } from '../../../i18n/alphabet.ts';
import { createHash } from 'node:crypto';
import type { GazetteerEntry } from '../../../model/gazetteer.ts';
import { awards as awardGlossary } from '../../../model/glossary.ts';
import {
  byLanguage,
  LANGUAGES,
  type Language,
  type LocalizedText,
} from '../../../model/language.ts';
import { parsePartialDate, yearOf } from '../../../model/partial-date.ts';
import { CATEGORIES, FATES } from '../../../model/veteran.ts';
import type { birthplaceFinder } from './birthplaces.ts';
import { sortKey, type Person } from './people.ts';

export const LISTING_KINDS = [
  'letters',
  'birthplaces',
  'units',
  'awards',
  'fates',
  'categories',
  'years',
] as const;
export type ListingKind = (typeof LISTING_KINDS)[number];

/** People who share something. */
export interface Listing {
  kind: ListingKind;
  /** Part of the address: `/<lang>/<kind>/<key>/`. */
  key: string;
  /** What they share, where it is a name; codes are said by the dictionary. */
  name: LocalizedText | null;
  /** Languages in which the list exists: letters belong to one alphabet. */
  people: Readonly<Partial<Record<Language, readonly Person[]>>>;
  /** Where a place of birth lies, if somebody looked it up. */
  point?: GazetteerEntry | null;
}

/** A list without its people. */
export interface ListingHead extends Pick<Listing, 'kind' | 'key' | 'name'> {
  languages: readonly Language[];
}

/** A first letter and how many names begin with it. */
export type LetterCount = readonly [letter: string, people: number];

export const lettersIn = (letters: readonly Listing[], language: Language): LetterCount[] =>
  letters.flatMap(({ name, people }) =>
    people[language] ? [[name?.[language] ?? '', people[language].length] as const] : [],
  );

type People = Readonly<Record<Language, readonly Person[]>>;

/** The address of a letter: its code point, since folders are best kept ASCII. */
export const keyOfLetter = (letter: string): string =>
  (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0');

export function listingsOf(
  people: People,
  birthplaceOf: ReturnType<typeof birthplaceFinder>,
): Record<ListingKind, Listing[]> {
  return {
    letters: LANGUAGES.flatMap((language) => letters(people, language)),
    birthplaces: birthplaces(people, birthplaceOf),
    units: units(people),
    awards: inOrder(grouped(people, 'awards', awardCodesOf), [...awardGlossary.keys()]),
    fates: inOrder(
      grouped(people, 'fates', ({ veteran }) => [veteran.fate]),
      FATES,
    ),
    categories: inOrder(
      grouped(people, 'categories', ({ veteran }) => [veteran.category]),
      CATEGORIES,
    ),
    years: grouped(people, 'years', birthYearsOf).sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

function letters(people: People, language: Language): Listing[] {
  const groups = Map.groupBy(people[language], (person) =>
    sortKey(person, language).charAt(0).toLocaleUpperCase(language),
  );
  return [...groups].map(([letter, list]) => ({
    kind: 'letters',
    key: keyOfLetter(letter),
    name: { [language]: letter },
    people: { [language]: list },
  }));
}

/** The key of a unit is made of its name, as it was written first. */
export const keyOfUnit = (text: LocalizedText): string => {
  const name = (text.kk ?? text.ru ?? text.en ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
  return createHash('sha256').update(name.trim()).digest('hex').slice(0, 12);
};

const units = (people: People): Listing[] =>
  named(people, 'units', ({ veteran }) =>
    (veteran.units ?? []).map(({ text }) => ({ key: keyOfUnit(text), name: text })),
  );

function birthplaces(people: People, birthplaceOf: ReturnType<typeof birthplaceFinder>): Listing[] {
  const places = new Map(people.kk.map((person) => [person, birthplaceOf(person.veteran)]));
  return named(people, 'birthplaces', (person) => [places.get(person) ?? []].flat());
}

/** Lists of what has a name, in the order of the Kazakh alphabet. */
function named(
  people: People,
  kind: ListingKind,
  sharedBy: (person: Person) => readonly Pick<Listing, 'key' | 'name' | 'point'>[],
): Listing[] {
  const shared = new Map(people.kk.flatMap(sharedBy).map((one) => [one.key, one]));
  const nameOf = ({ name }: Listing): string => name?.kk ?? name?.ru ?? '';
  return grouped(people, kind, (person) => sharedBy(person).map(({ key }) => key))
    .map((listing) => ({ ...listing, ...shared.get(listing.key) }))
    .sort((a, b) => alphabet('kk')(nameOf(a), nameOf(b)));
}

const awardCodesOf = ({ veteran }: Person): string[] =>
  (veteran.awards ?? []).flatMap((award) => award.code ?? []);

/** The year of birth where it is one year; "about" counts, an interval or an open end does not. */
export function birthYearsOf({ veteran }: Person): string[] {
  const date = veteran.birth?.date ? parsePartialDate(veteran.birth.date) : null;
  const year = date && yearOf(date);
  return year ? [String(year)] : [];
}

function grouped(
  people: People,
  kind: ListingKind,
  keysOf: (person: Person) => readonly string[],
): Listing[] {
  const lists = new Map<string, Record<Language, Person[]>>();
  for (const language of LANGUAGES)
    for (const person of people[language])
      for (const key of new Set(keysOf(person))) {
        let list = lists.get(key);
        if (!list) lists.set(key, (list = byLanguage((): Person[] => [])));
        list[language].push(person);
      }
  return [...lists].map(([key, list]) => ({ kind, key, name: null, people: list }));
}

const inOrder = (listings: Listing[], order: readonly string[]): Listing[] =>
  listings.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
