/** Texts as they are compared: no dress of fonts, keyboards and word processors is left. */

/** What Word, telephones and typesetters put where a keyboard has `-`. */
const DASHES = /[\u00AD\u2010-\u2015\u2043\u2212\u30FC\uFE58\uFE63\uFF0D]/gu;
/** Drawn as nothing: zero-width characters, marks of direction, variation selectors, keycaps. */
const INVISIBLE = /[\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u20E3\uFE0F\uFEFF]/gu;
const EASTERN_DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/gu;
/** Words for `@` that keep an address from machines. */
const SAID_AT =
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
    .replace(SAID_AT, '@');
