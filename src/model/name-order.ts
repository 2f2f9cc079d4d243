/**
 * One order of a name wherever it is said: given names, the father's, the family's, as the archive
 * writes them. Lists and forms bring the family name first. Registers that are sorted by it set it first.
 */
import { inEachLanguage, type LocalizedText } from './in-language.ts';

const FATHERS = {
  male: /(?:[ұу]лы|-улы|[ое]вич|ьич|нич|кич|мич)$/iu,
  female: /(?:қызы|кызы|[ое]вна|ична|инична)$/iu,
};
const FAMILYS = {
  male: /(?:[оеё]в|ский|цкий)$/iu,
  female: /(?:[оеё]ва|ская|цкая)$/iu,
};
/** Shorter words on these endings are given names: Яков, Ева. */
const SHORTEST_SURNAME = 5;
/** A Russian patronymic stands last only where the family name stands first; «-ұлы» may end a name itself. */
const RUSSIAN_FATHERS = /(?:[ое]вич|ьич|нич|кич|мич|[ое]вна|ична|инична)$/iu;

/** Endings that tell a man's name from a woman's. */
export const ENDINGS = [FATHERS, FAMILYS] as const;

const hasEnding = (word: string, { male, female }: (typeof ENDINGS)[number]): boolean =>
  male.test(word) || female.test(word);
export const isPatronymic = (word: string): boolean => hasEnding(word, FATHERS);
export const isSurname = (word: string): boolean =>
  word.length >= SHORTEST_SURNAME && hasEnding(word, FAMILYS);

/** A name and, where the entry says it, the family's. */
interface Written {
  name: string;
  familyName?: string | undefined;
}

/** `Нұрпейісов Абай` as `Абай Нұрпейісов`. What cannot be told stays as it was written. */
export function givenFirst(written: Written): string {
  const { family, others } = partsOf(written);
  return [...others, ...family].join(' ');
}

/** The same with the family name first: how registers are sorted and read. */
export function familyFirst(written: Written): string {
  const { family, others } = partsOf(written);
  return [...family, ...others].join(' ');
}

/** The names of a person in every language, in the one order. */
export const namesInOrder = (name: LocalizedText, familyName?: LocalizedText): LocalizedText =>
  inEachLanguage(name, (text, language) =>
    givenFirst({ name: text, familyName: familyName?.[language] }),
  );

function partsOf({ name, familyName }: Written): { family: string[]; others: string[] } {
  const words = name.split(/\s+/u).filter(Boolean);
  const [at, length] = familyAt(words, familyName?.split(/\s+/u).filter(Boolean) ?? []);
  const family = words.slice(at, at + length);
  return { family, others: words.toSpliced(at, length) };
}

/** Where the family name begins and how many words it has; none where that cannot be told. */
function familyAt(words: readonly string[], stated: readonly string[]): [number, number] {
  const same = (a = '', b = ''): boolean => a.toLowerCase() === b.toLowerCase();
  const found = [...words.keys()].findLast((at) =>
    stated.every((word, index) => same(words[at + index], word)),
  );
  if (stated.length > 0)
    return found === undefined || stated.length === words.length ? [0, 0] : [found, stated.length];
  const likely = [...words.keys()].filter((at) => isSurname(words[at] as string));
  if (likely.length === 1 && words.length > 1) return [likely[0] as number, 1];
  // «Момышұлы Бауыржан», «Станкевич Иван»: nobody puts a father's name first.
  const [first = '', second = ''] = words;
  if (words.length === 2 && isPatronymic(first) && !isPatronymic(second)) return [0, 1];
  if (words.length !== 3 || likely.length > 0 || !RUSSIAN_FATHERS.test(words[2] as string))
    return [0, 0];
  // «Дмитрий Дмитриевич Шостакович»: a family name that ends as a father's does.
  return RUSSIAN_FATHERS.test(words[1] as string) ? [2, 1] : [0, 1];
}
