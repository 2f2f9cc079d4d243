import { z } from 'zod';
import { day } from '../day.ts';
import { frozenSchema } from '../frozen.ts';
import { id } from '../veteran.ts';

/**
 * The posting calendar as it was published: `content/posting/<campaign>.json`, written by
 * `npm run freeze -- press`. Whoever stands in it keeps the day; who comes later gets one from `from` on.
 */
export const postingSchema = z.strictObject({
  version: z.literal(1),
  campaign: id,
  from: day,
  /** Which publication it is; files of earlier versions of the program do not say. */
  frozen: frozenSchema.optional(),
  people: z.record(id, day),
});

export type Posting = z.infer<typeof postingSchema>;
