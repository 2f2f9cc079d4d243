import { yearsOf } from '../../../i18n/person/years.ts';
import type { Language } from '../../../model/language.ts';
import type { Person } from '../data/people.ts';
import { absolute, personPath } from './paths.ts';

/** Addresses that hand a page on through a messenger; nothing is asked of it before a click. */
export interface Share {
  /** A name that needs no translation, or the dictionary's `site.share.<name>`. */
  name: 'WhatsApp' | 'Telegram' | 'email';
  href: string;
}

/**
 * @param text What is said with the link: the person's name and years.
 * @param url The page's full address.
 */
export function sharesOf(text: string, url: string): Share[] {
  const query = (fields: Record<string, string>): string =>
    Object.entries(fields)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('&');
  return [
    { name: 'WhatsApp', href: `https://wa.me/?${query({ text: `${text}\n${url}` })}` },
    { name: 'Telegram', href: `https://t.me/share/url?${query({ url, text })}` },
    { name: 'email', href: `mailto:?${query({ subject: text, body: url })}` },
  ];
}

/** What is said of a person with the link to the page. */
export function shareOf(
  { id, veteran }: Person,
  name: string,
  language: Language,
): { text: string; url: string } {
  const years = yearsOf(veteran, language)?.replaceAll('\u00a0', ' ');
  const text = [name, years].filter(Boolean).join(', ');
  return { text, url: absolute(`${language}/${personPath(id)}`) };
}
