/**
 * One skeleton for all spellings of a name, so that it is found in whatever letters a keyboard has:
 * Kazakh, Russian, the common romanisations. The same code runs at build and in the page.
 */

/** Single letters of Kazakh, Russian and of Kazakh Latin alphabets (2017–2021) by their sound. */
const LETTERS: Readonly<Record<string, string>> = {
  а: 'a', ә: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', д: 'd', е: 'e', ё: 'e', ж: 'j', з: 'z',
  и: 'i', й: 'i', к: 'k', қ: 'k', л: 'l', м: 'm', н: 'n', ң: 'n', о: 'o', ө: 'o', п: 'p',
  р: 'r', с: 's', т: 't', у: 'u', ұ: 'u', ү: 'u', ф: 'f', х: 'h', һ: 'h', ц: 'ts', ч: 'ch',
  ш: 'sh', щ: 'sh', ъ: '', ы: 'i', і: 'i', ь: '', э: 'e', ю: 'u', я: 'a',
  ş: 'sh', ç: 'ch', š: 'sh', č: 'ch', ž: 'j', ı: 'i', ə: 'a', ŋ: 'n', ø: 'o',
  q: 'k', w: 'v', x: 'h',
}; // prettier-ignore

/** Groups of Latin letters that stand for one sound; longer ones first. */
const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'sh'],
  [/dzh|zh|dj/g, 'j'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ng(?![aeiouy])/g, 'n'],
  [/tz/g, 'ts'],
  [/c(?!h)/g, 'k'],
  [/y(?=[aeou])/g, ''],
  [/y/g, 'i'],
  [/(?<!i)i+(?=[aeou])/g, 'i'],
  [/ui/g, 'u'],
  [/ie/g, 'e'],
  [/([a-z])\1+/g, '$1'],
];

/** «Ұлы» and «қызы» written apart say no more than the father's name before them. */
const SON_OR_DAUGHTER = /^(?:uli|kizi)$/;

/** Endings that make a patronymic of a father's name. */
const PATRONYMIC = /(?:uli|kizi|ovich|evich|ich|ovna|evna|inichna|ichna)$/;

/** Folds one word without spaces; empty when no letter or digit is left. */
function foldWord(word: string): string {
  let latin = '';
  for (const letter of word.normalize('NFC')) latin += LETTERS[letter] ?? letter;
  latin = latin.normalize('NFD').replace(/[^a-z0-9]/g, '');
  for (const [group, sound] of GROUPS) latin = latin.replace(group, sound);
  return latin;
}

/**
 * The folded words of a name or query: «Момыш-ұлы», «Момышулы» and “Momyshuly” give `momishuli`.
 * Hyphens and apostrophes join, everything else separates.
 */
export function foldName(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[-‐‑’'ʼ`´]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(foldWord)
    .filter((word) => word !== '' && !SON_OR_DAUGHTER.test(word));
}

/** The father's name in a folded patronymic, `abdir` of `abdiruli` and `abdirovich`, else `null`. */
export function stemOfPatronymic(folded: string): string | null {
  const stem = folded.replace(PATRONYMIC, '');
  return stem !== folded && stem.length >= 3 ? stem : null;
}

/**
 * The second level: consonants alone, k and h alike, and whether a vowel comes first, for spellings
 * that differ in vowels (Тоқтаров and Тохтаров). Many names share one, so it is a fallback and never
 * the first answer.
 */
export function skeletonOf(folded: string): string {
  const consonants = folded
    .replace(/[sc]h/g, 'w')
    .replace(/h/g, 'k')
    .replace(/(?<!^)[aeiou]/g, '')
    .replace(/^[aeiou]/, 'a');
  return consonants.replace(/(.)\1+/g, '$1');
}
