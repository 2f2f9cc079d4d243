/** Schedules a region and writes all its texts into `dist/`: the work of the step without clips. */
import type { Archive } from '../../../model/archive.ts';
import { placeOutputs } from '../../../dist/outputs.ts';
import type { Folders, PlacedOutput } from '../../../dist/output.ts';
import { imaginaryMedium } from './big-region.ts';
import { programmeOf } from '../../../outputs/led/programme.ts';
import { ledPeople, scheduleOf, type Schedule } from '../../../outputs/led/schedule.ts';
import { screenTexts } from '../../../outputs/led/screen-files.ts';
import { whenFiles } from '../../../outputs/led/when.ts';

/** Everything about the screens that is text: calendars, playlists, players. */
export async function writeRegion(
  archive: Archive,
  folders: Folders,
): Promise<{ schedule: Schedule; placed: PlacedOutput[] }> {
  const publication = { address: archive.settings.address, published: 0 };
  const schedule = scheduleOf({ ...archive, people: ledPeople(archive) });
  const media = new Map(schedule.people.map((id) => [id, imaginaryMedium(id)]));
  const texts = [];
  for (const screen of archive.screens)
    texts.push(
      ...(await screenTexts(programmeOf(schedule, screen, archive.campaign, media), publication)),
    );
  const outputs = [...whenFiles({ archive, options: { asOf: undefined } }, schedule), ...texts];
  return { schedule, placed: await placeOutputs(folders, 'led', outputs) };
}
