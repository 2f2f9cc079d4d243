/** What one screen plays: the schedule's slots with the screen's own clips in them. */
import type { LocalizedText } from '../../model/language.ts';
import type { Screen } from '../../model/screen.ts';
import { CLOSING, type Grid, type Hour } from './grid.ts';
import { loopsOf, type Loop } from './loop.ts';
import type { Medium } from './media.ts';
import type { Schedule } from './schedule.ts';
import { cutsOf } from './sequences.ts';

/** Where there is no clip, not even a title: the player shows its quiet card. */
export const NOTHING = -1;

export interface Programme {
  screen: Screen;
  campaign: { id: string; name: LocalizedText; occasion: LocalizedText };
  grid: Grid;
  /** Title first where there is one, persons in the order of their first showing, closing last. */
  media: readonly Medium[];
  /** For every slot of the grid an index of `media`, or NOTHING. */
  slots: readonly number[];
  /** What devices repeat: the title first, the closing last; `clips` index the media. */
  loops: readonly Loop[];
  /** Slots with which the sequences of SMIL begin. */
  cuts: readonly number[];
}

/**
 * Fills the slots of a screen with its clips. A person without a clip, a reserve slot and a turn
 * for which there is nobody show the title.
 *
 * @param media The screen's clips by person id, and its sheets by role.
 */
export function programmeOf(
  schedule: Schedule,
  screen: Screen,
  campaign: Programme['campaign'],
  media: ReadonlyMap<string, Medium>,
): Programme {
  const own = schedule.screens.find(({ id }) => id === screen.id);
  const slots = own?.slots ?? new Int32Array();
  const index = new Map<string, number>();
  const add = (key: string): void => {
    if (media.has(key) && !index.has(key)) index.set(key, index.size);
  };
  add('title');
  for (const slot of slots) if (slot >= 0) add(schedule.people[slot] ?? '');
  add('closing');
  const title = index.get('title') ?? NOTHING;
  return {
    screen,
    campaign,
    grid: schedule.grid,
    media: [...index.keys()].map((key) => media.get(key) as Medium),
    slots: Array.from(slots, (slot) =>
      slot === CLOSING
        ? (index.get('closing') ?? title)
        : slot < 0
          ? title
          : (index.get(schedule.people[slot] ?? '') ?? title),
    ),
    loops: loopsOf(schedule.grid, slots, own?.room).map((loop) => {
      const people = loop.clips.map((person) => schedule.people[person] ?? '');
      const clips = ['title', ...people, 'closing'].flatMap((key) => index.get(key) ?? []);
      return { ...loop, clips };
    }),
    cuts: own?.cuts ?? cutsOf(schedule.grid, slots),
  };
}

/** Clips of a programme by their indices. */
export const mediaOf = ({ media }: Programme, indices: readonly number[]): Medium[] =>
  indices.flatMap((index) => media[index] ?? []);

/** The clips of an hour in the order of its slots. */
export const slotsOf = ({ slots }: Programme, hour: Hour): readonly number[] =>
  slots.slice(hour.first, hour.first + hour.count);
