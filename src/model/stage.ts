/** Where a campaign stands at a moment: one rule for the desk, the announcements and the site. */
import type { Campaign } from './campaign.ts';
import { localMinute } from './zone.ts';

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

/** The days on the screens, in their order. */
export const screenDays = ({ windows }: CampaignDates['led']): string[] =>
  [...new Set(windows.map(({ date }) => date))].sort();

/** Days are whole days of the campaign's zone; the last minute of the screens ends the campaign. */
export function stageOf(campaign: CampaignDates, now: Date): Stage {
  const { collecting, clipsFrom, led, timeZone } = campaign;
  const minute = localMinute(now, timeZone);
  const day = minute.slice(0, 10);
  const first = screenDays(led)[0] ?? clipsFrom;
  const ends = led.windows.map(({ date, to }) => `${date} ${to}`).sort();
  const end = ends.at(-1) ?? clipsFrom;
  if (minute >= end) return 'over';
  if (day >= first) return 'screens';
  if (day >= clipsFrom) return 'clips';
  if (day > collecting.to) return 'preparing';
  return day >= collecting.from ? 'collecting' : 'announced';
}
