/** What the logs of a screen, or somebody's word, prove of it. */

/** How often a person was shown on a screen, and when first, ms since 1970; `null`: not known. */
export interface Shown {
  count: number;
  first: number | null;
}

/** What is proved of a screen. */
export interface ScreenProof {
  screen: string;
  by: 'log' | 'word';
  /** Showings of people. */
  promised: number;
  shown: number;
  people: ReadonlyMap<string, Shown>;
}
