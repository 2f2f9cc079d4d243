import { sayYear } from './dates.ts';
import type { VeteranFields } from '../model/veteran.ts';

/** The years of a life as far as they are known: `1919 – 1942`, `1915 – ?`; empty without any. */
export function yearsOf({ birth, death, living }: VeteranFields): string {
  const from = birth?.date ? sayYear(birth.date) : '';
  const to = death?.date ? sayYear(death.date) : '';
  if (living) return from;
  return from || to ? `${from || '?'}\u00a0–\u00a0${to || '?'}` : '';
}
