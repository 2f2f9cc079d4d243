/** Letters that give away a wrong code page, and letters of another alphabet that only look alike. */

/** What Windows-1251 shows where KZ-1048 (the Kazakh code page of Windows) has a Kazakh letter. */
const KAZAKH: Readonly<Record<string, string>> = {
  Ќ: 'Қ', ќ: 'қ', Ћ: 'Һ', ћ: 'һ', Ў: 'Ұ', ў: 'ұ', Ј: 'Ә', Ґ: 'Ө', Є: 'Ғ', Ї: 'Ү',
  ґ: 'ө', є: 'ғ', ј: 'ә', Ѕ: 'Ң', ѕ: 'ң', ї: 'ү',
}; // prettier-ignore

/** The text with Kazakh letters where Windows-1251 was read instead of KZ-1048. */
export const asKazakh = (text: string): string =>
  text.replace(/[ЌќЋћЎўЈјҐґЄєЇїЅѕ]/gu, (letter) => KAZAKH[letter] ?? letter);

/** Letters that no language of this country's neighbours has together with Russian: they are Kazakh. */
export const isSurelyKazakh = (text: string): boolean => /[ЌќЋћЈјЅѕ]/u.test(text);

/** A letter that neither the Kazakh nor the Russian alphabet has, nor Latin ones. */
const FOREIGN = /[\u0400-\u052f](?<![а-яёА-ЯЁәғқңөұүһіӘҒҚҢӨҰҮҺІ])/u;
/** UTF-8 read as Windows-1251 or Latin-1: «РђС…РјРµС‚», «ÐÑ». */
const TWICE_READ =
  /(?:[РС][\u0080-\u00bfА-яЂ-џ‚„…†‡€‰‹‘’“”•–—™›°]){4}|(?:[ÐÑ][\u0080-\u00bf\u0152-\u2122]){2}/u;

/** Whether letters of a text come from a wrong code page, and what it probably said. */
export function strangeLetters(text: string): { probably?: string } | null {
  if (TWICE_READ.test(text)) return {};
  if (!FOREIGN.test(text)) return null;
  const probably = asKazakh(text);
  return FOREIGN.test(probably) ? {} : { probably };
}

/** Latin letters that look like Cyrillic ones. */
const ALIKE: Readonly<Record<string, string>> = {
  A: 'А', B: 'В', C: 'С', E: 'Е', H: 'Н', I: 'І', K: 'К', M: 'М', O: 'О', P: 'Р', T: 'Т', X: 'Х', Y: 'У',
  a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р', x: 'х', y: 'у', h: 'һ', ə: 'ә', Ə: 'Ә', ë: 'ё', Ë: 'Ё',
}; // prettier-ignore

/** A Cyrillic word into which Latin letters slipped, with Cyrillic ones; other words as they are. */
export const oneAlphabet = (text: string): string =>
  text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    if (!/\p{Script=Cyrillic}/u.test(word) || !/\p{Script=Latin}/u.test(word)) return word;
    const cyrillic = [...word].map((letter) => ALIKE[letter] ?? letter).join('');
    return /\p{Script=Latin}/u.test(cyrillic) ? word : cyrillic;
  });

/** A word of two alphabets that {@link oneAlphabet} could not correct. */
export const isMixed = (text: string): boolean =>
  [...text.matchAll(/[\p{L}\p{M}]+/gu)].some(
    ([word]) => /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word),
  );
