/** `npm run freeze`: publishes the schedule, or gives those who came since a place in it. */
import type { Options } from '../../base/command/options.ts';
import { writeFileAtomically } from '../../base/platform/files.ts';
import { t } from '../../i18n/index.ts';
import type { Archive } from '../../model/archive.ts';
import { extendSchedule } from './late.ts';
import { nextFrozen } from '../../model/frozen.ts';
import {
  frozenOf,
  latecomers,
  publishedFile,
  publishedText,
  readPublished,
  accuracyChanges,
} from './published.ts';
import { ledPeople, scheduleOf } from './schedule.ts';

/**
 * Writes `content/schedule/<campaign>.json`. Times that stand there already never move.
 * @param now ms since 1970: when it is published.
 * @returns What was done, in words.
 */
export async function freeze(
  archive: Archive,
  { content, lang }: Pick<Options, 'content' | 'lang'>,
  now = Date.now(),
): Promise<string> {
  const { campaign, screens } = archive;
  const people = ledPeople(archive);
  const published = await readPublished(content, campaign.id);
  const schedule = published
    ? extendSchedule(archive, people, published)
    : scheduleOf({ campaign, screens, people });
  const late = published ? latecomers(archive, people, published) : { people, screens };
  const before = published ? frozenOf(campaign, published) : null;
  const moved = published ? accuracyChanges(archive, published).length : 0;
  const brings = late.people.length + late.screens.length + moved > 0;
  const frozen = before && !brings ? before : nextFrozen(before, now);
  const text = publishedText(campaign, { ...schedule, frozen });
  await writeFileAtomically(publishedFile(content, campaign.id), text);
  return t(lang)('led.frozen', {
    people: late.people.length,
    screens: schedule.screens.length,
    file: `schedule/${campaign.id}.json`,
  });
}
