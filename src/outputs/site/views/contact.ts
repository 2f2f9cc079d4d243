import type { Language } from '../../../model/language.ts';
import type { Settings } from '../../../model/settings.ts';

/** A link that writes to the archive, if its contact is an e-mail address. */
export function contactLink(contact: string, subject?: string): string | null {
  if (!/^[^\s@]+@[^\s@]+$/.test(contact)) return null;
  return `mailto:${contact}${subject ? `?subject=${encodeURIComponent(subject)}` : ''}`;
}

/**
 * A page of the desk in a language, about a person of the archive if one is named.
 * @param at Below the desk's address: empty for the form, `withdraw` for taking a page back.
 * @returns `null` where the archive has no desk.
 */
export function deskLink(
  { desk }: Pick<Settings, 'desk'>,
  language: Language,
  person?: string,
  at: '' | 'withdraw' = '',
): string | null {
  if (!desk) return null;
  const link = new URL(at, desk);
  link.searchParams.set('lang', language);
  if (person) link.searchParams.set('person', person);
  return link.href;
}
