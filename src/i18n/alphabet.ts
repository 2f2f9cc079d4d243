/** Lists in the order of a language's alphabet, numbers in names by their size. */
import { inLanguage, type Language, type LocalizedText } from '../model/language.ts';

const collators = new Map<Language, Intl.Collator>();

export function alphabet(language: Language): (a: string, b: string) => number {
  let collator = collators.get(language);
  if (!collator) {
    collator = new Intl.Collator(language, { numeric: true });
    collators.set(language, collator);
  }
  return collator.compare;
}

/** A copy of the list by the names its readers see; those of one name keep their order. */
export const inAlphabet = <T>(
  list: readonly T[],
  language: Language,
  nameOf: (item: T) => LocalizedText | undefined,
): T[] => {
  const name = (item: T): string => inLanguage(nameOf(item), language)?.text ?? '';
  return list.toSorted((a, b) => alphabet(language)(name(a), name(b)));
};
