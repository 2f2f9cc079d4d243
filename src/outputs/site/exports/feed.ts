/** The feed of the site: who joined the archive last. */
import { jsonFeedOf, rssOf, type FeedHead, type FeedItem } from '../../../base/formats/feed.ts';
import { t } from '../../../i18n/index.ts';
import { yearsOf } from '../../../i18n/person/years.ts';
import { instantOf } from '../../../model/zone.ts';
import { inLanguage, type Language } from '../../../model/language.ts';
import { nameOf, type Person } from '../data/people.ts';
import type { SiteData } from '../data/site-data.ts';
import { descriptionOf } from '../views/deed.ts';

/** People in a feed: what a reader fetches every hour stays small, however many there are. */
export const NEWEST = 50;

/**
 * The newest by the day on which they first became public; those of one day, and at the end those
 * whose day nobody kept, by their ids.
 */
export const newest = <T extends Pick<Person, 'id' | 'veteran'>>(people: readonly T[]): T[] =>
  people
    .toSorted(
      (a, b) =>
        compare(b.veteran.published ?? '', a.veteran.published ?? '') || compare(a.id, b.id),
    )
    .slice(0, NEWEST);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Noon of a day: it is the same day for readers nearly everywhere. */
export const noonOf = (day: string, timeZone: string): number => instantOf(day, '12:00', timeZone);

/** The feed of a language as RSS and as JSON Feed, by its name. */
export function siteFeeds(data: SiteData, language: Language): [string, string][] {
  const { settings, campaign, people } = data;
  const link = (path: string): string => new URL(path, settings.address).href;
  const head = (name: string): FeedHead => ({
    title: inLanguage(settings.name, language)?.text ?? '',
    description: t(language)('site.home.description'),
    language,
    home: link(`${language}/`),
    self: link(`${language}/${name}`),
  });
  const items = newest(people[language]).map((person): FeedItem => {
    const { published } = person.veteran;
    const url = link(`${language}/people/${person.id}/`);
    const picture = person.portrait?.versions.at(-1);
    return {
      id: url,
      opens: true,
      title: titleOf(person, language),
      url,
      text: descriptionOf(person, language) ?? '',
      credit: null,
      image: picture ? link(picture.path) : null,
      published: published === undefined ? null : noonOf(published, campaign.timeZone),
      attachments: [],
    };
  });
  return [
    ['feed.xml', rssOf(head('feed.xml'), items)],
    ['feed.json', jsonFeedOf(head('feed.json'), items)],
  ];
}

/** Name and years: `Нүркен Әбдіров, 1919 – 1942`. */
const titleOf = (person: Person, language: Language): string =>
  [nameOf(person, language).text, yearsOf(person.veteran, language)].filter(Boolean).join(', ');
