/** What the desk has counted, without anybody's data: `content/counts/<campaign>.json`. */
import { z } from 'zod';
import { fault, type Finding } from '../problem.ts';
import { id } from '../veteran.ts';

const count = z.int().min(0);

/** Submissions of one place; each is in exactly one of the four states. */
const placeCounts = z.strictObject({
  place: id,
  /** All that came: the sum of the four below. */
  received: count,
  /** Not yet seen to. */
  waiting: count,
  /** With the sender, who was asked for something. */
  returned: count,
  /** Taken into the archive, whether already published or not. */
  accepted: count,
  /** Duplicates and submissions taken back. */
  declined: count,
});

export const countsSchema = z.strictObject({
  version: z.literal(1),
  campaign: id,
  /** When it was counted. */
  at: z.iso.datetime({ offset: true }),
  places: z.array(placeCounts),
});

export type Counts = z.infer<typeof countsSchema>;
export type PlaceCounts = Counts['places'][number];

/** Numbers that contradict each other or the register of places. */
export function countsFindings(
  { campaign, places }: Counts,
  wanted: string,
  placeIds: ReadonlySet<string>,
): Finding[] {
  const found: Finding[] = [];
  if (campaign !== wanted) found.push(fault('counts-campaign', 'campaign', { campaign }));
  places.forEach(({ place, received, waiting, returned, accepted, declined }, index) => {
    const sum = waiting + returned + accepted + declined;
    const first = places.findIndex((other) => other.place === place) === index;
    if (!placeIds.has(place) || !first)
      found.push(fault('counts-place', `places.${index}.place`, { place }));
    if (sum !== received)
      found.push(fault('counts-sum', `places.${index}.received`, { received, sum }));
  });
  return found;
}
