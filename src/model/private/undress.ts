/** Texts as they are compared: no dress of fonts, keyboards and word processors is left. */

/** What Word, telephones and typesetters put where a keyboard has `-`. */
const DASHES = /[\u00AD\u2010-\u2015\u2043\u2212\u30FC\uFE58\uFE63\uFF0D]/gu;
/** Drawn as nothing: zero-width characters, marks of direction, variation selectors, keycaps. */
const INVISIBLE = /[\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u20E3\uFE0F\uFEFF]/gu;
const EASTERN_DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/gu;
/** One letter with its marks, or all spaces that stand together. */
const LETTER = /\s+|\S\p{M}*/gu;
/** Words for `@` that keep an address from machines. */
const SPELLED_AT_SIGN =
  /[([{<] ?(?:at|эт|ит|айт|собака|собачка) ?[)\]}>]|(?<=[a-z\d]) (?:собака|собачка) (?=[a-z\d])/giu;

/**
 * The text with digits, dashes, spaces and signs as a keyboard has them (NFKC). A line's end is a
 * space, an empty line stays. For comparing only: nothing is ever written so.
 */
export const undress = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replace(INVISIBLE, '')
    .replace(EASTERN_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/\s+/gu, (space) => (/\n[^\S\n]*\n/u.test(space) ? '\n' : ' '))
    .replace(SPELLED_AT_SIGN, '@');

/**
 * The same text, and where each of its letters stood as it was written. A letter with its marks is one.
 * @returns `at` is for places in `plain`.
 */
export function undressInPlace(text: string): {
  plain: string;
  at: (place: number) => { start: number; end: number };
} {
  let plain = '';
  const places: { start: number; end: number }[] = [];
  for (const { 0: written, index } of text.matchAll(LETTER)) {
    const letters = undress(written);
    plain += letters;
    for (let count = 0; count < letters.length; count += 1)
      places.push({ start: index, end: index + written.length });
  }
  for (const sign of [...plain.matchAll(SPELLED_AT_SIGN)].reverse()) {
    const [from, to] = [sign.index, sign.index + sign[0].length];
    const start = places[from]?.start ?? 0;
    const end = places[to - 1]?.end ?? start;
    plain = `${plain.slice(0, from)}@${plain.slice(to)}`;
    places.splice(from, to - from, { start, end });
  }
  const none = { start: text.length, end: text.length };
  return { plain, at: (place) => places[place] ?? none };
}
