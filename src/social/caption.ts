/** The texts that go with a clip into the networks. */
import type { CardProps } from '../../remotion/look/card.ts';
import { t } from '../i18n/index.ts';
import type { Archive } from '../model/archive.ts';

/** The languages the press posts in; both in full, Kazakh first. */
export const PRESS_LANGUAGES = ['kk', 'ru'] as const;
export type PressLanguage = (typeof PRESS_LANGUAGES)[number];

/** What every network takes: Telegram's caption and Instagram's hashtags are the narrowest (2026). */
export const CAPTION_LIMITS = { characters: 1024, hashtags: 5 } as const;

/** A text in the wanted language, else in the other: nothing is translated. */
const inOrder = (
  text: { kk?: string | undefined; ru?: string | undefined },
  language: PressLanguage,
) => (language === 'kk' ? (text.kk ?? text.ru) : (text.ru ?? text.kk)) ?? '';

/**
 * A caption of at most 1,024 characters and 5 hashtags: name, years, facts, place and campaign,
 * the address of the page. When it is too long the last facts go, whole ones, never half a word.
 *
 * @param card The person's card: the caption says what the clip shows.
 */
export function captionOf(
  card: CardProps,
  archive: Pick<Archive, 'settings' | 'campaign'>,
  language: PressLanguage,
): string {
  const { settings, campaign } = archive;
  const hashtags = campaign.hashtags[language].slice(0, CAPTION_LIMITS.hashtags);
  const frame = (facts: CardProps['facts']): string =>
    [
      [inOrder(card.name, language), inOrder(card.years, language)].filter(Boolean).join('\n'),
      facts.map((fact) => inOrder(fact, language)).join('\n'),
      [inOrder(card.place, language), inOrder(card.campaign, language)].filter(Boolean).join(' · '),
      `${settings.address}${language}/people/${card.id}/`,
      hashtags.map((tag) => `#${tag.replace(/^#/, '')}`).join(' '),
    ]
      .filter(Boolean)
      .join('\n\n');

  let { facts } = card;
  while (facts.length > 0 && frame(facts).length > CAPTION_LIMITS.characters)
    facts = facts.slice(0, -1);
  return frame(facts);
}

/** What is seen and read in the picture, for those who cannot see it. */
export function alternativeTextOf(
  card: CardProps,
  photoAlt: string | undefined,
  language: PressLanguage,
): string {
  const say = t(language);
  const picture =
    card.portrait === null
      ? say('social.alt.initial', { initial: card.initial })
      : (photoAlt ?? say('social.alt.portrait'));
  const words = [card.name, card.years, ...card.facts, card.place, card.campaign]
    .map((text) => inOrder(text, language))
    .filter(Boolean);
  return `${say('social.alt', { picture, words: words.join('. ') })}`;
}
