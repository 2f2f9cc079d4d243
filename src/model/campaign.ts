import { z } from 'zod';
import { day } from './day.ts';
import { localizedText } from './language.ts';
import { id } from './veteran.ts';

const clock = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'clock' });

const hashtag = z.string().regex(/^[\p{L}\p{N}_]+$/u, { error: 'hashtag' });

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return /^[A-Za-z]+(?:\/[A-Za-z_+-]+)+$|^UTC$/.test(zone);
  } catch {
    return false;
  }
};

/** One year's action: its dates, its hours on the screens: `content/campaigns/<id>.yaml`. */
export const campaignSchema = z.strictObject({
  id,
  name: localizedText,
  /** The anniversary it is made for. */
  occasion: localizedText,
  /** IANA name; clock times below are local to it. */
  timeZone: z.string().refine(isTimeZone, { error: 'time-zone' }),
  /** Specialists are named and reported by this day. */
  specialistsBy: day,
  collecting: z.strictObject({ from: day, to: day }),
  /** The day from which clips are published. */
  clipsFrom: day,
  /** After this day published showing times no longer move. */
  freeze: day.optional(),
  led: z.strictObject({
    windows: z.array(z.strictObject({ date: day, from: clock, to: clock })).min(1),
    /** Seconds a person is shown. */
    slot: z.literal([10, 15]),
    /** Slots per hour kept for people who come after the freeze. */
    reserve: z.int().min(0).max(60).default(0),
  }),
  /** Without the sign `#`. */
  hashtags: z.strictObject({ kk: z.array(hashtag), ru: z.array(hashtag) }),
});

export type Campaign = z.infer<typeof campaignSchema>;
