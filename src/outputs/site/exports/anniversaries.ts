/** A person's days for calendar programs: every year, in Kazakh and Russian. */
import { icsText } from '../../../base/formats/ics.ts';
import { sayDate } from '../../../i18n/dates.ts';
import { inBoth, textIn } from '../../../i18n/in-both.ts';
import { calendarText, revisionOf } from '../../led/calendar-revision.ts';
import type { VeteranFields } from '../../../model/veteran.ts';
import type { SiteData } from '../data/site-data.ts';
import { anniversariesOf, type Anniversary } from '../views/anniversaries.ts';

type Source = Pick<SiteData, 'settings' | 'campaign' | 'corrections'>;

/**
 * A calendar of the days that are known exactly; `null` where there is none. An event is named by
 * person and occasion, so a corrected date moves it: corrections make the revision newer, as the day
 * does that the build is told.
 */
export function anniversaryCalendar(
  veteran: VeteranFields,
  { settings, campaign, corrections }: Source,
  asOf: string | undefined,
): string | null {
  const days = anniversariesOf(veteran);
  if (days.length === 0) return null;
  const corrected = corrections.flatMap(({ person, on }) => (person === veteran.id ? [on] : []));
  const latest = [...corrected, ...(asOf === undefined ? [] : [asOf])].sort().at(-1);
  const { at, sequence } = revisionOf(campaign, null, latest);
  const revision = { at, sequence, provisional: false };
  const name = inBoth(' · ', (spoken) => textIn(veteran.name, spoken));
  const title = inBoth(' · ', ({ t }) => t('site.follow.calendar', { name }));
  const { host } = new URL(settings.address);
  const page = `${settings.address}kk/people/${veteran.id}/`;
  const events = days.map((day) => ({
    uid: `${veteran.id}.${day.event === 'birth' ? 'birth' : 'death'}@${host}`,
    lines: [
      `DTSTART;VALUE=DATE:${day.date.replaceAll('-', '')}`,
      `RRULE:${yearly(day)}`,
      `SUMMARY:${icsText(occasion(veteran, day))}`,
      `DESCRIPTION:${icsText(`${sentence(day)}\n${page}`)}`,
      `URL:${page}`,
      'CATEGORIES:ANNIVERSARY',
    ],
  }));
  return calendarText('Anniversaries', title, revision, events);
}

/** 29 February would come every fourth year: in common years it is the 28th, as on the site. */
const yearly = ({ date }: Anniversary): string =>
  date.endsWith('-02-29') ? 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1' : 'FREQ=YEARLY';

const occasion = ({ name }: VeteranFields, { event }: Anniversary): string =>
  inBoth(' · ', (spoken) => `${textIn(name, spoken)}: ${spoken.t(`site.follow.${event}`)}`);

const sentence = ({ event, date }: Anniversary): string =>
  inBoth('\n', ({ t, language }) =>
    t('site.follow.day', { event: t(`person.event.${event}`), day: sayDate(date, language) }),
  );
