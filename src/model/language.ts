import { z } from 'zod';

export * from './in-language.ts';

/** Letters of the longest text that is no story. */
export const LONGEST_TEXT = 5000;
/** Letters of the longest story in one language: some sixty printed pages. */
export const LONGEST_STORY = 100_000;

/** Text per language of at most so many letters: bounds stand before every rule. */
export const textUpTo = (letters: number) => {
  const text = z.string().max(letters).trim().min(1).optional();
  return z.strictObject({ kk: text, ru: text, en: text });
};

/** Text per language. Nothing is translated or derived: a missing language stays missing. */
export const localizedText = z.strictObject({
  kk: z.string().trim().min(1).optional(),
  ru: z.string().trim().min(1).optional(),
  en: z.string().trim().min(1).optional(),
});
