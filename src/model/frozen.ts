/** The publication of a plan: of the screens' schedule, of the press's calendar. */
import { z } from 'zod';

/** What a published plan says of itself; a plan of an earlier version of the program says nothing. */
export const frozenSchema = z.strictObject({
  /** 1, and one more with each publication that brought something. */
  edition: z.int().positive(),
  /** When it was published. */
  at: z.iso.datetime(),
});

export type Frozen = z.infer<typeof frozenSchema>;

/** The next publication: later than the one before, whatever the clock says. */
export const nextFrozen = (before: Frozen | null, now: number): Frozen => {
  const earliest = before ? Date.parse(before.at) + 1000 : 0;
  const at = new Date(Math.max(Math.floor(now / 1000) * 1000, earliest));
  return { edition: (before?.edition ?? 0) + 1, at: at.toISOString() };
};
