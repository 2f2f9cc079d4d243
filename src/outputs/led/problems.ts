/** What is wrong with the screens and their schedule, told by the check before anything is made. */
import { FileError } from '../../model/files/file.ts';
import type { Published } from '../../model/files/schedule.ts';
import type { Archive } from '../../model/archive.ts';
import type { Problem } from '../../model/problem.ts';
import type { Screen } from '../../model/screen.ts';
import { screenDays } from '../../model/stage.ts';
import { gridOf, TURN } from './grid.ts';
import { extendSchedule, ReserveFullError } from './late.ts';
import { bitrateOf, loopsOf, SHEETS } from './loop.ts';
import {
  currentSchedule,
  hoursIn,
  hoursKey,
  latecomers,
  readPublished,
  accuracyChanges,
} from './published.ts';
import { pixelFindings } from './pixels.ts';
import { playsProblems } from './plays/problems.ts';
import { playsIn, readProof } from './plays/read.ts';
import { ledPeople, ShortageError, type Schedule } from './schedule.ts';
import { knowsOffsetsOf2024 } from './zone-data.ts';

const problem = (
  file: string,
  field: string,
  code: string,
  params: Problem['params'] = {},
  severity: Problem['severity'] = 'error',
): Problem => ({ severity, file, line: 1, field, code, params });

/**
 * @param content Absolute path of the archive's folder.
 * @param today `2027-05-06`: only warns of a schedule that should have been published.
 */
export async function ledProblems(
  archive: Archive,
  content: string,
  today: string,
): Promise<Problem[]> {
  const { campaign } = archive;
  if (!knowsOffsetsOf2024()) return [zoneDataProblem(campaign.id)];
  const file = `schedule/${campaign.id}.json`;
  let published: Published | null;
  try {
    published = await readPublished(content, campaign.id);
  } catch (error) {
    const field = error instanceof FileError ? error.field : '';
    return [problem(file, field, 'led-published-broken')];
  }
  if (published && published.hours !== hoursKey(campaign))
    return [problem(file, 'hours', 'led-hours-moved', hoursIn(published.hours))];
  const people = ledPeople(archive);
  try {
    const schedule = currentSchedule(archive, people, published);
    return [
      ...(published ? latecomerProblems(archive, published, file) : freezeIsDue(archive, today)),
      ...(published ? accuracyProblems(archive, published) : []),
      ...(playsIn(content).length > 0 ? playsProblems(await readProof(archive, content)) : []),
      ...archive.screens.flatMap((screen) => fitsStick(schedule, screen)),
      ...archive.screens.flatMap(pixelProblems),
    ];
  } catch (error) {
    if (error instanceof ShortageError) return [shortageProblem(archive, error.shortage)];
    throw error;
  }
}

/** Hours that are wrong by one would be frozen and told: nothing is made until it is mended. */
const zoneDataProblem = (campaign: string): Problem =>
  problem(`campaigns/${campaign}.yaml`, 'timeZone', 'zone-data-old', {
    version: process.versions['tz'] ?? '?',
  });

const pixelProblems = (screen: Screen): Problem[] =>
  pixelFindings(screen).map(({ code, field, params }) =>
    problem(`screens/${screen.id}.yaml`, field, code, params, 'warning'),
  );

function freezeIsDue({ campaign }: Archive, today: string): Problem[] {
  const last = screenDays(campaign.led).at(-1) ?? '';
  const due = campaign.freeze !== undefined && campaign.freeze < today && today <= last;
  const params = { freeze: campaign.freeze ?? '' };
  return due
    ? [problem(`campaigns/${campaign.id}.yaml`, 'freeze', 'led-freeze-due', params, 'warning')]
    : [];
}

/** People and screens that wait for `npm run freeze`, and those for whom there is no room. */
function latecomerProblems(archive: Archive, published: Published, file: string): Problem[] {
  const people = ledPeople(archive);
  const late = latecomers(archive, people, published);
  if (late.people.length + late.screens.length === 0) return [];
  try {
    extendSchedule(archive, people, published);
  } catch (error) {
    if (!(error instanceof ReserveFullError)) throw error;
    return [problem(file, '', 'led-reserve-full', { person: error.person })];
  }
  const params = { people: late.people.length, screens: late.screens.length };
  return [problem(file, '', 'led-waiting', params, 'warning')];
}

/** Families were told of another way of playing than the screen's entry names now. */
const accuracyProblems = (archive: Archive, published: Published): Problem[] =>
  accuracyChanges(archive, published).map(({ screen, was, is }) => {
    const file = `screens/${screen}.yaml`;
    return problem(file, 'delivery', 'led-retold', { was, is }, 'warning');
  });

/** Not everybody can be shown: what there is, and the ways out with their figures. */
function shortageProblem(
  { campaign }: Archive,
  { place, available, needed, screens }: ShortageError['shortage'],
): Problem {
  const turnsOf = (slot: 10 | 15): number =>
    gridOf({ ...campaign, led: { ...campaign.led, slot } }).purpose.filter((p) => p === TURN)
      .length;
  const turns = Math.max(1, turnsOf(campaign.led.slot));
  const { starts, slot } = gridOf(campaign);
  const hours = (starts.length * slot) / 3600;
  const missing = needed - available;
  const params = {
    place: place ?? '',
    available,
    needed,
    screens,
    hours: Math.round(hours * 10) / 10,
    screensNeeded: screens + Math.ceil(missing / turns),
    hoursNeeded: Math.ceil((hours * (screens * turns + missing)) / (screens * turns)),
    faster: available + screens * (turnsOf(10) - turnsOf(campaign.led.slot)),
  };
  const who = place === null ? 'led-shortage-guests' : 'led-shortage';
  const code = campaign.led.slot === 15 ? `${who}-slow` : who;
  return problem(`campaigns/${campaign.id}.yaml`, 'led.windows', code, params);
}

/** Whether the clips of a screen, at the bitrate it asks for, fit its stick. */
function fitsStick(schedule: Schedule, { id, video, delivery, stickSize }: Screen): Problem[] {
  const own = schedule.screens.find((screen) => screen.id === id);
  if (!own || delivery !== 'stick' || stickSize === undefined) return [];
  const { grid } = schedule;
  const clips = loopsOf(grid, own.slots, own.room).reduce(
    (sum, loop) => sum + loop.clips.length + SHEETS,
    0,
  );
  const gigabytes = (clips * grid.slot * bitrateOf(video)) / 8 / 1000;
  if (gigabytes <= stickSize) return [];
  const params = { clips, size: stickSize, need: Math.ceil(gigabytes * 10) / 10 };
  return [problem(`screens/${id}.yaml`, 'stickSize', 'stick-too-small', params)];
}
