/** Lists in the order of a language's alphabet, numbers in names by their size. */
import { inLanguage, type Language, type LocalizedText } from '../model/language.ts';
import { remembered } from '../model/remembered.ts';

export const alphabet = remembered(
  (language: Language) => new Intl.Collator(language, { numeric: true }).compare,
);

/** A copy of the list by the names its readers see; those of one name keep their order. */
export const inAlphabet = <T>(
  list: readonly T[],
  language: Language,
  nameOf: (item: T) => LocalizedText | undefined,
): T[] => {
  const name = (item: T): string => inLanguage(nameOf(item), language)?.text ?? '';
  return list.toSorted((a, b) => alphabet(language)(name(a), name(b)));
};
