/** Who stands close to a person: of one birthplace, of one name. */
import { foldName } from '../../../model/fold-name.ts';
import { LANGUAGES, type LocalizedText } from '../../../model/language.ts';
import type { Person } from './people.ts';

/** Russian family names have a form for women: `ivanova` counts as `ivanov`. */
const withoutGender = (word: string): string => word.replace(/(?<=(?:ov|ev|in))a$|aya$/, '');

const fold = (text: string | undefined): string => foldName(text ?? '').join(' ');

/** What namesakes share: the family name; without one the given name, which comes first. */
export function keysOfName({ veteran }: Pick<Person, 'veteran'>): string[] {
  const keys = LANGUAGES.flatMap((language) => {
    const family = fold(veteran.familyName?.[language]);
    return family ? [`family ${withoutGender(family)}`] : [];
  });
  if (keys.length > 0) return [...new Set(keys)];
  const firstNames = LANGUAGES.flatMap(
    (language) => foldName(veteran.name[language] ?? '')[0] ?? [],
  );
  return [...new Set(firstNames)].map((name) => `given ${name}`);
}

/** What people born in one place share: the place as it was written, in whatever letters. */
export function keysOfBirthplace({ veteran }: Pick<Person, 'veteran'>): string[] {
  const place: LocalizedText = veteran.birth?.place ?? {};
  return [...new Set(LANGUAGES.flatMap((language) => fold(place[language]) || []))];
}

/** Everybody by each of their keys. */
export function byKeys(
  people: readonly Person[],
  keysOf: (person: Person) => readonly string[],
): ReadonlyMap<string, readonly Person[]> {
  const groups = new Map<string, Person[]>();
  for (const person of people)
    for (const key of keysOf(person)) {
      const group = groups.get(key);
      if (group) group.push(person);
      else groups.set(key, [person]);
    }
  return groups;
}

/**
 * The first `most` of the others who share a key with a person, each once, in the order of the
 * groups; a common name has thousands.
 */
export function sharing(
  groups: ReadonlyMap<string, readonly Person[]>,
  keys: readonly string[],
  person: Person,
  most: number,
): Person[] {
  const found = new Set<Person>();
  for (const key of keys)
    for (const other of groups.get(key) ?? []) {
      if (found.size === most) return [...found];
      if (other !== person) found.add(other);
    }
  return [...found];
}
