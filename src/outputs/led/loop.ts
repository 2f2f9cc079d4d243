/** Loops for devices that only repeat a folder or a list. */
import { sum } from '../../model/numbers.ts';
import type { Screen } from '../../model/screen.ts';
import type { Grid } from './grid.ts';

/** What a device repeats, and on which days. */
export interface Loop {
  /** Folder of the stick: `stick`, or `stick-2027-05-08` where each day has a loop of its own. */
  folder: string;
  /** Values of the slots, each as often as its share asks for, in the order of playing. */
  clips: readonly number[];
  /** Local days on which it is played. */
  days: readonly string[];
}

/** `playlist.m3u`, or `playlist-2027-05-08.m3u` where each day has a loop of its own. */
export const loopFile = ({ folder }: Loop, name: string): string =>
  name.replace('.', `${folder.replace(/^stick/, '')}.`);

/** Title and closing, once each. */
export const SHEETS = 2;
/** Rounds of all clips in a loop, at most: more would only fill the stick. */
const ROUNDS = 4;
/** A loop of so few clips may have more of them. */
const FEW = 120;
/** A loop is short enough to be played whole so often a day, if that is possible at all. */
const TIMES_A_DAY = 3;

/**
 * The loops of a screen. It is one loop for all days when the shortest day has time to show
 * everybody, else one a day: a device begins with the first clip whenever it is switched on.
 *
 * @param slots What is in each slot of the grid; negative values are left out.
 * @param room Clips that the device has room for.
 */
export function loopsOf(grid: Grid, slots: ArrayLike<number>, room = Infinity): Loop[] {
  const days = daysOf(grid);
  const loop = (folder: string, own: readonly string[]): Loop => {
    const longest = surelyPlayed(grid, own) / TIMES_A_DAY - SHEETS;
    const clips = sharedOut(countsOf(grid, slots, own), Math.min(longest, room - SHEETS));
    return { folder, clips, days: own };
  };
  const shortest = Math.min(...days.map((day) => slotsOfDay(grid, day)));
  if (days.length < 2 || countsOf(grid, slots, days).size <= shortest) return [loop('stick', days)];
  return days.map((day) => loop(`stick-${day}`, [day]));
}

/** How often each value is in the slots of these days, in the order they first come. */
function countsOf(
  grid: Grid,
  slots: ArrayLike<number>,
  days: readonly string[],
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { first, count, local } of grid.hours) {
    if (!days.includes(local.date)) continue;
    for (let index = first; index < first + count; index += 1) {
      const value = slots[index] ?? -1;
      if (value >= 0) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

/** Closer to the planned shares than this, as a mean square, no loop has to be. */
const CLOSE = 0.002;

/**
 * A loop in which each value stands by its planned share, at least once, its places evenly apart.
 * Of the loops the device takes it is the shortest whose distance is within `CLOSE` of the least.
 */
export function sharedOut(planned: ReadonlyMap<number, number>, longest: number): number[] {
  const total = sum(planned.values());
  const attempts: { counts: number[]; distance: number }[] = [];
  const most = Math.max(ROUNDS, Math.floor(FEW / Math.max(1, planned.size)));
  for (let rounds = 1; rounds <= most; rounds += 0.5) {
    const unit = total / (rounds * planned.size);
    const counts = [...planned.values()].map((count) => Math.max(1, Math.round(count / unit)));
    const length = sum(counts);
    if (rounds > 1 && length > longest) continue;
    const distance = sum(
      [...planned.values()].map((count, index) => {
        const share = count / total;
        return share * ((counts[index] ?? 0) / length / share - 1) ** 2;
      }),
    );
    attempts.push({ counts: length > longest ? counts.map(() => 1) : counts, distance });
  }
  const best = Math.min(...attempts.map(({ distance }) => distance));
  const counts = attempts.find(({ distance }) => distance <= best + CLOSE)?.counts ?? [];
  return [...planned.keys()]
    .flatMap((value, rank) =>
      Array.from({ length: counts[rank] ?? 0 }, (_, time) => ({
        value,
        place: (time + rank / planned.size) / (counts[rank] ?? 1),
      })),
    )
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

const daysOf = (grid: Grid): string[] => [...new Set(grid.hours.map((hour) => hour.local.date))];

const slotsOfDay = (grid: Grid, day: string): number =>
  grid.hours.reduce((all, { local, count }) => all + (local.date === day ? count : 0), 0);

/** Slots of the longest of these days. */
export const longestDay = (grid: Grid, days: readonly string[]): number =>
  Math.max(...days.map((day) => slotsOfDay(grid, day)));

/** Seconds that the slowest known device needs from one clip to the next. */
const CHANGE = 5;

/** Clips that a device surely plays on each of these days if it runs all the hours. */
const surelyPlayed = (grid: Grid, days: readonly string[]): number =>
  Math.floor(
    (Math.min(...days.map((day) => slotsOfDay(grid, day))) * grid.slot) / (grid.slot + CHANGE),
  );

/** How often a loop is surely shown whole on each of its days, by such a device. */
export const roundsOf = (grid: Grid, { days, clips }: Loop): number =>
  Math.floor(surelyPlayed(grid, days) / (clips.length + SHEETS));

/** Mb/s of a clip where the screen asks for no more: what a still picture with fades needs. */
const USUAL_BITRATE = 1;

export const bitrateOf = (video: Screen['video']): number =>
  video.minimumBitrate ?? Math.min(USUAL_BITRATE, video.maximumBitrate ?? Infinity);

/** Clips for which a stick has room, when half of it is kept for their being larger than usual. */
export const roomOf = (
  { stickSize, video }: Partial<Pick<Screen, 'stickSize' | 'video'>>,
  slot: number,
): number =>
  stickSize === undefined || !video
    ? Infinity
    : Math.floor((stickSize * 8000) / (slot * bitrateOf(video)) / 2);
