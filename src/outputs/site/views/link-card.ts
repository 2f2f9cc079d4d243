/** The pictures that are shown with links to pages, and what they say for who cannot see them. */
import { CARD_TARGET } from '../../../../remotion/design/formats.ts';
import { yearsOf } from '../../../i18n/person/years.ts';
import { inLanguage, type Language, type LocalizedText } from '../../../model/language.ts';
import type { Place } from '../../../model/place.ts';
import { shared } from '../data/build-context.ts';
import { HOME_CARD, personCard, placeCard } from '../data/link-cards.ts';
import { nameOf, type Person } from '../data/people.ts';
import { deedIn } from './deed.ts';
import { absolute } from './paths.ts';

/** What a page tells those who show a link to it. */
export interface LinkCard {
  url: string;
  width: number;
  height: number;
  alt: string;
}

const { width, height } = CARD_TARGET;
const cardAt = (path: string, texts: readonly (string | undefined)[]): LinkCard => ({
  url: absolute(path),
  width,
  height,
  alt: texts.filter(Boolean).join('. '),
});

/** Everybody has one, with or without a clip. */
export function cardOf(person: Person, language: Language): LinkCard | undefined {
  if (!person.hasCard) return undefined;
  const years = yearsOf(person.veteran, language)?.replaceAll('\u00a0', ' ');
  const texts = [nameOf(person, language).text, years, deedIn(person, language)?.text];
  return cardAt(personCard(person.id), texts);
}

export function cardOfPlace(place: Place, language: Language): LinkCard | undefined {
  const { campaign, linkCards } = shared();
  const path = placeCard(place.id);
  const texts = [place.name, campaign.name, campaign.occasion];
  return linkCards.has(path) ? cardAt(path, textsIn(texts, language)) : undefined;
}

/** Of the home page, and of every page that has none of its own. */
export function cardOfSite(language: Language): LinkCard | undefined {
  const { campaign, settings, linkCards } = shared();
  const texts = [campaign.name, campaign.occasion, settings.region];
  return linkCards.has(HOME_CARD) ? cardAt(HOME_CARD, textsIn(texts, language)) : undefined;
}

const textsIn = (texts: readonly LocalizedText[], language: Language): (string | undefined)[] =>
  texts.map((text) => inLanguage(text, language)?.text);
