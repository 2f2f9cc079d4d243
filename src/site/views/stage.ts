/** What the home page says of the campaign's stage; which stage it is, the visitor's clock knows. */
import { sayDate } from '../../i18n/dates.ts';
import { t } from '../../i18n/index.ts';
import type { Campaign } from '../../model/campaign.ts';
import type { Language } from '../../model/language.ts';
import { STAGES, type CampaignDates, type Stage } from '../../model/stage.ts';

/** The dates alone, small enough to be sent with a page. */
export const datesOf = ({ timeZone, collecting, clipsFrom, led }: Campaign): CampaignDates => ({
  timeZone,
  collecting,
  clipsFrom,
  led: { windows: led.windows },
});

/** One sentence for each stage, in the order of the stages. */
export function stageTexts(campaign: Campaign, language: Language): [Stage, string][] {
  const window = campaign.led.windows[0];
  const screens = window
    ? { day: sayDate(window.date, language), hours: `${window.from}–${window.to}` }
    : { day: '', hours: '' };
  const params: Record<Stage, Record<string, string>> = {
    announced: { day: sayDate(campaign.collecting.from, language) },
    collecting: { day: sayDate(campaign.collecting.to, language) },
    preparing: { day: sayDate(campaign.clipsFrom, language) },
    clips: screens,
    screens,
    over: {},
  };
  return STAGES.map((stage) => [stage, t(language)(`site.stage.${stage}`, params[stage])]);
}
