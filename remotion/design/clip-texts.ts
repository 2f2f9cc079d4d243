/** What stands in a person's clip as words, in reading order: for captions and the page's text. */
import type { Target } from './formats.ts';
import type { Bilingual, CardProps } from './card-schema.ts';
import { storyOf } from './story.ts';

/**
 * The texts of each beat; place and campaign stand in the first. The short name over later beats
 * stands in the picture once, in one language; whoever is read to hears it in their own.
 */
export function clipTexts(
  card: CardProps,
  target: Omit<Target, 'id'>,
  frames: number,
): Bilingual[][] {
  const beats = storyOf(card, target, frames).map(({ lines }) =>
    lines.map(({ role, text }) => (role === 'short' ? card.shortName : text)),
  );
  const [first = [], ...rest] = beats;
  return [[...first, card.place, card.campaign], ...rest];
}

/** A beat in one language; what is written in the other alone is said in that. Nothing twice. */
export function linesIn(
  texts: readonly Bilingual[],
  language: 'kk' | 'ru',
): { text: string; language: 'kk' | 'ru' }[] {
  const other = language === 'kk' ? 'ru' : 'kk';
  const lines = new Map<string, { text: string; language: 'kk' | 'ru' }>();
  for (const text of texts) {
    const own = text[language] ? language : other;
    const line = text[own];
    if (line && !lines.has(line)) lines.set(line, { text: line, language: own });
  }
  return [...lines.values()];
}
