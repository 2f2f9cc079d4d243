/** What must never enter Git, which never forgets: contacts and personal numbers. */

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/u;

/** What could be a number with separators, led by the character before it. */
const DIGITS = /(?:^|.)[+\d][\d \u00A0().-]{8,}\d/g;

/** Ten digits after 7 or 8, a Kazakh mobile number without them, or any number led by `+`. */
const PHONE = new RegExp(
  [
    String.raw`(?<!\d[.,/-]?)(?:\+?7|8)(?:[ \u00A0().-]{0,2}\d){10}(?!\d)`,
    String.raw`(?<!\d[.,/-]?)7[0-7]\d[ \u00A0)-]{1,2}\d{3}[ \u00A0-]\d{2}[ \u00A0-]?\d{2}(?!\d)`,
    String.raw`\+\d(?:[ \u00A0().-]{0,2}\d){8,13}(?!\d)`,
  ].join('|'),
);

/** The individual identification number (IIN): 12 digits. */
const PERSONAL_NUMBER = /(?<!\d)\d{12}(?!\d)/;

/** The kind of private data a text holds, `null` for none. */
export function privateData(text: string): 'email' | 'phone' | 'personal-number' | null {
  if (PERSONAL_NUMBER.test(text)) return 'personal-number';
  if (text.includes('@') && EMAIL.test(text)) return 'email';
  return text.match(DIGITS)?.some((number) => PHONE.test(number)) ? 'phone' : null;
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
