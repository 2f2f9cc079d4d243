/** What a name tells without a surname field: the initial and, for grammar only, the gender. */
import { ENDINGS, isPatronymic, isSurname } from '../../model/name-order.ts';
import type { VeteranFields } from '../../model/veteran.ts';

/**
 * The given name of a full name. `Бауыржан Момышұлы` and `Момышұлы Бауыржан` give Бауыржан: the
 * word on -ұлы is the father's name, whatever its place.
 */
export function givenName(name: string, familyName?: string): string {
  const words = name.split(/\s+/u);
  const family = new Set(familyName?.split(/\s+/u));
  const own = words.filter((word) => !family.has(word) && !isPatronymic(word));
  return own.find((word) => !isSurname(word)) ?? own[0] ?? (words[0] as string);
}

/** A name as a portrait: the given name alone, and the other words in the order they have. */
export function nameParts(name: string, familyName?: string): { given: string; others: string } {
  const given = givenName(name, familyName);
  const words = name.split(/\s+/u);
  // A father may have had the same name: only the given one stands apart.
  return { given, others: words.toSpliced(words.indexOf(given), 1).join(' ') };
}

/** The name without the father's name, where two other words remain: shorter, never another. */
export function withoutPatronymic(name: string): string {
  const words = name.split(/\s+/u);
  const rest = words.filter((word) => !isPatronymic(word));
  return words.length > 2 && rest.length >= 2 ? rest.join(' ') : name;
}

export type Gender = 'male' | 'female' | 'unsaid';

/** The gender to speak of a person in: the entry's own word, else what the name's endings say. */
export function genderOf({ sex, name }: Pick<VeteranFields, 'sex' | 'name'>): Gender {
  if (sex) return sex;
  const words = [name.ru, name.kk].flatMap((text) => text?.split(/\s+/u) ?? []);
  for (const endings of ENDINGS)
    for (const gender of ['female', 'male'] as const)
      if (words.some((word) => word.length >= 4 && endings[gender].test(word))) return gender;
  return 'unsaid';
}
