/** A place's calendar in every form, and its feeds. */
import { spoken } from '../../../../remotion/design/facts.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import { csvTable } from '../../../base/formats/csv.ts';
import { jsonFeedOf, rssOf } from '../../../base/formats/feed.ts';
import { t } from '../../../i18n/index.ts';
import { inOrder, PRESS_LANGUAGES, type PressLanguage } from '../caption.ts';
import { feedItems } from '../feeds.ts';
import type { PlacePlan } from '../press-plan.ts';
import { calendarIcs } from './files.ts';
import type { CalendarMaterial } from './material.ts';

interface TextList {
  name: string;
  language: PressLanguage | null;
  text: string;
}

/** The calendar in every form, and the feeds of what is released. */
export async function listsOf(
  { archive, options }: BuildContext,
  plan: PlacePlan,
  rows: readonly (readonly (string | number)[])[],
  { mediaOf }: CalendarMaterial,
): Promise<TextList[]> {
  const { place } = plan;
  const { address } = archive.settings;
  const lists: TextList[] = [
    { name: `${place.id}-calendar.csv`, language: null, text: csvTable(rows) },
  ];
  for (const language of PRESS_LANGUAGES) {
    const calendar = calendarIcs(plan, archive, language, options.asOf);
    lists.push({ name: `${place.id}-calendar.${language}.ics`, language, text: calendar });
    const items = await feedItems(plan, archive, language, mediaOf, options.asOf);
    const title = inOrder(spoken(place.name), language);
    const head = {
      title: t(language)('press.feed', { place: title }),
      description: inOrder(spoken(archive.campaign.name), language),
      language,
      home: `${address}${language}/press/${place.id}/`,
    };
    for (const [extension, write] of [
      ['xml', rssOf],
      ['json', jsonFeedOf],
    ] as const) {
      const name = `feed.${language}.${extension}`;
      const self = `${address}press/places/${place.id}/${name}`;
      lists.push({ name, language, text: write({ ...head, self }, items) });
    }
  }
  return lists;
}
