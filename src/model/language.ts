import { z } from 'zod';

export * from './in-language.ts';

/** Text per language. Nothing is translated or derived: a missing language stays missing. */
export const localizedText = z.strictObject({
  kk: z.string().trim().min(1).optional(),
  ru: z.string().trim().min(1).optional(),
  en: z.string().trim().min(1).optional(),
});
