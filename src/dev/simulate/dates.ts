import { two } from '../../model/numbers.ts';
import type { Dice } from './dice.ts';

/** How much is known of a date; the rest of a hundred is unknown altogether. */
type Odds = Record<'day' | 'month' | 'year' | 'about' | 'doubtful' | 'between' | 'none', number>;

export const BIRTH_ODDS: Odds = {
  day: 38,
  month: 4,
  year: 36,
  about: 9,
  doubtful: 3,
  between: 3,
  none: 7,
};
export const DEATH_ODDS: Odds = {
  day: 46,
  month: 18,
  year: 18,
  about: 2,
  doubtful: 2,
  between: 2,
  none: 12,
};

/** A day of `year` from the `first` to the `last` month, told as exactly as the odds say. */
export function partialDate(
  dice: Dice,
  year: number,
  odds: Odds,
  [first, last] = [1, 12],
): string | undefined {
  const month = `${year}-${two(dice.int(first, last))}`;
  const day = `${month}-${two(dice.int(1, 28))}`;
  const forms: Record<keyof Odds, string | undefined> = {
    day,
    month,
    year: String(year),
    about: `~${year}`,
    doubtful: `${year}?`,
    between: `${year - 1}/${year}`,
    none: undefined,
  };
  return forms[dice.of(odds)];
}
