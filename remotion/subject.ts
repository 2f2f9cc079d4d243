/** What a picture shows. */
import type { CardProps } from './look/card.ts';

export type Subject = { card: CardProps };
