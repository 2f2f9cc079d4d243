/** Apart from the schema: a clip's key follows what is imported, and would take every field's rules. */
import type { CardProps } from './card-schema.ts';

/** The card with its pictures under other addresses. */
export const withSources = (card: CardProps, addressOf: (src: string) => string): CardProps => ({
  ...card,
  portrait: card.portrait && { ...card.portrait, src: addressOf(card.portrait.src) },
  extra: card.extra && { ...card.extra, src: addressOf(card.extra.src) },
});
