import type { Language } from '../../model/language.ts';
import type { Settings } from '../../model/settings.ts';

/** A link that writes to the archive, if its contact is an e-mail address. */
export function contactLink(contact: string, subject?: string): string | null {
  if (!/^\S+@\S+$/.test(contact)) return null;
  return `mailto:${contact}${subject ? `?subject=${encodeURIComponent(subject)}` : ''}`;
}

/** The collecting form in a language, about a person of the archive if one is named. */
export function deskLink({ desk }: Settings, language: Language, person?: string): string | null {
  if (!desk) return null;
  const link = new URL(desk);
  link.searchParams.set('lang', language);
  if (person) link.searchParams.set('person', person);
  return link.href;
}
