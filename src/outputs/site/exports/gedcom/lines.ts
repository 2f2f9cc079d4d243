/** Lines of family-tree files, in the two writings of one tree. */

/** A fact with what is said of it: a tag, its text, and lines below it. */
export interface Line {
  tag: string;
  /** What other lines call it by. */
  id?: string;
  text?: string | undefined;
  /** The id of the record that is meant. */
  points?: string;
  below?: readonly Line[];
}

export const line = (
  tag: string,
  text: string | undefined = undefined,
  below: readonly Line[] = [],
): Line => ({ tag, text, below });

/** Letters of a line with its level, tag and end, as GEDCOM 5.5.1 counts them. */
const LONGEST = 255;

/** GEDCOM 5.5.1: every `@` doubled, long texts in pieces. */
export const write551 = (records: readonly Line[]): string =>
  written(records, (tag, level, text) => {
    const room = LONGEST - `${level} ${tag} `.length - 2;
    const below = LONGEST - `${level + 1} CONC `.length - 2;
    return text
      .replaceAll('@', '@@')
      .split('\n')
      .flatMap((part, paragraph) =>
        pieces(part, Math.min(room, below)).map((piece, index): [string, string] => [
          index > 0 ? 'CONC' : paragraph > 0 ? 'CONT' : '',
          piece,
        ]),
      );
  });

/** GEDCOM 7: lines as long as they are, a leading `@` doubled. */
export const write7 = (records: readonly Line[]): string =>
  written(records, (_tag, _level, text) =>
    text
      .split('\n')
      .map((part, index): [string, string] => [index > 0 ? 'CONT' : '', part.replace(/^@/, '@@')]),
  );

type Cut = (tag: string, level: number, text: string) => [tag: string, text: string][];

function written(records: readonly Line[], cut: Cut): string {
  const lines: string[] = [];
  const add = ({ tag, id, text, points, below = [] }: Line, level: number): void => {
    const head = [level, id && `@${id}@`, tag].filter((part) => part !== undefined).join(' ');
    const [[, first] = ['', ''], ...more] = text === undefined ? [] : cut(tag, level, clean(text));
    lines.push(points ? `${head} @${points}@` : first ? `${head} ${first}` : head);
    for (const [part, rest] of more) lines.push(`${level + 1} ${part} ${rest}`.trimEnd());
    for (const one of below) add(one, level + 1);
  };
  for (const record of records) add(record, 0);
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** Paragraphs stay, every other white space is one blank. */
const clean = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim();

const letters = new Intl.Segmenter('kk', { granularity: 'grapheme' });

/**
 * Pieces of at most `room` letters that give the text again when they are joined. They part inside
 * a word, because readers take blanks from the ends, and never inside a letter or a doubled `@`.
 */
export function pieces(text: string, room: number): string[] {
  const all: string[] = [''];
  let last = '';
  for (const { segment } of letters.segment(text)) {
    const piece = all.at(-1) ?? '';
    const isApart = segment !== ' ' && last !== ' ' && !(segment === '@' && last === '@');
    // Looks a word ahead: no piece may end where the next letter is a blank.
    const isFull = piece.length + segment.length > room - MARGIN;
    if (piece && isFull && (isApart || piece.length + segment.length > room)) all.push(segment);
    else all[all.length - 1] = piece + segment;
    last = segment;
  }
  return all;
}

/** Letters within which a place to part is looked for. */
const MARGIN = 16;

/** A text within a tag's own limit; what is cut stands whole in a note below. */
export function limited(tag: string, text: string, most: number, below: readonly Line[]): Line {
  if (text.length <= most) return line(tag, text, below);
  const [start = ''] = pieces(text, most - 1);
  const words = start.slice(0, Math.max(start.lastIndexOf(' '), 0)) || start;
  return line(tag, `${words}…`, [...below, line('NOTE', text)]);
}
