/** A written date as tokens, each a letter for the grammar and what it says. */
import type { CalendarDate } from '../partial-date.ts';
import { romanMonth } from './months.ts';
import { LONGEST_PHRASE, wordOf, type DateEvent, type Word, type WordKind } from './words.ts';

/** What a token says of a date. */
export type Parts = { [part in keyof CalendarDate]?: number | undefined } & Pick<Word, 'season'>;

/**
 * Besides the kinds of words: y year, d day, g day and month, f a whole date in digits, U what was
 * left blank, s a year of two digits; > and < the case of the word before; signs are themselves.
 */
export type Kind = WordKind | 'y' | 'd' | 'g' | 'f' | 'U' | 's' | '>' | '<' | '-' | '/' | ',';

export interface Token {
  kind: Kind;
  parts: Parts;
  isKazakh?: boolean;
}

/** A sign or word that nobody knows. */
export interface Unknown {
  unknown: string;
}

type Lexer = (found: RegExpExecArray) => Token[] | null;

const token = (kind: Kind, parts: Parts = {}): Token => ({ kind, parts });

const BLANK = String.raw`_{1,4}|[?]{1,2}|[xх]{2}|[*]{1,2}`;
const PART = String.raw`\d{1,2}|${BLANK}`;
const ROMAN = '[ivxіх]{1,4}';

/** What a part of a date in digits says: nothing where it was left blank. */
const read = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d/.test(text) && Number(text) > 0 ? Number(text) : undefined;

/** A whole date; what is blank is left out, but a day whose month is blank is asked about. */
function whole(year: string, month: string | undefined, day?: string): Token[] | null {
  if (Number(year) === 0) return read(month) || read(day) ? null : [token('U')];
  const [m, d] = [(month && romanMonth(month)) || read(month), read(day)];
  if (m === undefined && d !== undefined) return null;
  return [token('f', { year: Number(year), month: m, day: d })];
}

/** "1943-тен", "1943-ке": a year with the case that what follows asks for. */
function yearWith(year: number, ending = ''): Token[] {
  const marked: Token[] = /^[тдн][еа]н$/.test(ending)
    ? [token('>')]
    : /^[гғқк][еа]$/.test(ending)
      ? [token('<')]
      : [];
  return [token('y', { year }), ...marked];
}

/** In their order; each is bounded, and none repeats what repeats. */
const NUMBERS: readonly [pattern: RegExp, lexer: Lexer][] = [
  [/\d{1,2}([./-])(?:\d{1,2}|[ivxіх]{1,4})\1\d{2}(?![\d./-])/uy, () => [token('s')]],
  [
    new RegExp(String.raw`(${PART}) ?([./-]) ?(${PART}) ?\2 ?(\d{4})(?!\d)`, 'uy'),
    ([, day, , month, year = '']) => whole(year, month, day),
  ],
  [
    new RegExp(String.raw`(${PART})[./-](${ROMAN})[./-](\d{4})(?!\d)`, 'uy'),
    ([, day, month, year = '']) => whole(year, month, day),
  ],
  [
    new RegExp(String.raw`(\d{4})([./-])(${PART})\2(${PART})(?!\d)`, 'uy'),
    ([, year = '', , month, day]) => whole(year, month, day),
  ],
  [
    new RegExp(String.raw`(${PART}|${ROMAN}) ?[./] ?(\d{4})(?![\d./]\d)(?!\d)`, 'uy'),
    ([, month, year = '']) => whole(year, month),
  ],
  [/(\d{2})-(\d{4})(?![\d-]\d)(?!\d)/uy, ([, month, year = '']) => whole(year, month)],
  [
    /(\d{4})[.-](\d{2}|__)(?!\d)/uy,
    ([, year = '', month]) => (Number(month) > 12 ? [token('s')] : whole(year, month)),
  ],
  [
    /(\d{1,2})\.(\d{1,2})(?!\d|\.\d)/uy,
    ([, day, month]) => [token('g', { day: Number(day), month: Number(month) })],
  ],
  [
    /(\d{4})(?!\d)(?:-?(ші|шы|нші|ншы|го|м|му|й|[тд][еа]|[тдн][еа]н|[гғқк][еа])(?!\p{L}))?/uy,
    ([, year, ending]) => (Number(year) === 0 ? [token('U')] : yearWith(Number(year), ending)),
  ],
  [
    /(\d{1,2})(?!\d)(?:-?(?:нші|ншы|ші|шы|інде|ында|нде|нда|сінде|сында|сі|сы|і|ы|го|ого|е|му|й|st|nd|rd|th)(?!\p{L}))?/uy,
    ([, day]) => (Number(day) > 0 ? [token('d', { day: Number(day) })] : [token('U')]),
  ],
  [/_+/uy, () => [token('U')]],
];

/** Signs that are tokens, each of its own kind; the others only part what stands around them. */
const SIGNS: readonly string[] = ['-', '/', ',', '?', '~', '&'] satisfies Kind[];
const PARTING = '. ';

/** A letter of the other alphabet in a word is a slip of the keyboard. */
const LOOKALIKES = { latin: 'aceiopxy', cyrillic: 'асеіорху' };

const inOneAlphabet = (word: string): string =>
  /\p{sc=Cyrillic}/u.test(word)
    ? word.replace(/[aceiopxy]/g, (letter) =>
        LOOKALIKES.cyrillic.charAt(LOOKALIKES.latin.indexOf(letter)),
      )
    : word;

/** A time of day that a spreadsheet adds to a day. */
const MIDNIGHT = /[ t]0{1,2}:00(?::00)?(?:\.0{1,3})?z?$/;

/** Small letters, one kind of dash and blank; quotes and brackets say nothing. */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/gu, '')
    .replace(/[‐-―−]/gu, '-')
    .replace(/[\s«»"“”„‟()[\]]+/gu, ' ')
    .replaceAll('ё', 'е')
    .trim()
    .replace(MIDNIGHT, '');

/** A digit that somebody could not read: "?5.05.1943" is not the fifth. */
const LOST_DIGIT = /[_*?xх]\d|\d[_*xх]/u;

/** The tokens of a plain text, or the first piece of it that nobody knows. */
export function tokensOf(text: string, event: DateEvent | undefined): Token[] | Unknown {
  const [lost] = LOST_DIGIT.exec(text) ?? [];
  if (lost) return { unknown: lost };
  const tokens: Token[] = [];
  const hasCyrillic = /\p{sc=Cyrillic}/u.test(text);
  for (let at = 0; at < text.length;) {
    const number = numberAt(text, at);
    if (number) {
      if (!number.tokens) return { unknown: number.text };
      tokens.push(...number.tokens);
      at += number.text.length;
      continue;
    }
    const phrase = phraseAt(text, at, hasCyrillic);
    if (phrase) {
      const { word, length, written } = phrase;
      if (!word || (word.event && word.event !== event)) return { unknown: written };
      const { kind, month, season, isKazakh = false } = word;
      tokens.push(
        { kind, parts: { month, season }, isKazakh },
        ...(word.marked ? [token(word.marked)] : []),
      );
      at += length;
      continue;
    }
    const sign = text.charAt(at);
    if (SIGNS.includes(sign)) tokens.push(token(sign as Kind));
    else if (!PARTING.includes(sign)) return { unknown: sign };
    at += 1;
  }
  return tokens;
}

function numberAt(text: string, at: number): { text: string; tokens: Token[] | null } | null {
  for (const [pattern, lexer] of NUMBERS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { text: found[0], tokens: lexer(found) };
  }
  const [digits] = /^\d+/.exec(text.slice(at)) ?? [];
  return digits ? { text: digits, tokens: null } : null;
}

const WORD = /(\p{L}[\p{L}\p{M}'’]*)[.]?/uy;
const BETWEEN_WORDS = /[ -]?/uy;

/** The longest phrase that is known; one unknown word where none is. */
function phraseAt(text: string, at: number, hasCyrillic: boolean) {
  const ends: { phrase: string; end: number }[] = [];
  let end = at;
  while (ends.length < LONGEST_PHRASE) {
    WORD.lastIndex = end;
    const found = WORD.exec(text);
    if (!found) break;
    const word = inOneAlphabet(found[1] ?? '');
    const before = ends.at(-1)?.phrase;
    end += found[0].length;
    ends.push({ phrase: before ? `${before} ${word}` : word, end });
    BETWEEN_WORDS.lastIndex = end;
    end += BETWEEN_WORDS.exec(text)?.[0].length ?? 0;
  }
  for (const { phrase, end: last } of ends.reverse()) {
    const word = phrase === 'c' ? latinC(hasCyrillic) : wordOf(phrase);
    if (word) return { word, length: last - at, written: phrase };
  }
  const first = ends.at(-1);
  return first && { word: undefined, length: first.end - at, written: first.phrase };
}

/** "c. 1915" in English; beside Cyrillic words the preposition "с" in the wrong alphabet. */
const latinC = (hasCyrillic: boolean): Word => ({ kind: hasCyrillic ? 'c' : '~' });
