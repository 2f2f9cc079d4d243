/** Days of the calendar, `2027-05-09`, counted by their dates. */
import { DAY } from '../../model/duration.ts';

/** @param days Negative for earlier ones. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
