/** The grammar of written dates: a handful of patterns over the tokens' letters. */
import {
  boundsBetween,
  isCalendarDate,
  type CalendarDate,
  type DateBounds,
} from '../partial-date.ts';
import type { Parts, Token } from './tokens.ts';

/** Why a date is asked about instead of taken. */
export type Doubt = 'unclear' | 'impossible' | 'short-year' | 'several' | 'season' | 'wide';

export type Read = { bounds: DateBounds } | { doubt: Doubt };

/** One date or a piece of one whose rest is said by the other. */
const S = '([ydmgfrq,-]+)';

/** A date by itself, in the orders that the three languages have. */
const DATE =
  /^(?:[yfgmdq]|d-?m|d-?r-?y|g,?y|d-?m[,-]?y|m[,-]?y|md,?y|y[,-]?m|y,?d-?m|y,?md|y,?d|qy|y-?q)$/;

const pattern = (source: string): RegExp => new RegExp(`^${source}$`, 'd');

const BEFORE = [`[bB]${S}`, `${S}<?j`, `${S}>u`, `${S}>?p`].map(pattern);
const AFTER = [`A${S}`, `${S}>?k`, `${S}>?P`].map(pattern);
const BETWEEN = [
  `c${S}[tb]${S}`, `${S}t${S}`, `z${S}&${S}`, `${S}&${S}i`, `${S}>${S}<j`, `${S}>${S}<?i`,
].map(pattern); // prettier-ignore
const EITHER = pattern(`${S}o${S}`);
/** Two dates apart by a dash or a stroke, with or without "between" behind them. */
const RANGE = /^[ydmgfrq,/-]+(?=i?$)/;
const ONE = pattern(S);

/** Years that a range may span before it looks like the years of a life. */
const WIDEST = 10;

/**
 * The bounds that tokens say, or why they are unclear. Nothing is skipped: every token has its part.
 *
 * @param isEvent The text stands where one event is told, not a life.
 */
export function readTokens(all: readonly Token[], isEvent: boolean): Read {
  if (isDecade(all)) return { doubt: 'several' };
  const tokens = withoutNoise(all);
  const letters = tokens.map(({ kind }) => kind).join('');
  const match = (patterns: readonly RegExp[]): Token[][] | null => {
    for (const one of patterns) {
      const found = one.exec(letters);
      const spans = found?.indices?.slice(1);
      if (spans) return spans.map((span) => tokens.slice(span?.[0], span?.[1]));
    }
    return null;
  };
  const only = match([ONE]);
  const one = only && pieceOf(only[0] ?? []);
  if (one) return single(one);
  const before = match(BEFORE);
  if (before) return open(before[0] ?? [], (last) => ({ first: null, last }));
  const after = match(AFTER);
  if (after) return open(after[0] ?? [], (first) => ({ first, last: null }));
  const between = match(BETWEEN);
  if (between) return range(between, false) ?? { doubt: 'unclear' };
  const either = match([EITHER]);
  if (either) return range(either, true) ?? { doubt: 'several' };
  return apart(tokens, letters, isEvent) ?? { doubt: whyNot(letters) };
}

/** «1940 жылдар» is no year; «1915 жж.» is a slip of the pen. */
function isDecade(tokens: readonly Token[]): boolean {
  const years = tokens.flatMap(({ parts: { year } }) => (year === undefined ? [] : [year]));
  return (
    tokens.some(({ kind }) => kind === 'W') && years.length === 1 && Number(years[0]) % 10 === 0
  );
}

/** Words beside what they belong to say nothing more: "1919 ж.", "in May", "12 мая числа". */
function withoutNoise(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  const isNext = (index: number, kinds: string): boolean =>
    kinds.includes(tokens[index + 1]?.kind ?? ' ');
  tokens.forEach((token, index) => {
    const last = kept.at(-1)?.kind ?? ' ';
    const { kind } = token;
    if (kind === 'h' || kind === 'N' || kind === 'U') return;
    if (kind === 'w' || kind === 'W') {
      if (last === '-' && 'yf'.includes(kept.at(-2)?.kind ?? ' ')) kept.pop();
      if ('yf'.includes(kept.at(-1)?.kind ?? ' ') || isNext(index, 'yf')) return;
    }
    if (kind === 'x' && 'dmgf'.includes(last)) return;
    if (kind === 'v' && isNext(index, 'ydmgfqwv')) return;
    kept.push(token);
  });
  const isComma = (token: Token | undefined): boolean => token?.kind === ',';
  while (isComma(kept[0])) kept.shift();
  while (isComma(kept.at(-1))) kept.pop();
  return kept;
}

function pieceOf(tokens: readonly Token[]): Parts | null {
  if (!DATE.test(tokens.map(({ kind }) => kind).join(''))) return null;
  return Object.assign({}, ...tokens.map(({ parts }) => parts)) as Parts;
}

/** A piece as a date of the calendar. */
function dateOf({ year, month, day }: Parts): CalendarDate | Doubt {
  if (year === undefined) return 'short-year';
  if (day !== undefined && month === undefined) return 'unclear';
  const date = { year, month, day };
  return isCalendarDate(date) ? date : 'impossible';
}

function single(piece: Parts): Read {
  if (piece.season === null) return { doubt: 'season' };
  if (piece.season) {
    if (piece.year === undefined) return { doubt: 'short-year' };
    const [first, last] = piece.season;
    const { year } = piece;
    return { bounds: { first: { year, month: first }, last: { year, month: last } } };
  }
  const at = dateOf(piece);
  return typeof at === 'string' ? { doubt: at } : { bounds: { first: at, last: at } };
}

function open(tokens: readonly Token[], bounds: (date: CalendarDate) => DateBounds): Read {
  const piece = pieceOf(tokens);
  if (!piece || piece.season !== undefined) return { doubt: 'unclear' };
  const date = dateOf(piece);
  return typeof date === 'string' ? { doubt: date } : { bounds: bounds(date) };
}

/** Two dates, each with what the other says for both: "12–15 мая 1943", "1943 жылғы мамыр – тамыз". */
function range([left = [], right = []]: readonly Token[][], isEither: boolean): Read | null {
  const [a, b] = [pieceOf(left), pieceOf(right)];
  if (!a || !b || a.season !== undefined || b.season !== undefined) return null;
  const [from, to] = [dateOf(filledFrom(a, b)), dateOf(filledFrom(b, a))];
  for (const doubt of [from, to]) if (typeof doubt === 'string') return { doubt };
  const [first, last] = [from, to] as CalendarDate[];
  if (!first || !last) return null;
  const ownYears = a.year !== undefined && b.year !== undefined;
  if (precision(first) !== precision(last) && (isEither || !ownYears)) return null;
  if (isEither && !follows(first, last)) return { doubt: 'several' };
  const bounds = boundsBetween(first, last);
  return bounds && bounds.first !== bounds.last ? { bounds } : { doubt: 'unclear' };
}

/** A day needs the other's month, a month the other's year; a lone day and a whole month do not go. */
function filledFrom(own: Parts, other: Parts): Parts {
  const { year = other.year, day } = own;
  const isBothDays = day !== undefined && other.day !== undefined;
  return { year, month: own.month ?? (isBothDays ? other.month : undefined), day };
}

const precision = ({ month, day }: CalendarDate): number =>
  day !== undefined ? 3 : month !== undefined ? 2 : 1;

/** True where both together are one stretch: "май или июнь 1943" is a range and loses nothing. */
function follows(a: CalendarDate, b: CalendarDate): boolean {
  const next = (date: CalendarDate): number =>
    Date.UTC(
      date.year + (date.month === undefined ? 1 : 0),
      (date.month ?? 1) - 1 + (date.month !== undefined && date.day === undefined ? 1 : 0),
      (date.day ?? 1) + (date.day === undefined ? 0 : 1),
    );
  return next(a) === Date.UTC(b.year, (b.month ?? 1) - 1, b.day ?? 1);
}

/** Dates apart by a dash, which joins parts of one date too: taken where it can mean but one thing. */
function apart(tokens: readonly Token[], letters: string, isEvent: boolean): Read | null {
  const [whole] = RANGE.exec(letters) ?? [];
  if (!whole) return null;
  const found = [...whole].flatMap((sign, at) => {
    if (sign !== '-' && sign !== '/') return [];
    const sides = [tokens.slice(0, at), tokens.slice(at + 1, whole.length)];
    const isEither = sign === '/' && letters.slice(0, whole.length) !== 'y/y';
    const read = range(sides, isEither);
    return read ? [read] : [];
  });
  const [read] = found;
  if (!read || found.length > 1) return null;
  return isEvent && letters.startsWith('y-y') && isWide(read) ? { doubt: 'wide' } : read;
}

function isWide(read: Read): boolean {
  if ('doubt' in read) return false;
  const { first, last } = read.bounds;
  return first !== null && last !== null && last.year - first.year > WIDEST;
}

function whyNot(letters: string): Doubt {
  if (letters.includes('s')) return 'short-year';
  const isMany = (kinds: RegExp): boolean => (letters.match(kinds) ?? []).length > 1;
  if (/[oe&]/.test(letters) || isMany(/[yf]/g) || isMany(/[mq]/g)) return 'several';
  return letters.includes('d') && !/[yf]/.test(letters) ? 'short-year' : 'unclear';
}
