/** Small arithmetic. */

export const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

export const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
};

/** The greatest number that divides both. */
export const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** At least two digits, as clocks and calendars write them. */
export const two = (number: number): string => String(number).padStart(2, '0');
