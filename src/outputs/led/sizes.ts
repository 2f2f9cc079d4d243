/** How large what a screen needs is: said before anybody copies it. */
import { sum } from '../../model/numbers.ts';
import { concatClips, sizeOf } from './concat.ts';
import type { Medium } from './media.ts';
import { mediaOf, type Programme } from './programme.ts';

/** Bytes. */
export interface Sizes {
  /** The numbered folder, or the files of the hours where the device plays those. */
  stick: number;
  /** The clips of the player and the playlists. */
  clips: number;
  /** Clips, in the first loop. */
  count: number;
}

/** Bytes of what is put on a stick, and of what a player loads. */
export function sizesOf(programme: Programme): Sizes {
  const { media, screen, loops } = programme;
  const bytesOf = (all: readonly Medium[]): number => sum(all.map(({ bytes }) => bytes));
  const hours = concatClips(programme).filter(({ path }) => path.startsWith('hours/'));
  return {
    stick: screen.hourlyFiles
      ? sum(hours.map(({ clips }) => sizeOf(clips)))
      : sum(loops.map(({ clips }) => bytesOf(mediaOf(programme, clips)))),
    clips: bytesOf(media),
    count: loops[0]?.clips.length ?? 0,
  };
}

/** `0.18`, `12.4`: in units of 10⁹ bytes, as sticks are sold. */
export const gigabytes = (bytes: number): number =>
  bytes < 1e9 ? Math.ceil(bytes / 1e7) / 100 : Math.ceil(bytes / 1e8) / 10;
