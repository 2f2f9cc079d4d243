/**
 * What a screen has shown: `content/plays/*.jsonl`, lines written by the player on its device, and
 * the words of whoever stood before a screen that writes none.
 */
import { z } from 'zod';
import { campaignSchema } from '../campaign.ts';
import { privateData } from '../private-data.ts';
import { id } from '../veteran.ts';
import { setName } from './playlist.ts';

const hash = z.string().regex(/^[0-9a-f]{32}$/);
const instant = z.iso.datetime();
/** Of every line: the hash of the line before it. */
const common = { before: hash, screen: id };
/** Seconds of a slot. */
const step = z.int().min(1).max(3600);

/** A clip that began. */
export const playSchema = z.strictObject({
  ...common,
  /** The playlist's `set`: which edition of the programme. */
  set: setName,
  /** First 16 digits of the clip's SHA-256. */
  film: z.string().regex(/^[0-9a-f]{16}$/),
  /** `null` for title and closing. */
  person: id.nullable(),
  /** The slot of the programme, UTC. */
  slot: instant,
  step,
  /** When it began, UTC. */
  at: instant,
  /** The clock could not be right: the loop was repeated, and the times mean nothing. */
  loop: z.literal(true).exactOptional(),
});

/** Slots of a line of hours, without making a list of what may be nonsense. */
const countOf = (runs: string): number =>
  runs.split(',').reduce((sum, run) => sum + Number(run.split('x')[1]), 0);

/** An hour of showings in short, for codes that a telephone reads. */
export const hoursSchema = z
  .strictObject({
    ...common,
    set: setName,
    /** UTC. */
    hour: instant,
    step,
    /** Showings of people: `10x3` are three slots on end, the first 10 s after the hour. */
    runs: z.string().regex(/^\d{1,4}x\d{1,4}(?:,\d{1,4}x\d{1,4}){0,99}$/),
    /** `hashOf` the people in these slots, each followed by a line feed. */
    who: hash,
  })
  .refine(({ runs, step: seconds }) => countOf(runs) * seconds <= 3600);

/** The end of what was handed out: without it the tail may be cut off. */
export const endSchema = z.strictObject({
  ...common,
  /** How many lines stand before it. */
  end: z.int().min(0),
  at: instant,
});

export const lineSchema = z.union([playSchema, hoursSchema, endSchema]);

export type Line = z.infer<typeof lineSchema>;
export type PlayEntry = Omit<z.infer<typeof playSchema>, 'before'>;
export type HoursEntry = Omit<z.infer<typeof hoursSchema>, 'before'>;
export type EndEntry = Omit<z.infer<typeof endSchema>, 'before'>;

/** Somebody's word for the hours of a screen: `content/plays/*.yaml`. */
export const wordSchema = z.strictObject({
  screen: id,
  by: z
    .string()
    .min(2)
    .max(200)
    .refine((text) => privateData(text) === null),
  hours: campaignSchema.shape.led.shape.windows,
});
