/** The hours of a campaign cut into slots: the same on every screen, so that screens are in step. */
import { HOUR } from '../../model/duration.ts';
import type { Campaign } from '../../model/campaign.ts';
import { instantOf, localTimeOf, type LocalTime } from '../../model/zone.ts';

/** What a slot is for when no person is in it; persons are numbers from 0. */
export const TITLE = -1;
export const CLOSING = -2;
/** Kept for people who come late; the title is shown in it until then. */
export const RESERVE = -3;
/** A person's turn that is not yet given to anybody. */
export const TURN = -4;

/** An hour of a window, counted from the window's beginning; the last one may be shorter. */
export interface Hour {
  /** Index of the campaign's window. */
  window: number;
  /** ms since 1970 */
  start: number;
  local: LocalTime;
  /** Index of its first slot in the whole grid. */
  first: number;
  /** Slots. */
  count: number;
}

export interface Grid {
  timeZone: string;
  /** Seconds of a slot. */
  slot: number;
  hours: readonly Hour[];
  /** When each slot begins, ms since 1970. */
  starts: readonly number[];
  /** What each slot is for: TITLE, CLOSING, RESERVE or TURN. */
  purpose: readonly number[];
}

type Hours = Pick<Campaign, 'timeZone' | 'led'>;

/** The windows of a campaign in the order of time, as instants, each with its index. */
export const windowsOf = ({ timeZone, led }: Hours) =>
  led.windows
    .map(({ date, from, to }, window) => ({
      window,
      from: instantOf(date, from, timeZone),
      to: instantOf(date, to, timeZone),
    }))
    .sort((a, b) => a.from - b.from);

/** When each window of a grid opens and closes. */
export const openingsOf = ({ hours, slot, timeZone }: Grid): { from: LocalTime; to: LocalTime }[] =>
  [...Map.groupBy(hours, ({ window }) => window).values()].map((own) => {
    const [first, last] = [own[0] as Hour, own.at(-1) as Hour];
    return { from: first.local, to: localTimeOf(last.start + last.count * slot * 1000, timeZone) };
  });

/** Cuts the windows of a campaign, in the order of time, into hours and slots. */
export function gridOf({ timeZone, led }: Hours): Grid {
  const hours: Hour[] = [];
  const starts: number[] = [];
  const purpose: number[] = [];
  const slotLength = led.slot * 1000;
  for (const { window, from, to } of windowsOf({ timeZone, led }))
    for (let start = from; to - start >= slotLength; start += HOUR) {
      const count = Math.floor(Math.min(HOUR, to - start) / slotLength);
      const local = localTimeOf(start, timeZone);
      hours.push({ window, start, local, first: starts.length, count });
      for (let index = 0; index < count; index += 1) starts.push(start + index * slotLength);
      const reserve = Math.floor((led.reserve * count * slotLength) / HOUR);
      purpose.push(...purposesOf(count, reserve));
    }
  return { timeZone, slot: led.slot, hours, starts, purpose };
}

/** An hour opens with the title and ends with the closing; reserve slots lie evenly between. */
function purposesOf(count: number, reserve: number): number[] {
  const slots = Array.from({ length: count }, () => TURN);
  const inner = Math.max(0, count - 2);
  for (let index = 0; index < Math.min(reserve, inner); index += 1)
    slots[1 + Math.floor(((index + 0.5) * inner) / reserve)] = RESERVE;
  slots[0] = TITLE;
  if (count > 1) slots[count - 1] = CLOSING;
  return slots;
}
