/**
 * A hyphen at which no line breaks: followed by a word joiner, which is never seen. Neither of our
 * typefaces has the firm hyphen U+2011; another's would stand in its place.
 */
const FIRM = '-\u2060';

const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9';
const isLetter = (letter: string): boolean => letter.toLowerCase() !== letter.toUpperCase();

/** Whether what stands around a hyphen is one word: `808-м`, `Ил-2`, `2-ні`. */
const isOne = (before: string, after: string): boolean =>
  (isDigit(before) && isLetter(after)) || (isLetter(before) && isDigit(after));

/** A text as it is set: a number keeps with its letters on one line. What is stored stays as it is. */
export function unbroken(text: string): string {
  const [first = '', ...rest] = text.split('-');
  return rest.reduce(
    (line, part) => line + (isOne(line.slice(-1), part.charAt(0)) ? FIRM : '-') + part,
    first,
  );
}
