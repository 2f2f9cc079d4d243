/** Which edition of a calendar it is: calendar programs take an event over from a later one only. */
import { DAY } from '../../model/duration.ts';
import { utcStamp } from '../../base/formats/ics.ts';
import type { Campaign } from '../../model/campaign.ts';
import type { Frozen } from '../../model/frozen.ts';
import { instantOf } from '../../model/zone.ts';

export interface Edition {
  /** ms since 1970 */
  at: number;
  sequence: number;
  /** Nothing is published yet: everything may move. */
  provisional: boolean;
}

/**
 * The edition that a build makes. It grows with each publication of the plan and with the day that
 * the build is told; the clock is not asked.
 */
export function editionOf(
  { collecting, timeZone }: Pick<Campaign, 'collecting' | 'timeZone'>,
  frozen: Frozen | null,
  asOf: string | undefined,
): Edition {
  const first = instantOf(collecting.from, '00:00', timeZone);
  const today = asOf === undefined ? first : instantOf(asOf, '00:00', timeZone);
  const at = Math.max(first, today, frozen ? Date.parse(frozen.at) : first);
  const sequence = (frozen?.edition ?? 0) + Math.floor((at - first) / DAY);
  return { at, sequence, provisional: frozen === null };
}

/** The lines of an event that let a program take it over: RFC 5545, 3.8.7. */
export const editionLines = ({ at, sequence, provisional }: Edition): string[] => [
  `DTSTAMP:${utcStamp(at)}`,
  `LAST-MODIFIED:${utcStamp(at)}`,
  `SEQUENCE:${sequence}`,
  `STATUS:${provisional ? 'TENTATIVE' : 'CONFIRMED'}`,
];

/** A calendar that is published; what is provisional is only shown. */
export const methodLines = ({ provisional }: Edition): string[] =>
  provisional ? [] : ['METHOD:PUBLISH'];
