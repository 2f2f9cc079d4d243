import { z } from 'zod';
import { localizedText } from './language.ts';
import { id } from './veteran.ts';

/** What a player of a network may read; how exact each is says `led/exactness.ts`. */
export const NETWORK_LISTS = ['smil', 'mrss', 'm3u', 'xspf', 'hls'] as const;

/** How clips get to a screen. */
export const DELIVERIES = ['stick', 'browser', 'network'] as const;

/** A street screen: `content/screens/<id>.yaml`. */
export const screenSchema = z.strictObject({
  id,
  name: localizedText,
  /** The place it stands in. */
  place: id,
  address: localizedText,
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  /** Pixels; even, or the encoder would cut one off. */
  width: z.int().min(128).max(3840),
  height: z.int().min(128).max(3840),
  /** What its player accepts. */
  video: z
    .strictObject({
      /** `compatible`: Main profile without B-frames, for old boxes. */
      profile: z.enum(['high', 'compatible']).default('high'),
      /** Mb/s. */
      minimumBitrate: z.number().positive().max(40).optional(),
      /** Mb/s. */
      maximumBitrate: z.number().positive().max(40).optional(),
      /** MB (10⁶ bytes) per clip. */
      maximumFileSize: z.number().positive().optional(),
    })
    .prefault({}),
  /** How it gets its clips. */
  delivery: z.enum(DELIVERIES).default('stick'),
  /** What a player of a network reads; unsaid, its times are not promised. */
  playlist: z.enum(NETWORK_LISTS).optional(),
  /** Its player starts a file at each hour by its own timer: an hour's joint clip is made for each. */
  hourlyFiles: z.boolean().default(false),
  /** GB (10⁹ bytes) of the stick, when it plays from one. */
  stickSize: z.number().positive().optional(),
});

export type Screen = z.infer<typeof screenSchema>;
