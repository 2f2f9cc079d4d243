import { z } from 'zod';
import { localizedText } from './language.ts';

/** How near the point is to the place: the place itself, or the centre of its district. */
export const PRECISIONS = ['place', 'district'] as const;

/** Where places of birth lie, for the map: `content/gazetteer.yaml`, may be absent. */
export const gazetteerSchema = z.array(
  z.strictObject({
    name: localizedText,
    /** The place as entries write it, where that is not the name itself. */
    otherNames: z.array(z.string().trim().min(1)).optional(),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    precision: z.enum(PRECISIONS).default('place'),
    /** Where the coordinates are from; without a source nothing is put on a map. */
    source: z.string().trim().min(1),
  }),
);

export type GazetteerEntry = z.infer<typeof gazetteerSchema>[number];
