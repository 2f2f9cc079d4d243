/**
 * The schedule of the screens as it was published: `content/schedule/<campaign>.json`, written by
 * `npm run freeze`. Times that stand in it never move.
 */
import { z } from 'zod';
import { frozenSchema } from '../frozen.ts';
import { NETWORK_LISTS } from '../screen.ts';
import { id } from '../veteran.ts';

/** What the device of a screen plays; how exact each is says `led/exactness.ts`. */
export const LED_FORMATS = [
  'player',
  'hours',
  ...NETWORK_LISTS,
  'stick',
  'film',
  'vendor',
] as const;

export const publishedSchema = z.strictObject({
  version: z.literal(1),
  campaign: id,
  /** The campaign's hours when it was published, as `hoursKey` writes them. */
  hours: z.string(),
  /** Which publication it is; files of earlier versions of the program do not say. */
  frozen: frozenSchema.optional(),
  people: z.array(id),
  screens: z.array(
    z.strictObject({
      id,
      place: id,
      /** What its device played when the times were told; earlier files do not say. */
      format: z.enum(LED_FORMATS).optional(),
      slots: z.array(z.int()),
      /** Where the sequences of a SMIL player begin: with them its showings are told. */
      cuts: z.array(z.int()).optional(),
    }),
  ),
});

/** What was published: for every slot of every screen an index of `people`, TITLE, CLOSING or RESERVE. */
export type Published = z.infer<typeof publishedSchema>;
