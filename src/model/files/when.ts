/** When and where somebody is shown: `dist/when/<id>.json`, for relatives, pages and the desk. */
import { z } from 'zod';
import { localizedText } from '../language.ts';
import { id } from '../veteran.ts';
import { LED_FORMATS } from './schedule.ts';

/**
 * `exact` by the wall clock to the second; `near`: within a minute, set right again and again;
 * `at-least`: only the number of showings is certain.
 */
export const ACCURACIES = ['exact', 'near', 'at-least'] as const;
export type Accuracy = (typeof ACCURACIES)[number];

const instant = z.iso.datetime();

export const whenSchema = z.object({
  version: z.literal(1),
  person: id,
  timeZone: z.string(),
  /** The times are not published yet and may move. */
  provisional: z.boolean(),
  /** Seconds of a showing. */
  slot: z.int().positive(),
  screens: z.array(
    z.object({
      id,
      name: localizedText,
      address: localizedText,
      latitude: z.number().optional(),
      longitude: z.number().optional(),
      /** What its device plays, and how exact that is. */
      format: z.enum(LED_FORMATS),
      accuracy: z.enum(ACCURACIES),
      /** The hours, one pair a day. */
      days: z.array(z.object({ from: instant, to: instant })),
      /** Showings; with `at-least` those that are certain, all days together. */
      count: z.int().min(0),
      /** When each begins; empty where only the number can be promised. */
      times: z.array(instant),
      /** Where only the number can be promised: how many a local day. */
      promised: z.array(z.object({ date: z.iso.date(), count: z.int().min(0) })).optional(),
    }),
  ),
});

export type WhenFile = z.infer<typeof whenSchema>;
