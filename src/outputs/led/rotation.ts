/** Fair rotation of a place's people over its screens. */
import { hashOf } from '../../base/platform/files.ts';
import { sortedBy } from '../../model/lists.ts';

/**
 * Sorts ids by a hash of campaign and id: nobody is favoured, and a person who is added moves
 * nobody else's place before or behind another.
 */
export function orderByHash(campaign: string, ids: readonly string[]): string[] {
  return sortedBy(ids, (id) => hashOf(campaign, id));
}

/**
 * Where in a ring of `ring` people each of `screens` screens begins, when every screen goes on by
 * one person a turn for `turns` turns: screen `j` shows person `(offset[j] + turn) mod ring`.
 *
 * The people whom a screen shows once more than others form an arc of `turns mod ring`; the
 * offsets lay these arcs end to end round the ring. So per screen and over all of them two people's
 * counts differ by one at most, and as the offsets are distinct nobody is on two screens at once.
 *
 * @param ring At least `screens`.
 */
export function offsetsOf(ring: number, screens: number, turns: number): number[] {
  const arc = turns % ring;
  const taken = new Set<number>();
  return Array.from({ length: screens }, (_, screen) => {
    let offset = arc === 0 ? Math.floor((screen * ring) / screens) : (screen * arc) % ring;
    while (taken.has(offset)) offset = (offset + 1) % ring;
    taken.add(offset);
    return offset;
  });
}
