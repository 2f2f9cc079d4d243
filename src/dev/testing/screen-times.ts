/** The times on the screens as a build writes them, without clips. */
import path from 'node:path';
import { writeFileAtomically } from '../../base/platform/files.ts';
import { ledPeople, scheduleOf } from '../../outputs/led/schedule.ts';
import { whenFiles } from '../../outputs/led/when.ts';
import { readArchive } from '../../model/archive.ts';

/** Writes `when/` of everybody who is shown into the folder of a site. */
export async function writeTimes(content: string, site: string): Promise<void> {
  const { archive } = await readArchive(content);
  if (!archive) throw new Error(`${content} is no archive`);
  const { campaign, screens } = archive;
  const schedule = scheduleOf({ campaign, screens, people: ledPeople(archive) });
  for (const { path: file, text } of whenFiles({ archive, options: { asOf: undefined } }, schedule))
    await writeFileAtomically(path.join(site, file), text());
}
