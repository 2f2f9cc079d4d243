import { z } from 'zod';
import { isHorizon } from './horizon.ts';
import { localizedText } from './language.ts';
import { id, partialDateText } from './veteran.ts';

/** The line of a horizon as path data. */
export const horizonLine = z.string().refine(isHorizon, { error: 'horizon' });

/** The person named as responsible for a place: public data only. */
const specialist = z.strictObject({
  name: localizedText,
  position: localizedText.optional(),
  /** Public contact of the office, never a private one. */
  contact: z.string().optional(),
  named: partialDateText.optional(),
});

export const PLACE_KINDS = ['city', 'district'] as const;

/** A city or district addressed by the campaign: `content/places/<id>.yaml`. */
export const placeSchema = z.strictObject({
  id,
  kind: z.enum(PLACE_KINDS),
  name: localizedText,
  otherNames: z.array(z.string()).optional(),
  centre: localizedText,
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  /** What is seen there on the horizon, as path data (`horizon.ts`); a straight line without it. */
  horizon: horizonLine.optional(),
  /** First four digits of the KATO code of administrative units, by the date it came into force. */
  kato: z.array(
    z.strictObject({
      since: partialDateText,
      prefix: z.string().regex(/^\d{4}$/, { error: 'kato' }),
    }),
  ),
  /** The region it belonged to, by the date that began. */
  regions: z.array(z.strictObject({ since: partialDateText, id, name: localizedText })).min(1),
  history: z.array(z.strictObject({ date: partialDateText, text: localizedText })).optional(),
  specialist: specialist.optional(),
  sources: z.array(z.string()).optional(),
});

export type Place = z.infer<typeof placeSchema>;
