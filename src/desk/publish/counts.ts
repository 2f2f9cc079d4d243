/** What came, place by place, without anything private: the file that the region's report reads. */
import type { Counts, PlaceCounts } from '../../model/files/counts.ts';
import type { DeskContext } from '../store/desk-context.ts';
import { countByPlace } from '../store/queue.ts';
import type { State } from '../store/submission.ts';

type Counted = Exclude<keyof PlaceCounts, 'place' | 'received'>;

/** What the report calls what became of somebody who was sent. */
const COUNTED_AS: Record<State, Counted> = {
  received: 'waiting',
  returned: 'returned',
  accepted: 'accepted',
  settled: 'accepted',
  merged: 'declined',
  refused: 'declined',
  withdrawn: 'declined',
};

/**
 * People who were sent; additions and wishes to withdraw are none.
 * @param isSeen Whether a place is for whoever asks.
 */
export function countsOf(
  { db, archive, now }: DeskContext,
  isSeen: (place: string) => boolean = () => true,
): Counts {
  const rows = Map.groupBy(countByPlace(db), ({ place }) => place);
  const counted = (place: string): PlaceCounts => {
    const counts = { waiting: 0, returned: 0, accepted: 0, declined: 0 };
    for (const { state, count } of rows.get(place) ?? []) counts[COUNTED_AS[state]] += count;
    const received = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { place, received, ...counts };
  };
  return {
    version: 1,
    campaign: archive.campaign.id,
    at: now().toISOString(),
    places: [...archive.places.keys()].filter(isSeen).map(counted),
  };
}
