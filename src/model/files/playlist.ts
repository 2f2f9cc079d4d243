/** The whole programme of a screen as data: `dist/led/<screen>/playlist.json`, which the player plays. */
import { z } from 'zod';
import { localizedText } from '../language.ts';
import { id } from '../veteran.ts';

/** Names a set of clips and slots: equal on two devices, they show the same. */
export const setName = z.string().regex(/^[0-9a-f]{8}$/);

export const playlistSchema = z.object({
  version: z.literal(1),
  set: setName,
  campaign: z.object({ id, name: localizedText, occasion: localizedText }),
  screen: z.object({
    id,
    name: localizedText,
    address: localizedText,
    width: z.int().positive(),
    height: z.int().positive(),
  }),
  timeZone: z.string(),
  /** Seconds. */
  slot: z.int().positive(),
  /** Clips; files are relative to `led/<screen>/`. */
  media: z.array(
    z.object({
      role: z.string(),
      person: id.nullable(),
      title: localizedText,
      file: z.string(),
      seconds: z.number().positive(),
      bytes: z.int().positive(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  /** Slot `i` of an hour begins `i · slot` seconds after `from`; its number is an index of `media`, −1 for none. */
  hours: z.array(
    z.object({
      from: z.iso.datetime(),
      local: z.string(),
      utcOffset: z.string(),
      slots: z.array(z.int().min(-1)),
    }),
  ),
  /** Indices of `media` for devices that repeat a list, per folder of the stick. */
  loops: z.array(
    z.object({ folder: z.string(), days: z.array(z.string()), clips: z.array(z.int().min(0)) }),
  ),
});

export type PlaylistFile = z.infer<typeof playlistSchema>;
