/** Calendar files of a person's showings: iCalendar, RFC 5545. */
import type { Translator } from '../i18n/index.ts';
import { inLanguage } from '../model/language.ts';
import type { Screen } from '../model/screen.ts';
import type { Showings } from './showings.ts';
import { localTimeOf } from './zone.ts';

export interface CalendarInput {
  person: { id: string; name: string };
  campaign: { name: string; timeZone: string; slot: number; stamp: string };
  /** Each with the hours of the campaign: from and to, ms since 1970, one pair a day. */
  showings: readonly (Showings & { at: Screen; days: readonly Span[] })[];
  /** Host of the archive's address: makes the events' names unique. */
  host: string;
  language: 'kk' | 'ru';
  t: Translator;
}

export interface Span {
  from: number;
  to: number;
}

/** Who is shown oftener than this has one event a screen and day, not one a showing. */
const SINGLE_EVENTS = 12;
/** Of more screens those with the most showings are in the calendar; the page has them all. */
const SCREENS = 4;
/** Times named in the text of such an event. */
const NAMED_TIMES = 12;

interface Event extends Span {
  text: string;
}

/** A calendar in one language; lines end in CRLF and are folded at 75 octets. */
export function calendarOf(input: CalendarInput): string {
  const { campaign, person, t } = input;
  const title = t('led.ics.calendar', { campaign: campaign.name, name: person.name });
  const chosen = input.showings.toSorted((a, b) => b.count - a.count).slice(0, SCREENS);
  const events = chosen.flatMap((showings) =>
    showings.days.flatMap((day) =>
      eventsOf(input, showings, day).map((event) => vevent(input, showings, event)),
    ),
  );
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Estelik//LED//KK', 'METHOD:PUBLISH'],
    `X-WR-CALNAME:${escape(title)}`,
    ...events.flat(),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** One event a showing where they are few, one a day where they are many or only promised. */
function eventsOf(input: CalendarInput, showings: Showings, day: Span): Event[] {
  const { t, campaign } = input;
  const clock = (instant: number): string =>
    localTimeOf(instant, campaign.timeZone).time.replace(/:00$/, '');
  const hours = { from: clock(day.from), to: clock(day.to) };
  if (showings.accuracy === 'at-least') {
    if (showings.count === 0) return [];
    const count = Math.floor(showings.count / daysOf(input, showings.screen));
    return [{ ...day, text: t('led.ics.at-least', { ...hours, count }) }];
  }
  const times = showings.times.filter((time) => time >= day.from && time < day.to);
  const honest = t(`led.ics.${showings.accuracy}`, { count: campaign.slot });
  const length = campaign.slot * 1000;
  const all = input.showings.reduce((sum, { times: own }) => sum + own.length, 0);
  if (all <= SINGLE_EVENTS || times.length < 2)
    return times.map((from) => ({ from, to: from + length, text: honest }));
  const first = times[0] ?? 0;
  const last = (times.at(-1) ?? 0) + length;
  const every = intervalText((last - first - length) / (times.length - 1) / 1000, t);
  const often = t('led.ics.often', { ...hours, count: times.length, every });
  const named = t('led.ics.first', { times: times.slice(0, NAMED_TIMES).map(clock).join(', ') });
  return [{ from: first, to: last, text: `${often} ${named} ${honest}` }];
}

const daysOf = ({ showings }: CalendarInput, screen: string): number =>
  showings.find((candidate) => candidate.screen === screen)?.days.length ?? 1;

/** `about every 50 seconds`, `about every 20 minutes` */
export function intervalText(seconds: number, t: Translator): string {
  return seconds < 120
    ? t('led.every.seconds', { count: Math.round(seconds) })
    : t('led.every.minutes', { count: Math.round(seconds / 60) });
}

function vevent(
  { person, campaign, host, language, t }: CalendarInput,
  { at }: { at: Screen },
  { from, to, text }: Event,
): string[] {
  const place = [at.name, at.address].map((name) => inLanguage(name, language)?.text ?? '');
  const hasPoint = at.latitude !== undefined && at.longitude !== undefined;
  return [
    'BEGIN:VEVENT',
    `UID:${person.id}.${at.id}.${utcStamp(from)}@${host}`,
    `DTSTAMP:${campaign.stamp}`,
    `DTSTART:${utcStamp(from)}`,
    `DTEND:${utcStamp(to)}`,
    `SUMMARY:${escape(t('led.ics.summary', { name: person.name }))}`,
    `LOCATION:${escape(place.join(', '))}`,
    ...(hasPoint ? [`GEO:${at.latitude};${at.longitude}`] : []),
    `DESCRIPTION:${escape(text)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** `20270509T040000Z` */
export const utcStamp = (instant: number): string =>
  new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');

const escape = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

/** Continues a line after at most 75 octets, never inside a character. */
function fold(line: string): string {
  if (line.length * 3 <= 75 || Buffer.byteLength(line) <= 75) return line;
  const rows: string[] = [];
  let row = '';
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > 75) {
      rows.push(row);
      row = ' ';
      octets = 1;
    }
    row += sign;
    octets += size;
  }
  return [...rows, row].join('\r\n');
}
