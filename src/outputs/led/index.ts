/** The street screens: who is shown when, and everything that their players need. */
import type { Cache } from '../../base/platform/cache.ts';
import type { BuildContext } from '../../base/command/context.ts';
import type { StatCache } from '../../base/platform/stat-cache.ts';
import { Printer } from '../../base/formats/pdf.ts';
import { forEachConcurrently, type Failure } from '../../base/platform/pool.ts';
import { xlsxFile } from '../../base/formats/xlsx.ts';
import type { Screen } from '../../model/screen.ts';
import type { Output, TextOutput } from '../../dist/output.ts';
import { checksums } from './checksums.ts';
import { stickName, stickRows } from './formats/csv.ts';
import { hasHls } from './formats/hls.ts';
import { concatClips, hlsSegments, concatClip } from './concat.ts';
import { loopFile } from './loop.ts';
import { mediumOf, openFileFacts, type FileFacts, type LedClip, type Medium } from './media.ts';
import { readProof } from './plays/read.ts';
import { mediaOf, programmeOf, type Programme } from './programme.ts';
import { currentSchedule, readPublished } from './published.ts';
import { ledPeople, type Schedule } from './schedule.ts';
import { screenTexts } from './screen-files.ts';
import { instructions } from './sheet/index.ts';
import { gigabytes, sizesOf } from './sizes.ts';
import { whenFiles } from './when.ts';
import { instantOf } from '../../model/zone.ts';

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
): Promise<{
  schedule: Schedule;
  outputs: (Output | TextOutput)[];
  failures: Failure<Screen>[];
}> {
  const { archive } = context;
  const { campaign, screens } = archive;
  const published = await readPublished(context.options.content, campaign.id);
  const { proofs } = await readProof(archive, context.options.content);
  const schedule = { ...currentSchedule(archive, ledPeople(archive), published), proofs };
  const outputs: (Output | TextOutput)[] = whenFiles(context, schedule);
  const printer = new Printer();
  const known = await openFileFacts(context.cache);
  const failures = await forEachConcurrently(screens, 1, async (screen) => {
    const programme = await openProgramme(context, schedule, screen, clips, known);
    outputs.push(...(await screenFolder(context, programme, clips, printer, known)));
  });
  await known.save();
  await printer.close();
  return { schedule, outputs, failures };
}

async function openProgramme(
  { archive }: BuildContext,
  schedule: Schedule,
  screen: Screen,
  clips: readonly LedClip[],
  known: StatCache<FileFacts>,
): Promise<Programme> {
  const { id, name, occasion, led } = archive.campaign;
  const people = new Map(archive.veterans.map((veteran) => [veteran.id, veteran]));
  const own = clips.filter(({ target, role }) => target === `led-${screen.id}` && role !== 'clock');
  const wanted = own.filter(
    ({ place, role }) => role === 'person' || place === null || place === screen.place,
  );
  const media = new Map<string, Medium>();
  const failures = await forEachConcurrently(wanted, READERS, async (clip) => {
    if (clip.seconds !== led.slot)
      throw new Error(`${clip.person ?? clip.role}: ${clip.seconds} s ≠ ${led.slot} s`);
    const title = clip.person === null ? name : (people.get(clip.person)?.name ?? {});
    media.set(clip.person ?? clip.role, await mediumOf(known, clip, title));
  });
  if (failures[0]) throw failures[0].cause;
  return programmeOf(schedule, screen, { id, name, occasion }, media);
}

/** The clips under the names of the playlists, and numbered for sticks. */
function clipOutputs(programme: Programme): Output[] {
  const { screen, media } = programme;
  const numbered = programme.loops.flatMap(({ folder, clips }) =>
    mediaOf(programme, clips).map((medium, position) =>
      clipOutput(screen, medium, `${folder}/${stickName(position)}`),
    ),
  );
  return [...media.map((medium) => clipOutput(screen, medium, medium.name)), ...numbered];
}

/** Every file of `led/<screen>/`. */
async function screenFolder(
  context: BuildContext,
  programme: Programme,
  clips: readonly LedClip[],
  printer: Printer,
  known: StatCache<FileFacts>,
): Promise<(Output | TextOutput)[]> {
  const { archive, cache, t } = context;
  const { clipsFrom, timeZone } = archive.campaign;
  const { address } = archive.settings;
  const published = instantOf(clipsFrom, '00:00', timeZone);
  const { screen } = programme;
  const sizes = sizesOf(programme);
  if (screen.stickSize !== undefined && sizes.stick > screen.stickSize * 1e9)
    throw new Error(
      t('led.stick-full', {
        need: gigabytes(sizes.stick),
        size: gigabytes(screen.stickSize * 1e9),
      }),
    );
  const clock = clips.find(({ target, role }) => target === `led-${screen.id}` && role === 'clock');
  const made = [
    ...clipOutputs(programme),
    ...(clock ? [clipOutput(screen, clock, 'clock-check.mp4')] : []),
    ...(await screenTexts(programme, { address, published })),
    ...(await jointClips(cache, programme)),
    ...(await stickSheets(cache, programme)),
  ];
  const files = made.map(({ path }) => path.slice(`led/${screen.id}/`.length));
  const all = [...made, ...(await instructions(context, programme, files, printer))];
  return [...all, await checksums(known, programme, all)];
}

/** Clips that are joined: the loop, the hours, and HLS for players of a network. */
async function jointClips(cache: Cache, programme: Programme): Promise<Output[]> {
  const outputs: Output[] = [];
  for (const one of concatClips(programme)) outputs.push(await concatClip(cache, programme, one));
  return hasHls(programme.screen)
    ? [...outputs, ...(await hlsSegments(cache, programme))]
    : outputs;
}

/** What is in the numbered folders, for Excel. */
const stickSheets = (cache: Cache, programme: Programme): Promise<Output[]> =>
  Promise.all(
    programme.loops.map(async (loop) => ({
      kind: 'playlist',
      format: 'xlsx',
      path: `led/${programme.screen.id}/${loopFile(loop, 'stick.xlsx')}`,
      source: await xlsxFile(cache, { name: loop.folder, rows: stickRows(programme, loop) }),
    })),
  );

const clipOutput = (
  { id }: Screen,
  { person, file }: Pick<Medium, 'person' | 'file'>,
  name: string,
): Output => ({
  person,
  kind: 'clip',
  format: `led-${id}`,
  path: `led/${id}/${name}`,
  source: file,
});
