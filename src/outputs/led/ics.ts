/** Calendar files of a person's showings: iCalendar, RFC 5545. */
import { icsText, utcStamp } from '../../base/formats/ics.ts';
import { inBoth, textIn } from '../../i18n/in-both.ts';
import type { Translator } from '../../i18n/index.ts';
import { provisionalUntil } from './provisional.ts';
import type { Campaign } from '../../model/campaign.ts';
import type { Accuracy } from '../../model/files/when.ts';
import type { LocalizedText } from '../../model/language.ts';
import type { Screen } from '../../model/screen.ts';
import { calendarText, type CalendarEvent, type Revision } from './calendar-revision.ts';
import { EXACTNESS, type Format } from './exactness.ts';
import type { Promised, Showings } from './showings.ts';
import { localTimeOf } from '../../model/zone.ts';

export interface CalendarInput {
  person: { id: string; name: LocalizedText };
  campaign: Pick<Campaign, 'name' | 'timeZone' | 'led' | 'freeze'>;
  revision: Revision;
  /** Each with the hours of the campaign: from and to, ms since 1970, one pair a day. */
  showings: readonly (Showings & { at: Screen; days: readonly Span[] })[];
  /** Host of the archive's address: makes the events' names unique. */
  host: string;
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

/** Events that are told in the same words. */
interface Events {
  spans: readonly Span[];
  text: string;
}

/**
 * A calendar in Kazakh and Russian. Before the times are published it holds the hours of each day and no times. An event is named by person, screen and
 * date, and by its number where a day has several: a later revision moves it and never doubles it.
 */
export function calendarOf(input: CalendarInput): string {
  const { campaign, person } = input;
  const title = inBoth(' · ', (spoken) =>
    spoken.t('led.ics.calendar', {
      campaign: textIn(campaign.name, spoken),
      name: textIn(person.name, spoken),
    }),
  );
  const chosen = input.showings.toSorted((a, b) => b.count - a.count).slice(0, SCREENS);
  const events = chosen.flatMap((showings) => eventsOn(input, showings));
  return calendarText('LED', title, input.revision, events);
}

function eventsOn(
  input: CalendarInput,
  showings: CalendarInput['showings'][number],
): CalendarEvent[] {
  const { campaign, person, host } = input;
  const { at, days } = showings;
  const hasPoint = at.latitude !== undefined && at.longitude !== undefined;
  const summary = inBoth(' · ', (spoken) =>
    spoken.t('led.ics.summary', { name: textIn(person.name, spoken) || person.id }),
  );
  const place = inBoth(' · ', (spoken) =>
    [at.name, at.address].map((name) => textIn(name, spoken)).join(', '),
  );
  const what = [
    `SUMMARY:${icsText(summary)}`,
    `LOCATION:${icsText(place)}`,
    ...(hasPoint ? [`GEO:${at.latitude};${at.longitude}`] : []),
  ];
  const seen = new Map<string, number>();
  const nameOf = (from: number): string => {
    const { date } = localTimeOf(from, campaign.timeZone);
    const count = (seen.get(date) ?? 0) + 1;
    seen.set(date, count);
    return `${person.id}.${at.id}.${date.replaceAll('-', '')}${count > 1 ? `.${count}` : ''}`;
  };
  return eventsOf(input, showings, days).flatMap(({ spans, text }) =>
    spans.map(({ from, to }) => {
      const span = [`DTSTART:${utcStamp(from)}`, `DTEND:${utcStamp(to)}`];
      const lines = [...span, ...what, `DESCRIPTION:${icsText(text)}`];
      return { uid: `${nameOf(from)}@${host}`, lines };
    }),
  );
}

function eventsOf(input: CalendarInput, showings: Showings, days: readonly Span[]): Events[] {
  const { timeZone } = input.campaign;
  const { promised, times } = showings;
  if (input.revision.provisional) {
    const shown = days.filter(({ from, to }) => times.some((time) => time >= from && time < to));
    const dates = new Set([
      ...promised.map(({ date }) => date),
      ...shown.map(({ from }) => localTimeOf(from, timeZone).date),
    ]);
    return [...dates].map((date) => provisionalEvent(input, days, date));
  }
  return times.length === 0
    ? promised.map((own) => promisedEvent(input, days, showings, own))
    : days.map((day) => timedEvents(input, showings, day));
}

/** `09:07`; of a time that is kept to the second `09:07:00`, all in one form. */
const clockOf = (instant: number, timeZone: string, accuracy: Accuracy = 'near'): string => {
  const { time } = localTimeOf(instant, timeZone);
  return accuracy === 'exact' ? time : time.slice(0, 5);
};

/** How well the device keeps what is promised, and why. */
const honest = (t: Translator, format: Format, slot: number): string =>
  t(`led.kept.${EXACTNESS[format].because}`, { count: slot });

/** The hours of a local day, from the first window to the last. */
function hoursOf(days: readonly Span[], date: string, timeZone: string) {
  const own = days.filter(({ from }) => localTimeOf(from, timeZone).date === date);
  const span = {
    from: Math.min(...own.map((day) => day.from)),
    to: Math.max(...own.map((day) => day.to)),
  };
  const hours = { from: clockOf(span.from, timeZone), to: clockOf(span.to, timeZone) };
  return { span, hours };
}

/** The whole of a day on which only the number of showings is certain. */
function promisedEvent(
  { campaign: { timeZone, led } }: CalendarInput,
  days: readonly Span[],
  { format }: Showings,
  { date, count }: Promised,
): Events {
  const { span, hours } = hoursOf(days, date, timeZone);
  const key = count === 0 ? 'led.ics.in-turn' : 'led.ics.at-least';
  const text = inBoth('\n\n', ({ t }) =>
    [t(key, { ...hours, count }), honest(t, format, led.slot)].join(' '),
  );
  return { spans: [span], text };
}

/** The whole of a day whose times are not published yet. */
function provisionalEvent(
  { campaign: { timeZone, freeze } }: CalendarInput,
  days: readonly Span[],
  date: string,
): Events {
  const { span, hours } = hoursOf(days, date, timeZone);
  const text = inBoth('\n\n', ({ t, language }) =>
    [t('led.ics.provisional', hours), provisionalUntil(freeze, language)].join(' '),
  );
  return { spans: [span], text };
}

/** One event a showing where they are few, one a window where they are many. */
function timedEvents(
  { campaign, showings: all }: CalendarInput,
  { format, accuracy, times: every }: Showings,
  day: Span,
): Events {
  const clock = (instant: number): string => clockOf(instant, campaign.timeZone);
  const times = every.filter((time) => time >= day.from && time < day.to);
  const { slot } = campaign.led;
  const length = slot * 1000;
  const sum = all.reduce((total, { times: own }) => total + own.length, 0);
  if (sum <= SINGLE_EVENTS || times.length < 2) {
    const text = times.length === 0 ? '' : inBoth('\n\n', ({ t }) => honest(t, format, slot));
    return { spans: times.map((from) => ({ from, to: from + length })), text };
  }
  const hours = { from: clock(day.from), to: clock(day.to) };
  const first = times[0] ?? 0;
  const last = (times.at(-1) ?? 0) + length;
  const interval = (last - first - length) / (times.length - 1) / 1000;
  const named = times
    .slice(0, NAMED_TIMES)
    .map((time) => clockOf(time, campaign.timeZone, accuracy))
    .join(', ');
  const text = inBoth('\n\n', ({ t }) =>
    [
      t('led.ics.often', { ...hours, count: times.length, every: intervalText(interval, t) }),
      t('led.ics.first', { times: named }),
      honest(t, format, slot),
    ].join(' '),
  );
  return { spans: [{ from: first, to: last }], text };
}

/** `about every 50 seconds`, `about every 20 minutes` */
function intervalText(seconds: number, t: Translator): string {
  return seconds < 120
    ? t('led.every.seconds', { count: Math.round(seconds) })
    : t('led.every.minutes', { count: Math.round(seconds / 60) });
}
