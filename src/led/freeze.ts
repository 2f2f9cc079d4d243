/** `npm run freeze`: publishes the schedule, or gives those who came since a place in it. */
import type { Options } from '../base/options.ts';
import { writeFileAtomically } from '../base/files.ts';
import { t } from '../i18n/index.ts';
import type { Archive } from '../model/archive.ts';
import { extendSchedule } from './late.ts';
import { latecomers, publishedFile, publishedText, readPublished } from './published.ts';
import { ledPeople, scheduleOf } from './schedule.ts';

/**
 * Writes `content/schedule/<campaign>.json`. Times that stand there already never move.
 * @returns What was done, in words.
 */
export async function freeze(
  archive: Archive,
  { content, lang }: Pick<Options, 'content' | 'lang'>,
): Promise<string> {
  const { campaign, screens } = archive;
  const people = ledPeople(archive);
  const published = await readPublished(content, campaign.id);
  const schedule = published
    ? extendSchedule(archive, people, published)
    : scheduleOf({ campaign, screens, people });
  const late = published ? latecomers(archive, people, published).people : people;
  await writeFileAtomically(publishedFile(content, campaign.id), publishedText(campaign, schedule));
  return t(lang)('led.frozen', {
    ...{ people: late.length, screens: schedule.screens.length },
    file: `schedule/${campaign.id}.json`,
  });
}
