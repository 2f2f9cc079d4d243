/** Shows the sentence of the stage that the campaign is in now. */
import { stageOf, type CampaignDates } from '../../../model/stage.ts';

for (const place of document.querySelectorAll<HTMLElement>('[data-campaign]')) {
  const stage = stageOf(JSON.parse(place.dataset['campaign']!) as CampaignDates, new Date());
  for (const text of place.querySelectorAll<HTMLElement>('[data-stage]'))
    text.hidden = text.dataset['stage'] !== stage;
}
