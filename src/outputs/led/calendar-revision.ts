/** Calendars and which revision they are: programs take an event over from a later one only. */
import { DAY } from '../../model/duration.ts';
import { icsOf, icsText, utcStamp } from '../../base/formats/ics.ts';
import type { Campaign } from '../../model/campaign.ts';
import type { Frozen } from '../../model/frozen.ts';
import { instantOf } from '../../model/zone.ts';

export interface Revision {
  /** ms since 1970 */
  at: number;
  sequence: number;
  /** Nothing is published yet: everything may move. */
  provisional: boolean;
}

/**
 * The revision that a build makes. It grows with each publication of the plan and with the day that
 * the build is told; the clock is not asked.
 */
export function revisionOf(
  { collecting, timeZone }: Pick<Campaign, 'collecting' | 'timeZone'>,
  frozen: Frozen | null,
  asOf: string | undefined,
): Revision {
  const first = instantOf(collecting.from, '00:00', timeZone);
  const today = asOf === undefined ? first : instantOf(asOf, '00:00', timeZone);
  const at = Math.max(first, today, frozen ? Date.parse(frozen.at) : first);
  const sequence = (frozen?.edition ?? 0) + Math.floor((at - first) / DAY);
  return { at, sequence, provisional: frozen === null };
}

export interface CalendarEvent {
  /** Its name: a later revision of the calendar moves it and never doubles it. */
  uid: string;
  /** Its own content lines. */
  lines: readonly string[];
}

/**
 * A calendar that a later revision takes over (RFC 5545, 3.8.7); what is provisional is only shown.
 * @param maker Which part of the product writes it.
 */
export function calendarText(
  maker: string,
  name: string,
  { at, sequence, provisional }: Revision,
  events: readonly CalendarEvent[],
): string {
  const revision = [
    `DTSTAMP:${utcStamp(at)}`,
    `LAST-MODIFIED:${utcStamp(at)}`,
    `SEQUENCE:${sequence}`,
    `STATUS:${provisional ? 'TENTATIVE' : 'CONFIRMED'}`,
  ];
  return icsOf([
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//Estelik//${maker}//KK`],
    ...(provisional ? [] : ['METHOD:PUBLISH']),
    `X-WR-CALNAME:${icsText(name)}`,
    ...events.flatMap(({ uid, lines }) => [
      ...['BEGIN:VEVENT', `UID:${uid}`, ...revision, ...lines],
      ...['TRANSP:TRANSPARENT', 'END:VEVENT'],
    ]),
    'END:VCALENDAR',
  ]);
}
