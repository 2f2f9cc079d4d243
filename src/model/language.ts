import { z } from 'zod';
import { byLanguage, type Language } from './in-language.ts';

export * from './in-language.ts';

/** Letters of the longest text that is no story. */
export const LONGEST_TEXT = 5000;
/** Letters of the longest story in one language: some sixty printed pages. */
export const LONGEST_STORY = 100_000;

/** The same schema for every language. */
export const inEach = <Text extends z.ZodType>(text: Text): Record<Language, Text> =>
  byLanguage(() => text);

/** Text per language of at most so many letters: bounds stand before every rule. */
export const textUpTo = (letters: number) =>
  z.strictObject(inEach(z.string().max(letters).trim().min(1).optional()));

/** Text per language. Nothing is translated or derived: a missing language stays missing. */
export const localizedText = z.strictObject(inEach(z.string().trim().min(1).optional()));
