/** What the site says of the campaign's stage; which stage it is, the visitor's clock knows. */
import { sayDate, sayDayIn } from '../../../i18n/dates.ts';
import { t } from '../../../i18n/index.ts';
import type { Campaign } from '../../../model/campaign.ts';
import type { Language } from '../../../model/language.ts';
import { STAGES, type CampaignDates, type Stage } from '../../../model/stage.ts';

/** The dates alone, small enough to be sent with a page. */
export const datesOf = ({ timeZone, collecting, clipsFrom, led }: Campaign): CampaignDates => ({
  timeZone,
  collecting,
  clipsFrom,
  led: { windows: led.windows },
});

/** All hours on the street screens: `9 мая 2027 г., 09:00–21:00; 10 мая 2027 г., …`. */
export const screenHours = ({ led }: Campaign, language: Language): string[] =>
  led.windows.map(({ date, from, to }) => `${sayDate(date, language)}, ${from}–${to}`);

/** One sentence for each stage, in the order of the stages. */
export function stageTexts(campaign: Campaign, language: Language): [Stage, string][] {
  const { collecting, clipsFrom, led } = campaign;
  const days = [...new Set(led.windows.map(({ date }) => sayDate(date, language)))].join(', ');
  const params: Record<Stage, Record<string, string>> = {
    announced: { day: sayDayIn(collecting.from, language, 'locative') },
    collecting: { day: sayDayIn(collecting.to, language, 'dative') },
    preparing: { day: sayDayIn(clipsFrom, language, 'ablative') },
    clips: { days },
    screens: { hours: screenHours(campaign, language).join('; ') },
    over: {},
  };
  return STAGES.map((stage) => {
    const text = t(language)(`site.stage.${stage}`, params[stage]);
    return [stage, text.replace(/\.\.$/, '.')]; // a Russian date ends with a full stop itself
  });
}
