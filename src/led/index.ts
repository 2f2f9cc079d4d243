/** The street screens: who is shown when, and everything that their players need. */
import type { BuildContext } from '../base/context.ts';
import { forEachConcurrently, type Failure } from '../base/pool.ts';
import type { Veteran } from '../model/archive.ts';
import type { Screen } from '../model/screen.ts';
import type { Output } from '../publish/outputs.ts';
import { stickName } from './formats/csv.ts';
import { mediumOf, type LedClip, type Medium } from './media.ts';
import { programmeLoops, programmeOf, type Programme } from './programme.ts';
import { currentSchedule, readPublished } from './published.ts';
import { ledPeople, type Schedule } from './schedule.ts';
import { screenTexts } from './screen-files.ts';
import { whenFiles } from './when.ts';
import { instantOf } from './zone.ts';

export type { LedClip } from './media.ts';
export { freeze } from './freeze.ts';
export { ledProblems } from './problems.ts';
export { ledPeople, scheduleOf, type LedPerson, type Schedule } from './schedule.ts';
export { showingsOf, type Showings } from './showings.ts';
export type { WhenFile } from './when.ts';

/** Files hashed side by side. */
const READERS = 4;

/**
 * Makes `led/<screen>/` for every screen and `when/<id>.*` for everybody who is shown.
 *
 * @param clips All finished clips; those with the target `led-<screen>` are used.
 * @throws {ShortageError} when not everybody can be shown.
 */
export async function makeLed(
  context: BuildContext,
  clips: readonly LedClip[],
): Promise<{ schedule: Schedule; outputs: Output[]; failures: Failure<Screen>[] }> {
  const { archive } = context;
  const { campaign, screens } = archive;
  const published = await readPublished(context.options.content, campaign.id);
  const schedule = currentSchedule(archive, ledPeople(archive), published);
  const edition = {
    address: archive.settings.address,
    published: instantOf(campaign.clipsFrom, '00:00', campaign.timeZone),
  };
  const outputs = await whenFiles(context, schedule);
  const failures = await forEachConcurrently(screens, 1, async (screen) => {
    const programme = await openProgramme(context, schedule, screen, clips);
    outputs.push(
      ...clipOutputs(programme),
      ...(await screenTexts(context.cache, programme, edition)),
    );
  });
  return { schedule, outputs, failures };
}

async function openProgramme(
  { archive, cache }: BuildContext,
  schedule: Schedule,
  screen: Screen,
  clips: readonly LedClip[],
): Promise<Programme> {
  const { id, name, occasion, led } = archive.campaign;
  const people = new Map(archive.veterans.map((veteran) => [veteran.id, veteran]));
  const own = clips.filter(({ target, role }) => target === `led-${screen.id}` && role !== 'clock');
  const wanted = own.filter(({ place, role }) => role === 'person' || isSheetOf(screen, place));
  const media = new Map<string, Medium>();
  const failures = await forEachConcurrently(wanted, READERS, async (clip) => {
    if (clip.seconds !== led.slot)
      throw new Error(`${clip.person ?? clip.role}: ${clip.seconds} s ≠ ${led.slot} s`);
    const title = titleOf(clip, people, name);
    media.set(clip.person ?? clip.role, await mediumOf(cache, clip, title));
  });
  if (failures[0]) throw failures[0].cause;
  return programmeOf(schedule, screen, { id, name, occasion }, media);
}

const isSheetOf = ({ place }: Screen, sheet: string | null): boolean =>
  sheet === null || sheet === place;

const titleOf = (
  { person }: LedClip,
  people: ReadonlyMap<string, Veteran>,
  campaign: Medium['title'],
): Medium['title'] => (person === null ? campaign : (people.get(person)?.name ?? {}));

/** The clips under the names of the playlists, and numbered for sticks. */
function clipOutputs(programme: Programme): Output[] {
  const { screen, media } = programme;
  const output = (medium: Medium, name: string): Output => ({
    ...{ person: medium.person, kind: 'clip', format: `led-${screen.id}`, language: null },
    path: `led/${screen.id}/${name}`,
    source: medium.file,
  });
  const numbered = programmeLoops(programme).flatMap(({ folder, clips }) =>
    clips.flatMap((index, position) => {
      const medium = media[index];
      return medium ? [output(medium, `${folder}/${stickName(position)}`)] : [];
    }),
  );
  return [...media.map((medium) => output(medium, medium.name)), ...numbered];
}
