/** Where the programme is at a moment: from the data and the clock alone, so any restart agrees. */
import { DAY, MINUTE } from '../../../../model/duration.ts';
import type { PlaylistFile } from '../../../../model/files/playlist.ts';

/** A slot that is on now. */
export interface Position {
  /** Index of the playlist's media, −1 when there is nothing to show. */
  clip: number;
  /** ms since 1970 */
  start: number;
  end: number;
}

/** The slot at `now` (ms since 1970), or `null` outside the hours. */
export function positionAt(playlist: PlaylistFile, now: number): Position | null {
  const length = playlist.slot * 1000;
  for (const hour of playlist.hours) {
    const from = Date.parse(hour.from);
    const index = Math.floor((now - from) / length);
    if (index >= 0 && index < hour.slots.length) {
      const start = from + index * length;
      return { clip: hour.slots[index] ?? -1, start, end: start + length };
    }
  }
  return null;
}

/** When the next hour begins, or `null` when the programme is over. */
export function nextStart(playlist: PlaylistFile, now: number): number | null {
  const starts = playlist.hours.map((hour) => Date.parse(hour.from)).filter((from) => from > now);
  return starts.length === 0 ? null : Math.min(...starts);
}

/**
 * The position of a device whose clock tells nothing: it repeats the loop from when it was switched
 * on at `since`.
 */
export function loopPosition(playlist: PlaylistFile, since: number, now: number): Position | null {
  const clips = playlist.loops[0]?.clips ?? [];
  if (clips.length === 0) return null;
  const length = playlist.slot * 1000;
  const round = Math.max(0, Math.floor((now - since) / length));
  const start = since + round * length;
  return { clip: clips[round % clips.length] ?? -1, start, end: start + length };
}

/** Whether a clock that no server has set may be right: within a day of the programme. */
export function isPlausible({ hours, slot }: PlaylistFile, now: number): boolean {
  const starts = hours.map(({ from }) => Date.parse(from));
  const ends = hours.map(({ from, slots }) => Date.parse(from) + slots.length * slot * 1000);
  return !(now < Math.min(...starts) - DAY || now > Math.max(...ends) + DAY);
}

/** `2027-05-09 09:00:10` by the offset in the data: the device's own zone data may be old. */
export function localText(playlist: PlaylistFile, instant: number): string {
  const past = playlist.hours.filter((hour) => Date.parse(hour.from) <= instant);
  const hour = past[past.length - 1] ?? playlist.hours[0];
  return new Date(instant + offsetOf(hour?.utcOffset ?? '+00:00'))
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');
}

/** `+05:00` as ms. */
export function offsetOf(text: string): number {
  const [hours = 0, minutes = 0] = text.slice(1).split(':').map(Number);
  return (text.charAt(0) === '-' ? -1 : 1) * (hours * 60 + minutes) * MINUTE;
}
