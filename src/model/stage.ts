/** Where a campaign stands at a moment: one rule for the desk, the announcements and the site. */
import type { Campaign } from './campaign.ts';

/**
 * In their order. `announced`: before collecting; `preparing`: between the last day of collecting
 * and the first clips; `screens`: from the first day on the screens to the end of the last hours.
 */
export const STAGES = ['announced', 'collecting', 'preparing', 'clips', 'screens', 'over'] as const;

export type Stage = (typeof STAGES)[number];

/** What the stage follows from; small enough to be sent with a page. */
export type CampaignDates = Pick<Campaign, 'timeZone' | 'collecting' | 'clipsFrom'> & {
  led: Pick<Campaign['led'], 'windows'>;
};

/** `2027-05-09 09:00`, as clocks of the zone show an instant: such texts compare as times do. */
export const localMinute = (now: Date, timeZone: string): string =>
  clockOf(timeZone).format(now).replace(',', '');

/** `2027-05-09`, the day that calendars of the zone show at an instant. */
export const localDay = (now: Date, timeZone: string): string =>
  localMinute(now, timeZone).slice(0, 10);

/** Making one takes a hundred times as long as asking it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(timeZone, clock);
  return clock;
}

/** Days are whole days of the campaign's zone; the last minute of the screens ends the campaign. */
export function stageOf(campaign: CampaignDates, now: Date): Stage {
  const { collecting, clipsFrom, led, timeZone } = campaign;
  const minute = localMinute(now, timeZone);
  const day = minute.slice(0, 10);
  const windows = led.windows.map(({ date, to }) => ({ date, end: `${date} ${to}` }));
  const first = windows.map(({ date }) => date).sort()[0] ?? clipsFrom;
  const end =
    windows
      .map((window) => window.end)
      .sort()
      .at(-1) ?? clipsFrom;
  if (minute >= end) return 'over';
  if (day >= first) return 'screens';
  if (day >= clipsFrom) return 'clips';
  if (day > collecting.to) return 'preparing';
  return day >= collecting.from ? 'collecting' : 'announced';
}
