import { t } from '../../i18n/index.ts';
import { inLanguage, type Language } from '../../model/language.ts';
import type { SiteData } from '../data/site-data.ts';
import { nameOf, type Person } from '../data/people.ts';
import { yearsOf } from '../../i18n/years.ts';
import { descriptionOf } from '../views/deed.ts';
import { xml } from '../../base/xml.ts';

/**
 * RSS of everybody. Entries carry no day of their publishing, so there are no dates: a reader knows
 * new people by their permanent identifiers.
 */
export function feedOf({ people, settings }: SiteData, language: Language): string {
  const link = (path: string): string => new URL(path, settings.address).href;
  const title = inLanguage(settings.name, language)?.text ?? '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${xml(title)}</title>
<link>${link(`${language}/`)}</link>
<description>${xml(t(language)('site.home.description'))}</description>
<language>${language}</language>
<atom:link href="${link(`${language}/feed.xml`)}" rel="self" type="application/rss+xml"/>
${people[language].map((person) => itemOf(person, language, link)).join('\n')}
</channel>
</rss>
`;
}

function itemOf(person: Person, language: Language, link: (path: string) => string): string {
  const address = link(`${language}/people/${person.id}/`);
  const said = descriptionOf(person, language) ?? '';
  return `<item><title>${xml(titleOf(person, language))}</title><link>${address}</link><guid>${address}</guid><description>${xml(said)}</description></item>`;
}

/** The same as JSON Feed 1.1. */
export function jsonFeedOf({ people, settings }: SiteData, language: Language): string {
  const link = (path: string): string => new URL(path, settings.address).href;
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: inLanguage(settings.name, language)?.text ?? '',
    home_page_url: link(`${language}/`),
    feed_url: link(`${language}/feed.json`),
    description: t(language)('site.home.description'),
    language,
    items: people[language].map((person) => {
      const url = link(`${language}/people/${person.id}/`);
      const picture = person.portrait?.versions.at(-1);
      return {
        ...{ id: url, url, title: titleOf(person, language) },
        content_text: descriptionOf(person, language) ?? '',
        image: picture && link(picture.path),
      };
    }),
  })}\n`;
}

/** Name and years: `Нүркен Әбдіров, 1919 – 1942`. */
const titleOf = (person: Person, language: Language): string =>
  [nameOf(person, language).text, yearsOf(person.veteran)].filter(Boolean).join(', ');
