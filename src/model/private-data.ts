/** What must never enter Git, which never forgets: contacts and personal numbers. */
import { privateAccounts } from './private/accounts.ts';
import { privateNumbers } from './private/numbers.ts';
import type { Span } from './private/span.ts';
import { undress, undressInPlace } from './private/undress.ts';

/** What says more of somebody goes before. */
export const PRIVATE_KINDS = ['personal-number', 'card', 'email', 'phone', 'account'] as const;
export type PrivateKind = (typeof PRIVATE_KINDS)[number];

/**
 * The kind of private data a text holds in whatever dress, `null` for none. Linear in its length.
 * Years, numbers of awards, units and documents are no telephones; what cannot be told apart is
 * found, as a person can look at it, and Git forgets nothing.
 */
export function privateData(text: string): PrivateKind | null {
  const kinds = new Set([...spansIn(undress(text))].map(({ kind }) => kind));
  return PRIVATE_KINDS.find((kind) => kinds.has(kind)) ?? null;
}

function* spansIn(plain: string): Generator<Span<PrivateKind>> {
  yield* privateNumbers(plain);
  yield* privateAccounts(plain);
}

/** Where in a text, as it is written, private data stand: in their order, none in another. */
export function privateSpans(text: string): Span<PrivateKind>[] {
  const { plain, at } = undressInPlace(text);
  const found = [...spansIn(plain)]
    .map(({ kind, start, end }) => ({ kind, start: at(start).start, end: at(end - 1).end }))
    .sort((a, b) => a.start - b.start);
  const apart: Span<PrivateKind>[] = [];
  for (const span of found) {
    const last = apart.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else apart.push(span);
  }
  return apart;
}

// Control, zero-width and bidirectional characters hide or reorder what is read.
const HIDDEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u;

// What programs write for a letter they could not read, half a letter, and what is none at all.
const LOST = /[\uFFFD-\uFFFF\p{Cs}]/u;

/** The codes of characters that no text may hold, whatever it says. */
export const strangeCodes = (text: string): string[] => [
  ...(HIDDEN.test(text) ? ['hidden-characters'] : []),
  ...(LOST.test(text) ? ['lost-characters'] : []),
];

/** All texts of a value with their paths. */
export function* textsOf(value: unknown, path = ''): Generator<[field: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (value && typeof value === 'object')
    for (const [key, inner] of Object.entries(value))
      yield* textsOf(inner, path ? `${path}.${key}` : key);
}

/** Addresses of sources are full of digits and no prose. */
export const isProse = (field: string): boolean => !/(?:^|\.)(?:url|reference)$/.test(field);

/** The codes of what a text must not hold. */
export function uncleanCodes(text: string, field = ''): string[] {
  const kind = isProse(field) ? privateData(text) : null;
  return [...(kind ? [`private-${kind}`] : []), ...strangeCodes(text)];
}
