/**
 * The one reader of dates as people write them, in Kazakh, Russian and English: forms, lists, chats
 * and the archive's own files go through it. What is not wholly understood becomes a question; a
 * date is never more exact than its text.
 */
import {
  LONGEST_DATE,
  parsePartialDate,
  writePartialDate,
  type PartialDate,
} from './partial-date.ts';
import { readTokens, type Doubt } from './written-date/grammar.ts';
import { plainText, tokensOf } from './written-date/tokens.ts';
import { wordOf, type DateEvent } from './written-date/words.ts';

export type { DateEvent } from './written-date/words.ts';

/** Why a text is asked about; `word` is the piece that was not understood. */
export type DateQuestion =
  { question: Doubt | 'long' | 'old-style' } | { question: 'word'; word: string };

export type WrittenDate =
  | { date: PartialDate }
  /** It is said that nothing is known: "белгісіз", "неизвестно", "__.__.____". */
  | { nothing: true }
  | DateQuestion;

/** The event that a field or a path in a draft tells of; the dates inside it are others. */
export function eventOf(field: string): DateEvent | undefined {
  const [, event] = /^(birth|death|callUp)\.date$/.exec(field) ?? [];
  return event as DateEvent | undefined;
}

/**
 * Reads a date: `1919`, `02.1942`, «шамамен 1943 жылғы мамыр», «после 12 мая 1943», `1915-1916`.
 *
 * @param event What the date is of: beside it «1919 г.р.» or «умер в 1985» says nothing new, while
 *   elsewhere it is asked about.
 */
export function readWrittenDate(text: string, event?: DateEvent): WrittenDate {
  const canonical = parsePartialDate(text.trim());
  if (canonical) return { date: canonical };
  if (text.length > LONGEST_DATE) return { question: 'long' };
  const plain = plainText(text);
  if (saysNothing(plain)) return { nothing: true };
  const tokens = tokensOf(plain, event);
  if ('unknown' in tokens) return { question: 'word', word: tokens.unknown };
  const has = (kind: string): boolean => tokens.some((token) => token.kind === kind);
  if (has('O')) return { question: 'old-style' };
  if (tokens.every(({ kind }) => kind === 'U')) return { nothing: true };
  const isKazakh = tokens.some((token) => token.isKazakh);
  const read = readTokens(
    tokens
      .filter(({ kind }) => kind !== '~' && kind !== '?')
      .map((token) => (token.kind === 'e' && isKazakh ? { ...token, kind: 'o' as const } : token)),
    event !== undefined,
  );
  if ('doubt' in read) return { question: read.doubt };
  return { date: { ...read.bounds, approximate: has('~'), uncertain: has('?') } };
}

const saysNothing = (plain: string): boolean =>
  /^[-?.,_* ]*$/.test(plain) ||
  (!/\d/.test(plain) && wordOf(plain.replace(/[^\p{L}]+/gu, ' ').trim())?.kind === '0');

/** The date of a text that is wholly understood; `null` for anything else. */
export function writtenDate(text: string, event?: DateEvent): PartialDate | null {
  const read = readWrittenDate(text, event);
  return 'date' in read ? read.date : null;
}

/** The canonical text of a date that is understood; any other text as it stands. */
export function canonicalDate(text: string, event?: DateEvent): string {
  const date = writtenDate(text, event);
  return date ? writePartialDate(date) : text;
}
