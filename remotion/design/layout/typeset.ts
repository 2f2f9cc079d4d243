/** Breaks text into even lines without tearing apart what belongs together. */
import type { FaceName } from '../fonts/faces.ts';
import type { Type } from '../fonts/type.ts';

const NBSP = '\u00a0';
/** Ends a part that the next one follows without a space. */
const GLUE = '\u200b';

/**
 * Prepositions (a name is followed by another), numbers, «8-я», initials, abbreviations (they end in
 * a consonant, words at the end of a sentence seldom do) and signs that must not end a line.
 */
const LEADING =
  /(^|[\s(«])(\p{Ll}{1,2}|\p{L}{1,2}(?=\s\p{Ll})|(?<=«)\p{L}{1,2}|№|[IVX]+|\d{1,9}(?:–\d{1,9})?(?:-\p{Ll}{1,3})?|для|под|при|без|над|из-за|\p{Lu}\.|(?!жж|гг)\p{L}{0,3}[^\P{L}аәеёиіоөуұүыэюяaeiouy]\.)[^\S\u00a0]{1,4}(?=[\p{L}\d«№])/gu;
/** Dashes and signs that must not begin one. */
const TRAILING = /(?<!\s)\s+(?=[–—×(])/gu;

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

const widthOf = ({ type, face, size }: Measure, word: string): number =>
  type.width(face, word) * size;

/** Words with their widths: lines are added up, since kerning over a space is not worth measuring. */
interface Words {
  list: readonly string[];
  /** Pixels. */
  widths: readonly number[];
  space: number;
}

/** A text is tried at many sizes: what is bound in it and how wide its words are in em is kept. */
const known = new Map<string, readonly Words[]>();
const REMEMBERED = 5_000;

/** The text's words as they should stay together, then every word, then every part of one. */
function wordsOf(text: string, { type, face, size }: Measure): Words[] {
  const key = `${face}:${text}`;
  let kept = known.get(key);
  if (!kept) {
    if (known.size >= REMEMBERED) known.clear();
    const space = type.width(face, ' ');
    const words = text.split(/\s/u);
    const parted = words.flatMap((word) => partsOf(word).join(`${GLUE} `).split(' '));
    kept = [bind(text).split(' '), words, parted].map((list) => ({
      list,
      widths: list.map((word) => type.width(face, word.replace(GLUE, ''))),
      space,
    }));
    known.set(key, kept);
  }
  return kept.map(({ list, widths, space }) => ({
    list,
    widths: widths.map((width) => width * size),
    space: space * size,
  }));
}

const lineWidth = ({ widths, space }: Words, from: number, to: number): number =>
  widths.slice(from, to).reduce((sum, width) => sum + width, 0) + space * (to - from - 1);

/**
 * The text in the fewest lines that fit, and these as even as can be.
 * @returns `null` when a word alone is wider than the measure.
 */
export function breakLines(text: string, measure: Measure): string[] | null {
  // A narrow column may have to part what belongs together, but no word except at its own hyphen.
  const words = wordsOf(text, measure).find(({ widths }) => Math.max(...widths) <= measure.width);
  if (!words) return null;
  const fewest = fill(words, measure.width);
  if (fewest.length === 1) return linesOf(words, fewest);
  const sense = fewest.length === 2 ? atComma(words, measure.width) : null;
  if (sense) return linesOf(words, sense);
  return linesOf(words, even(words, measure.width, fewest.length));
}

/** Lines from the indices of their first words. */
const linesOf = ({ list }: Words, starts: readonly number[]): string[] =>
  starts.map((start, index) =>
    list
      .slice(start, starts[index + 1])
      .join(' ')
      .replaceAll(`${GLUE} `, '')
      .replace(GLUE, ''),
  );

/** Fills lines one after the other; returns the index of each line's first word. */
function fill({ widths, space }: Words, width: number): number[] {
  const starts: number[] = [];
  let line = Infinity;
  widths.forEach((word, index) => {
    line += space + word;
    if (line <= width) return;
    starts.push(index);
    line = word;
  });
  return starts;
}

/**
 * So many lines, as even as can be: their squares are the least, so no word is left alone where
 * another could keep it company.
 */
function even({ widths, space }: Words, width: number, lines: number): number[] {
  /** For each word the best lines that end before it, of as many lines as have been laid. */
  let best = new Map([[0, { cost: 0, starts: [] as number[] }]]);
  for (let line = 0; line < lines; line += 1) {
    const next: typeof best = new Map();
    for (const [from, { cost, starts }] of best) {
      let length = -space;
      for (let to = from; to < widths.length; to += 1) {
        length += space + (widths[to] ?? 0);
        if (length > width) break;
        const sum = cost + length ** 2;
        const other = next.get(to + 1);
        if (!other || sum < other.cost) next.set(to + 1, { cost: sum, starts: [...starts, from] });
      }
    }
    best = next;
  }
  return best.get(widths.length)?.starts ?? [];
}

/** The shorter line of two should not look lost. */
const SHORTEST = 0.45;

/** Two lines that part where the sense does, if both fit and neither is a scrap. */
function atComma(words: Words, width: number): number[] | null {
  for (let index = words.list.length - 1; index > 0; index -= 1) {
    if (!words.list[index - 1]?.endsWith(',')) continue;
    const widths = [lineWidth(words, 0, index), lineWidth(words, index, words.list.length)];
    const [narrow, wide] = [Math.min(...widths), Math.max(...widths)];
    if (wide <= width && narrow >= wide * SHORTEST) return [0, index];
  }
  return null;
}

/** Cuts words wider than the measure with a hyphen: the last resort on the smallest screens. */
export function hyphenate(text: string, measure: Measure): string {
  return text
    .split(' ')
    .flatMap((word) =>
      widthOf(measure, word) <= measure.width
        ? [word]
        : partsOf(word).flatMap((part) => cut(part, measure)),
    )
    .join(' ');
}

/** Letters on either side of a hyphen that may stand in a line by themselves. */
const LEAST_PART = 3;

/** The parts of a double name, each with the hyphen it has; `из-за` and `18-лет` are one. */
function partsOf(word: string): string[] {
  const parts = word.match(/[^-]*-|[^-]+$/gu) ?? [word];
  return parts.every((part) => part.replace('-', '').length >= LEAST_PART) ? parts : [word];
}

function cut(word: string, measure: Measure): string[] {
  if (widthOf(measure, word) <= measure.width || word.length < 4) return [word];
  let length = Math.ceil(word.length / 2);
  while (length > 2 && widthOf(measure, `${word.slice(0, length)}-`) > measure.width) length -= 1;
  return [`${word.slice(0, length)}-`, ...cut(word.slice(length), measure)];
}
