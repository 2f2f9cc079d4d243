/** How much there is, place by place, without anything private: for the region's report. */
import { z } from 'zod';
import { day } from '../model/day.ts';
import { localizedText } from '../model/language.ts';
import { localMinute } from '../model/stage.ts';
import { id } from '../model/veteran.ts';
import type { Desk } from './desk.ts';
import { STATES } from './store/submission.ts';

const count = z.int().min(0);

/** The shape of `counts.json`, described in `docs/desk.md`. */
export const countsSchema = z.strictObject({
  version: z.literal(1),
  /** The day it was counted, in the campaign's zone. */
  day,
  campaign: id,
  places: z.array(
    z.strictObject({
      id,
      name: localizedText,
      /** What was sent about people, by what became of it. */
      submissions: z.record(z.enum(STATES), count),
      /** Additions and wishes to withdraw that wait. */
      words: count,
      /** Entries of the archive. */
      entries: count,
      withPhotograph: count,
      /** Entries allowed on the street screens, and those that wait for the second look. */
      screens: count,
      screensAsked: count,
      /** Living veterans among the entries. */
      living: count,
    }),
  ),
});

export type Counts = z.infer<typeof countsSchema>;

/** @param isSeen Whether a place is for whoever asks. */
export function countsOf(
  { db, archive, now }: Desk,
  isSeen: (place: string) => boolean = () => true,
): Counts {
  const states = db.all(
    `SELECT place, state, kind <> 'person' AS word, led = 'asked' AS asked, count(*) AS n
     FROM submission GROUP BY 1, 2, 3, 4`,
  );
  const sum = (test: (row: (typeof states)[number]) => boolean): number =>
    states.filter(test).reduce((total, row) => total + Number(row['n']), 0);
  const seen = [...archive.places.values()].filter(({ id: place }) => isSeen(place));
  return {
    version: 1,
    day: localMinute(now(), archive.campaign.timeZone).slice(0, 10),
    campaign: archive.campaign.id,
    places: seen.map(({ id: place, name }) => {
      const entries = [...archive.entries.values()].filter(({ fields }) => fields.place === place);
      const here = (row: (typeof states)[number]): boolean => row['place'] === place;
      const isPerson = (row: (typeof states)[number]): boolean => here(row) && row['word'] === 0;
      return {
        ...{ id: place, name },
        submissions: Object.fromEntries(
          STATES.map((state) => [state, sum((row) => isPerson(row) && row['state'] === state)]),
        ) as Counts['places'][number]['submissions'],
        words: sum((row) => here(row) && row['word'] === 1 && row['state'] === 'received'),
        entries: entries.length,
        withPhotograph: entries.filter(({ pictures }) => pictures.length > 0).length,
        screens: entries.filter(({ fields }) => fields.consent.led).length,
        screensAsked: sum(
          (row) => isPerson(row) && row['state'] === 'accepted' && row['asked'] === 1,
        ),
        living: entries.filter(({ fields }) => fields.living).length,
      };
    }),
  };
}
