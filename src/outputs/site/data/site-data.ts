/** What pages show, computed once a build; pages look up and draw. */
import { inAlphabet } from '../../../i18n/alphabet.ts';
import type { Archive } from '../../../model/archive.ts';
import type { GazetteerEntry } from '../../../model/gazetteer.ts';
import { byLanguage, type Language, type LocalizedText } from '../../../model/language.ts';
import type { Place } from '../../../model/place.ts';
import type { Screen } from '../../../model/screen.ts';
import { pressPlan, type PlacePlan } from '../../press/press-plan.ts';
import { byKeys, keysOfBirthplace, keysOfName } from './related-keys.ts';
import { birthplaceFinder } from './birthplaces.ts';
import type { SiteInputs } from './inputs.ts';
import { listingsOf, type Listing, type ListingKind } from './listings.ts';
import { sharedCards } from './link-cards.ts';
import { widestWord, type Cut } from './name-width.ts';
import { inAlphabeticalOrder, peopleOf, type Person } from './people.ts';

export interface SiteData
  extends
    Pick<Archive, 'settings' | 'campaign' | 'corrections' | 'geography'>,
    Pick<SiteInputs, 'placed' | 'showingsOf' | 'asOf'> {
  /** In the order of their Kazakh names. */
  places: readonly Place[];
  placeById: ReadonlyMap<string, Place>;
  screensByPlace: ReadonlyMap<string, readonly Screen[]>;
  screenById: ReadonlyMap<string, Screen>;
  people: Readonly<Record<Language, readonly Person[]>>;
  personById: ReadonlyMap<string, Person>;
  /** Whom families search for and who are missing. */
  sought: Readonly<Record<Language, readonly Person[]>>;
  /** Whose face nobody of us has seen. */
  withoutPhoto: Readonly<Record<Language, readonly Person[]>>;
  /** Every list of people besides places, by kind. */
  listings: Readonly<Record<ListingKind, readonly Listing[]>>;
  unitByKey: ReadonlyMap<string, Listing>;
  /** In the order of their Kazakh names, under each key of `related-keys.ts`. */
  namesakes: ReadonlyMap<string, readonly Person[]>;
  countrymen: ReadonlyMap<string, readonly Person[]>;
  peopleOfPlace: (place: string, language: Language) => readonly Person[];
  /** Times of showings may still move. */
  provisional: boolean;
  /** Who is posted when, by the place's id: of places with anybody for the press, or with a kit. */
  press: ReadonlyMap<string, PlacePlan>;
  /** Where a place of an entry lies, if somebody looked it up. */
  pointOf: (place: LocalizedText | undefined) => GazetteerEntry | null;
  /** Paths of the link pictures of places and of the home page. */
  linkCards: ReadonlySet<string>;
  /** The width of a text's widest word, em: of the typefaces, which the lock file tells. */
  widestWord: (text: string, cut: Cut) => number;
}

/**
 * What any page may show besides what it is given. All of it is part of `keys.shared`: a field that
 * is added here must be added there.
 */
export type SharedData = Pick<
  SiteData,
  | 'settings'
  | 'campaign'
  | 'placeById'
  | 'screensByPlace'
  | 'screenById'
  | 'linkCards'
  | 'widestWord'
>;

export function siteDataOf(inputs: SiteInputs): SiteData {
  const { archive } = inputs;
  const all = peopleOf(inputs);
  const people = inAlphabeticalOrder(all);
  const byPlace = byLanguage((language) =>
    Map.groupBy(people[language], (person) => person.veteran.place),
  );
  const find = birthplaceFinder(archive.gazetteer);
  const listings = listingsOf(people, find);
  return {
    settings: archive.settings,
    campaign: archive.campaign,
    places: inAlphabet(archive.places, 'kk', ({ name }) => name),
    placeById: new Map(archive.places.map((place) => [place.id, place])),
    screensByPlace: Map.groupBy(archive.screens, (screen) => screen.place),
    screenById: new Map(archive.screens.map((screen) => [screen.id, screen])),
    people,
    personById: new Map(all.map((person) => [person.id, person])),
    sought: byLanguage((language) => people[language].filter(isSought)),
    withoutPhoto: byLanguage((language) => people[language].filter(({ portrait }) => !portrait)),
    listings,
    unitByKey: new Map(listings.units.map((listing) => [listing.key, listing])),
    namesakes: byKeys(people.kk, keysOfName),
    countrymen: byKeys(people.kk, keysOfBirthplace),
    peopleOfPlace: (place, language) => byPlace[language].get(place) ?? [],
    showingsOf: inputs.showingsOf,
    provisional: inputs.provisional === true,
    asOf: inputs.asOf,
    placed: inputs.placed,
    press: pressPages(inputs),
    corrections: archive.corrections,
    geography: archive.geography,
    pointOf: (place) => find({ birth: { place } })?.point ?? null,
    linkCards: sharedCards(inputs.cards ?? new Set()),
    widestWord,
  };
}

/** A kit is needed before anybody is there: its place has a page without a calendar. */
function pressPages({ archive, placed }: SiteInputs): Map<string, PlacePlan> {
  const plans = new Map(pressPlan(archive).map((plan) => [plan.place.id, plan]));
  const kits = new Set([...placed.keys()].map((file) => /^press\/kit\/([^/]+)\//.exec(file)?.[1]));
  return new Map(
    archive.places.flatMap((place) => {
      const none = kits.has(place.id) ? { place, people: [], days: [] } : undefined;
      const plan = plans.get(place.id) ?? none;
      return plan ? [[place.id, plan] as const] : [];
    }),
  );
}

const isSought = ({ veteran }: Person): boolean =>
  veteran.sought === true || veteran.fate === 'missing';
