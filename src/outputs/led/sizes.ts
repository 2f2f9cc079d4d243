/** How large what a screen needs is: said before anybody copies it. */
import { concatClips, sizeOf } from './concat.ts';
import type { Programme } from './programme.ts';

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
  const { media, screen } = programme;
  const loops = programme.loops;
  const numbered = loops.reduce(
    (sum, { clips }) => sum + clips.reduce((bytes, index) => bytes + (media[index]?.bytes ?? 0), 0),
    0,
  );
  const hours = concatClips(programme)
    .filter(({ path }) => path.startsWith('hours/'))
    .reduce((sum, { clips }) => sum + sizeOf(clips), 0);
  return {
    stick: screen.hourlyFiles ? hours : numbered,
    clips: media.reduce((sum, { bytes }) => sum + bytes, 0),
    count: loops[0]?.clips.length ?? 0,
  };
}

/** `0.18`, `12.4`: in units of 10⁹ bytes, as sticks are sold. */
export const gigabytes = (bytes: number): number =>
  bytes < 1e9 ? Math.ceil(bytes / 1e7) / 100 : Math.ceil(bytes / 1e8) / 10;
