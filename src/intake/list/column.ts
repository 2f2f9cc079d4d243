/** A column of a list, and what stands in it. */
import type { Language, LocalizedText } from '../../model/language.ts';
import type { Use } from '../../model/veteran.ts';
import type { Value } from './cells.ts';
import type { Target } from './headings.ts';

export interface Column {
  index: number;
  /** As the list calls it. */
  heading: string;
  /**
   * What it holds. `private`: of other people; `ignored`: a number of the row; `unknown`: not
   * understood, so not taken; `consent`: of uses that are named here or in the cell;
   * `consent-unclear` and `personal-data`: no consent to publish; `birth`: a date and a place.
   */
  target: Target;
  /** The uses that a heading of consents names. */
  uses?: readonly Use[];
  /** The language said in the heading, or that the heading itself is in. */
  language: Language;
  isLanguageSaid: boolean;
}

export interface Layout {
  columns: readonly Column[];
  /** Rows before this index are headings. */
  firstRow: number;
}

/** A cell that holds something; of no known column where no heading stands above it. */
export interface ListCell {
  column: Column;
  text: string;
  cell: Value;
}

/** A text in the language of its column. */
export type Say = (text: string) => LocalizedText;

const KAZAKH = /[әғқңөұүһі]/iu;

/** The language of a text: as its heading says, Kazakh by its letters, else that of the heading. */
export const languageOf = (text: string, { language, isLanguageSaid }: Column): Language =>
  !isLanguageSaid && KAZAKH.test(text) ? 'kk' : language;
