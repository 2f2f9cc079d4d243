/** The texts that go with a clip into the networks. */
import type { CardProps } from '../../../remotion/design/card-schema.ts';
import { t } from '../../i18n/index.ts';
import type { Archive } from '../../model/archive.ts';
import { EQUAL_LANGUAGES, type Language } from '../../model/language.ts';
import { lengthIn, NETWORKS, type Network } from './networks.ts';

/** The languages the press posts in; both in full, Kazakh first. */
export const PRESS_LANGUAGES = EQUAL_LANGUAGES;
export type PressLanguage = (typeof PRESS_LANGUAGES)[number];

/** The press works in the two languages of the country. */
export const pressLanguage = (language: Language): PressLanguage =>
  PRESS_LANGUAGES.find((one) => one === language) ?? 'ru';

/** What every network but the shortest takes: Telegram's caption and Instagram's hashtags. */
export const CAPTION_LIMITS = { characters: 1024, hashtags: 5 } as const;

export type Limits = Pick<Network, 'characters' | 'hashtags' | 'link' | 'linkCharacters'>;
export const ANYWHERE: Limits = { ...CAPTION_LIMITS, link: 'followed', linkCharacters: null };

/** A text in the wanted language, else in the other: nothing is translated. */
export const inOrder = (
  text: { kk?: string | undefined; ru?: string | undefined },
  language: PressLanguage,
): string => (language === 'kk' ? (text.kk ?? text.ru) : (text.ru ?? text.kk)) ?? '';

/** A page's address as a network's readers can use it. */
export const linkFor = (address: string, { link }: Pick<Network, 'link'>): string =>
  link === 'followed' ? address : address.replace(/^https?:\/\/|\/$/g, '');

export const hashtagsOf = (
  { hashtags }: Archive['campaign'],
  language: PressLanguage,
  most: number,
): string =>
  hashtags[language]
    .slice(0, most)
    .map((tag) => `#${tag.replace(/^#/, '')}`)
    .join(' ');

/** Joins what is there; parts are parted by an empty line. */
const paragraphs = (parts: readonly string[]): string => parts.filter(Boolean).join('\n\n');

/**
 * Of drafts from the fullest to the shortest the first that fits; of the shortest as many whole
 * words as fit, for names that no network has room for.
 */
export function firstFitting(drafts: readonly string[], limits: Limits): string {
  const fits = (text: string): boolean => lengthIn(text, limits) <= limits.characters;
  const found = drafts.find(fits);
  if (found !== undefined) return found;
  const last = drafts.at(-1) ?? '';
  let cut = last.slice(0, limits.characters - 1);
  while (cut !== '' && !fits(`${cut}…`)) cut = cut.slice(0, -1);
  return `${cut.replace(/(?<!\s)\s+\S*$/u, '')}…`;
}

type Sentence = Omit<CardProps['facts'][number], 'kind'>;

/** What the person did, and the facts beside it; a summary that says both is said once. */
function deedAndFacts({ deed, facts }: CardProps): { deed: Sentence | null; facts: Sentence[] } {
  const summary = deed?.form === 'deed' ? undefined : facts.find(({ kind }) => kind === 'summary');
  return { deed: summary ?? deed, facts: facts.filter((fact) => fact !== summary) };
}

/**
 * A caption within the limits: name, years, deed, facts, place and campaign, the address of the page.
 * When it is too long the last facts go, whole ones, then hashtags, the campaign, the deed; the name
 * and the address stay.
 *
 * @param card The person's card: the caption says what the clip shows.
 * @param limits Of a network; by default what fits everywhere but X and Threads.
 */
export function captionOf(
  card: CardProps,
  archive: Pick<Archive, 'settings' | 'campaign'>,
  language: PressLanguage,
  limits: Limits = ANYWHERE,
): string {
  const { settings, campaign } = archive;
  const name = [inOrder(card.name, language), inOrder(card.years, language)];
  const place = inOrder(card.place, language);
  const where = [place, inOrder(card.campaign, language)].filter(Boolean).join(' · ');
  const link = linkFor(`${settings.address}${language}/people/${card.id}/`, limits);
  const tags = hashtagsOf(campaign, language, limits.hashtags);
  const head = name.filter(Boolean).join('\n');
  const shown = deedAndFacts(card);
  const deed = inOrder(shown.deed ?? {}, language);
  const facts = shown.facts.map((fact) => inOrder(fact, language));
  const withFacts = (count: number): string =>
    paragraphs([head, deed, facts.slice(0, count).join('\n'), where, link, tags]);
  return firstFitting(
    [
      ...facts.map((_, index) => withFacts(facts.length - index)),
      withFacts(0),
      paragraphs([head, deed, where, link]),
      paragraphs([head, deed, place, link]),
      paragraphs([head, deed, link]),
      paragraphs([head, place, link]),
      paragraphs([head, link]),
      paragraphs([link, name[0] ?? '']),
    ],
    limits,
  );
}

/** The title of a clip, where a network asks for one: name, years, and the campaign if it fits. */
export function titleOf(card: CardProps, language: PressLanguage, characters: number): string {
  const [name, short, years, campaign] = [card.name, card.shortName, card.years, card.campaign].map(
    (text) => inOrder(text, language),
  );
  const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' · ');
  return firstFitting(
    [joined(name, years, campaign), joined(name, years), joined(short, years), name ?? ''],
    { ...ANYWHERE, characters },
  );
}

/** A person's captions in one language, by network. */
export const captionsOf = (
  card: CardProps,
  archive: Pick<Archive, 'settings' | 'campaign'>,
  language: PressLanguage,
): { network: Network; text: string; title: string | null }[] =>
  NETWORKS.map((network) => ({
    network,
    text: captionOf(card, archive, language, network),
    title: network.title === null ? null : titleOf(card, language, network.title),
  }));

/** What is seen and read in the picture, for those who cannot see it. */
export function alternativeTextOf(
  card: CardProps,
  photoAlt: string | undefined,
  language: PressLanguage,
): string {
  const say = t(language);
  const picture =
    card.portrait === null
      ? say('press.alt.initial', { initial: card.initial })
      : (photoAlt ?? say('press.alt.portrait'));
  const { deed, facts } = deedAndFacts(card);
  const texts = [card.name, card.years, deed ?? {}, ...facts, card.place, card.campaign]
    .map((text) => inOrder(text, language))
    .filter(Boolean);
  return `${say('press.alt', { picture, text: texts.join('. ') })}`;
}
