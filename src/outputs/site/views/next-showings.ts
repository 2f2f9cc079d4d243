import { DAY, HOUR, MINUTE } from '../../../model/duration.ts';
import type { WhenFile } from '../../../model/files/when.ts';

type Screen = Pick<WhenFile['screens'][number], 'accuracy' | 'times'>;

/** What a visitor can be told of a screen at this moment. */
export interface Outlook {
  state: 'now' | 'next' | 'over';
  /** When the showing that is on, or else the next ones begin, ms since 1970. */
  times: number[];
  /** Milliseconds until the next begins; 0 unless `state` is `next`. */
  wait: number;
}

/** Showings that are told beforehand. */
const LISTED = 3;
/** How far a screen that is not always in step may be off, ms. */
const NEAR = 60_000;

/**
 * @param slot Seconds of a showing.
 * @param now ms since 1970
 */
export function outlookOf({ accuracy, times }: Screen, slot: number, now: number): Outlook {
  const margin = accuracy === 'near' ? NEAR : 0;
  const ahead = times
    .map((time) => Date.parse(time))
    .filter((time) => time + slot * 1000 + margin > now)
    .slice(0, LISTED);
  const [first] = ahead;
  if (first === undefined) return { state: 'over', times: [], wait: 0 };
  if (first - margin <= now) return { state: 'now', times: ahead, wait: 0 };
  return { state: 'next', times: ahead, wait: first - now };
}

const SECOND = 1000;

/** A span in its two greatest units, rounded up so that it never ends too early. */
export function spanOf(ms: number): { unit: 'days' | 'hours' | 'minutes' | 'seconds' } & Units {
  const whole = ms < MINUTE ? Math.ceil(ms / SECOND) * SECOND : Math.ceil(ms / MINUTE) * MINUTE;
  const units = {
    days: Math.floor(whole / DAY),
    hours: Math.floor((whole % DAY) / HOUR),
    minutes: Math.floor((whole % HOUR) / MINUTE),
    seconds: Math.floor((whole % MINUTE) / SECOND),
  };
  const unit = (['days', 'hours', 'minutes'] as const).find((name) => units[name] > 0);
  return { unit: unit ?? 'seconds', ...units };
}

interface Units {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}
