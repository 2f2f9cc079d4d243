/** What a picture shows: a person, or a sheet between people. */
import type { CardProps } from './card-schema.ts';
import type { SheetProps } from './sheet.ts';

export type Subject = { card: CardProps } | { sheet: SheetProps };

/** The length of its clip in the networks. */
export const ownSeconds = (subject: Subject): number =>
  'card' in subject ? subject.card.seconds : subject.sheet.seconds;
