/** Everybody on the site with what belongs to them, and the order they stand in. */
import { alphabet } from '../../../i18n/alphabet.ts';
import { byLanguage, inLanguage, type Language, type SpokenText } from '../../../model/language.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import { familyFirst } from '../../../model/name-order.ts';
import type { PreparedPhoto } from '../../photos/index.ts';
import type { ClipFile, SiteInputs } from './inputs.ts';
import { personCard } from './link-cards.ts';

export interface Person {
  id: string;
  veteran: Veteran;
  photos: readonly PreparedPhoto[];
  /** The first photograph that shows the face; `null`: a typographic portrait stands for it. */
  portrait: PreparedPhoto | null;
  /** Clips for screens in the hand and on the desk, not those of the street. */
  clips: readonly ClipFile[];
  /** There is a picture to be shown with a link. */
  hasCard: boolean;
}

/** The person's name, in the language it is really written in. */
export function nameOf({ veteran }: Pick<Person, 'veteran'>, language: Language): SpokenText {
  return inLanguage(veteran.name, language) ?? { text: veteran.id, language: 'en' };
}

/** What a list is sorted by: the family name before the rest, where there is one. */
export function sortKey(person: Person, language: Language): string {
  const { text, language: spoken } = nameOf(person, language);
  return familyFirst({ name: text, familyName: person.veteran.familyName?.[spoken] });
}

export function peopleOf({ archive, photos, clips, cards }: SiteInputs): Person[] {
  const clipsByPerson = Map.groupBy(
    clips.filter((clip) => clip.role === 'person' && !clip.target.startsWith('led-')),
    (clip) => clip.person,
  );
  return archive.veterans.map((veteran) => {
    const own = photos.get(veteran.id) ?? [];
    return {
      id: veteran.id,
      veteran,
      photos: own,
      portrait: own.find(({ photo }) => photo.role === 'portrait') ?? null,
      clips: clipsByPerson.get(veteran.id) ?? [],
      hasCard: cards?.has(personCard(veteran.id)) === true,
    };
  });
}

/** The people in the alphabetical order of each language. */
export function inAlphabeticalOrder(
  people: readonly Person[],
): Readonly<Record<Language, readonly Person[]>> {
  return byLanguage((language) => {
    const compare = alphabet(language);
    return people
      .map((person) => ({ person, key: sortKey(person, language) }))
      .sort((a, b) => compare(a.key, b.key) || (a.person.id < b.person.id ? -1 : 1))
      .map(({ person }) => person);
  });
}
