/** Everything the template of a person's page prints, made by the site's own functions. */
import { sayDate } from '../../../../i18n/dates.ts';
import { t } from '../../../../i18n/index.ts';
import { sayCategory } from '../../../../i18n/person/words.ts';
import { inLanguage, LANGUAGES, type Language } from '../../../../model/language.ts';
import type { SiteData } from '../../../../outputs/site/data/site-data.ts';
import { nameOf, type Person } from '../../../../outputs/site/data/people.ts';
import { awardIn } from '../../../../i18n/person/award.ts';
import { linkedDataOf } from '../../../../outputs/site/views/linked-data.ts';
import { neighboursOf } from '../../../../outputs/site/views/neighbours.ts';
import { file, personPath } from '../../../../outputs/site/views/paths.ts';
import { sourceSet } from '../../../../outputs/site/views/pictures.ts';
import { rankIn } from '../../../../i18n/person/rank.ts';
import { storyHtml } from '../../../../base/formats/story-html.ts';
import { timelineOf } from '../../../../outputs/site/views/timeline.ts';
import { yearsOf } from '../../../../i18n/person/years.ts';

export const WAYS = ['people', 'places', 'search', 'about'] as const;
export const MORE = ['submit', 'press', 'technicians', 'privacy', 'accessibility', 'data'] as const;
const TITLES = ['life', 'story', 'related', 'take', 'gedcom'] as const;

/** A page for each person and language. */
export const pagesOfPeople = (data: SiteData): object[] =>
  LANGUAGES.flatMap((language) => {
    const words = labelsIn(data, language);
    return data.people[language].map((person) => pageOf(data, person, language, words));
  });

function labelsIn({ settings }: SiteData, language: Language): Record<string, string> {
  const say = t(language);
  return Object.fromEntries([
    ['site', inLanguage(settings.name, language)?.text ?? ''],
    ['skip', say('site.skip')],
    ['press', say('site.download.press')],
    ['family', say('site.download.family')],
    ['awards', say('site.nav.awards')],
    ...[...WAYS, ...MORE].map((way) => [way, say(`site.nav.${way}`)]),
    ...TITLES.map((title) => [title, say(`site.person.${title}`)]),
  ]) as Record<string, string>;
}

function pageOf(data: SiteData, person: Person, language: Language, words: object): object {
  const say = t(language);
  const { veteran, portrait, id } = person;
  const text = (localized: Parameters<typeof inLanguage>[0]): string | undefined =>
    inLanguage(localized, language)?.text;
  const name = nameOf(person, language).text;
  const placeName = text(data.placeById.get(veteran.place)?.name);
  const story = text(veteran.story);
  const jpeg = portrait?.versions.at(-1);
  return {
    id,
    language,
    words,
    name,
    placeName,
    place: veteran.place,
    path: personPath(id),
    title: name,
    description: text(veteran.summary) ?? name,
    linked: JSON.stringify(linkedDataOf(person, language, data.campaign)),
    category: sayCategory(veteran, language),
    otherNames: LANGUAGES.flatMap((other) =>
      veteran.name[other] && veteran.name[other] !== name
        ? [{ text: veteran.name[other], language: other }]
        : [],
    ),
    years: yearsOf(veteran, language),
    service: [rankIn(veteran.rank, language)?.text, text(veteran.role)].filter(Boolean),
    summary: text(veteran.summary),
    picture: portrait &&
      jpeg && {
        avif: sourceSet(portrait, 'image/avif'),
        webp: sourceSet(portrait, 'image/webp'),
        src: file(jpeg.path),
        width: jpeg.width,
        height: jpeg.height,
      },
    timeline: timelineOf(veteran, language).map((item) => ({
      when: item.date && sayDate(item.date, language),
      event: say(`person.event.${item.event}`),
      text: item.text?.text,
      detail: item.detail?.text,
      certainty: item.certainty && say(`site.certainty.${item.certainty}`),
    })),
    awards: (veteran.awards ?? []).map((award) => ({
      code: award.code,
      name: awardIn(award, language)?.text,
      date: award.date && sayDate(award.date, language),
    })),
    story: story && storyHtml(story),
    groups: [
      {
        title: placeName,
        people: neighboursOf(data.peopleOfPlace(veteran.place, language), person).map((other) => ({
          id: other.id,
          name: nameOf(other, language).text,
          years: yearsOf(other.veteran, language),
        })),
      },
    ],
  };
}
