/** Pages of people, which are most of the site: each with everything it shows besides shared data. */
import { LANGUAGES, type Language } from '../../../model/language.ts';
import type { Place } from '../../../model/place.ts';
import type { Showings } from '../../led/showings.ts';
import type { StaticPath } from '../data/build-context.ts';
import { downloadsOf, type Download } from './downloads.ts';
import { pagesOf, pagesOrOne, type PageOfPeople } from './pagination.ts';
import { filesOfPlace } from './place-files.ts';
import type { PressFile } from './press.ts';
import { relatedOf, type RelatedGroup } from './related.ts';
import { LISTING_KINDS, lettersIn, type LetterCount, type ListingHead } from '../data/listings.ts';
import type { Person } from '../data/people.ts';
import type { SiteData } from '../data/site-data.ts';

export interface PersonProps {
  person: Person;
  related: RelatedGroup[];
  showings: readonly Showings[];
  /** The times of the showings may still move. */
  provisional: boolean;
  downloads: Download[];
}

/** Everybody under the present address and all former ones. */
export const personPaths = (data: SiteData): StaticPath<PersonProps>[] =>
  LANGUAGES.flatMap((lang) =>
    data.people[lang].flatMap((person) => {
      const { id, veteran } = person;
      const showings = data.showingsOf(id);
      const props: PersonProps = {
        person,
        related: relatedOf(person, lang, data),
        showings,
        provisional: data.provisional && showings.length > 0,
        downloads: downloadsOf(id, data),
      };
      return [id, ...(veteran.formerIds ?? [])].map((id) => ({ params: { lang, id }, props }));
    }),
  );

/** A part of a list. */
export interface PartProps {
  part: PageOfPeople;
  /** People on all its pages. */
  count: number;
}

export interface ListingProps extends PartProps {
  listing: ListingHead;
}

/** The lists of one thing that people share. */
export const listingPaths = ({ listings }: SiteData): StaticPath<ListingProps>[] =>
  LANGUAGES.flatMap((lang) =>
    LISTING_KINDS.flatMap((kind) => listings[kind]).flatMap(({ people, kind, key, name }) => {
      const languages = LANGUAGES.filter((other) => people[other]);
      const listing: ListingHead = { kind, key, name, languages };
      const list = people[lang] ?? [];
      return pagesOf(list).map((part) => ({
        params: { lang, kind, key: numberedKey(key, part) },
        props: { listing, part, count: list.length },
      }));
    }),
  );

export interface PlaceProps extends PartProps {
  place: Place;
  /** How many of its people wait for a photograph. */
  withoutPhoto: number;
  /** There is a page for the press. */
  hasPress: boolean;
  files: PressFile[];
}

export const placePaths = (data: SiteData): StaticPath<PlaceProps>[] =>
  LANGUAGES.flatMap((lang) =>
    data.places.flatMap((place) => {
      const { peopleOfPlace, press } = data;
      const hasPress = press.has(place.id);
      const files = filesOfPlace(place.id, data);
      const list = peopleOfPlace(place.id, lang);
      return pagesOrOne(list).map((part) => ({
        params: { lang, key: numberedKey(place.id, part) },
        props: {
          place,
          part,
          count: list.length,
          withoutPhoto: countWithoutPhoto(list),
          hasPress,
          files,
        },
      }));
    }),
  );

export interface EverybodyProps extends PartProps {
  letters: LetterCount[];
}

export const everybodyPaths = (data: SiteData): StaticPath<EverybodyProps>[] =>
  listEntries((lang) => data.people[lang], 'page/').map(({ params, props }) => ({
    params,
    props: { ...props, letters: lettersIn(data.listings.letters, params.lang) },
  }));

export interface SoughtProps extends PartProps {
  /** How many entries wait for a photograph. */
  withoutPhoto: number;
}

export const soughtPaths = ({ sought, withoutPhoto }: SiteData): StaticPath<SoughtProps>[] =>
  listEntries((lang) => sought[lang]).map(({ params, props }) => ({
    params,
    props: { ...props, withoutPhoto: withoutPhoto[params.lang].length },
  }));

export const withoutPhotoPaths = ({ withoutPhoto }: SiteData): StaticPath<PartProps>[] =>
  listEntries((lang) => withoutPhoto[lang]);

/**
 * A list in every language, for a file named `[...page].astro`: the first page has the list's own
 * address, the others `prefix` and their number below it.
 */
const listEntries = (listIn: (language: Language) => readonly Person[], prefix = '') =>
  LANGUAGES.flatMap((lang) => {
    const list = listIn(lang);
    return pagesOrOne(list).map((part) => ({
      params: { lang, page: part.number === 1 ? undefined : `${prefix}${part.number}` },
      props: { part, count: list.length },
    }));
  });

/** How many of them have no portrait. */
export const countWithoutPhoto = (people: readonly Person[]): number =>
  people.filter(({ portrait }) => !portrait).length;

const numberedKey = (key: string, { number }: PageOfPeople): string =>
  number === 1 ? key : `${key}/${number}`;
