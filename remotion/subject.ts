/** What a picture shows: a person, or a sheet between people. */
import type { CardProps } from './look/card.ts';
import type { SheetProps } from './look/sheet.ts';

export type Subject = { card: CardProps } | { sheet: SheetProps };
