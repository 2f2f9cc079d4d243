/** Breaks text into even lines without tearing apart what belongs together. */
import type { FaceName } from '../fonts/faces.ts';
import type { Type } from '../fonts/type.ts';

const NBSP = '\u00a0';

/** Prepositions (names are capitalised), numbers, initials and signs that must not end a line. */
const LEADING =
  /(^|[\s(«])(\p{Ll}{1,2}|(?<=«)\p{L}{1,2}|№|[IVX]+|\d+|для|под|при|без|над|из-за|\p{L}{1,4}\.)\s+(?=[\p{L}\d«№])/gu;
/** Dashes and signs that must not begin one. */
const TRAILING = /\s+(?=[–—×(])/gu;

/** Puts no-break spaces where the eye does not want a break. */
export const bind = (text: string): string =>
  text.replace(LEADING, `$1$2${NBSP}`).replace(LEADING, `$1$2${NBSP}`).replace(TRAILING, NBSP);

/** How a text may be set. */
export interface Measure {
  type: Type;
  face: FaceName;
  /** Pixels per em. */
  size: number;
  /** Pixels. */
  width: number;
}

const widthOf = ({ type, face, size }: Measure, text: string): number =>
  type.width(face, text) * size;

/**
 * The text in the fewest lines that fit, and these as even as can be.
 * @returns `null` when a word alone is wider than the measure.
 */
export function breakLines(text: string, measure: Measure): string[] | null {
  const fits = (word: string): boolean => widthOf(measure, word) <= measure.width;
  // A narrow column may have to part what belongs together, but never a word.
  const words = [bind(text).split(' '), text.split(/\s/u)].find((list) => list.every(fits));
  if (!words) return null;
  const widest = Math.max(...words.map((word) => widthOf(measure, word)));
  const fewest = fill(words, measure, measure.width);
  if (fewest.length === 1) return fewest;
  const sense = fewest.length === 2 ? atComma(words, measure) : null;
  if (sense) return sense;
  let [low, high] = [widest, measure.width];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (fill(words, measure, middle).length > fewest.length) low = middle;
    else high = middle;
  }
  return fill(words, measure, high);
}

/** The shorter line of two should not look lost. */
const SHORTEST = 0.3;

/** Two lines that part where the sense does, if both fit and neither is a scrap. */
function atComma(words: readonly string[], measure: Measure): string[] | null {
  for (let index = words.length - 1; index > 0; index -= 1) {
    if (!words[index - 1]?.endsWith(',')) continue;
    const lines = [words.slice(0, index).join(' '), words.slice(index).join(' ')];
    const widths = lines.map((line) => widthOf(measure, line));
    const [narrow, wide] = [Math.min(...widths), Math.max(...widths)];
    if (wide <= measure.width && narrow >= wide * SHORTEST) return lines;
  }
  return null;
}

function fill(words: readonly string[], measure: Measure, width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || widthOf(measure, longer) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** Cuts words wider than the measure with a hyphen: the last resort on the smallest screens. */
export function hyphenate(text: string, measure: Measure): string {
  return text
    .split(' ')
    .flatMap((word) => cut(word, measure))
    .join(' ');
}

function cut(word: string, measure: Measure): string[] {
  if (widthOf(measure, word) <= measure.width || word.length < 4) return [word];
  let length = Math.ceil(word.length / 2);
  while (length > 2 && widthOf(measure, `${word.slice(0, length)}-`) > measure.width) length -= 1;
  return [`${word.slice(0, length)}-`, ...cut(word.slice(length), measure)];
}
