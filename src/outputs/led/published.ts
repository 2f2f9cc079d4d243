/**
 * The published schedule: `content/schedule/<campaign>.json`, written by `npm run freeze`. While it
 * is there its times never move, whatever happens to entries, screens or this program.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Archive } from '../../model/archive.ts';
import { parseFile } from '../../model/files/file.ts';
import { publishedSchema, type Published } from '../../model/files/schedule.ts';
import type { Frozen } from '../../model/frozen.ts';
import { EXACTNESS, formatOf, type Format } from './exactness.ts';
import { gridOf, RESERVE } from './grid.ts';
import { roomOf } from './loop.ts';
import { scheduleOf, type LedPerson, type Schedule } from './schedule.ts';
import { cutsOf } from './sequences.ts';
import { instantOf } from '../../model/zone.ts';

type ScheduleContext = Pick<Archive, 'campaign' | 'screens'>;

export const publishedFile = (content: string, campaign: string): string =>
  path.join(content, 'schedule', `${campaign}.json`);

/**
 * Reads the published schedule of a campaign; `null` when none has been published.
 * @throws {FileError} when somebody has changed the file by hand and broke it.
 */
export async function readPublished(content: string, campaign: string): Promise<Published | null> {
  const text = await readFile(publishedFile(content, campaign), 'utf8').catch(() => null);
  const name = `schedule/${campaign}.json`;
  return text === null ? null : parseFile(name, text, publishedSchema);
}

/** Zone, windows, slot and reserve in one text: when it changes, the published times are no more. */
export const hoursKey = ({ timeZone, led }: Archive['campaign']): string =>
  [
    timeZone,
    ...led.windows.map(({ date, from, to }) => `${date} ${from}–${to}`),
    `${led.slot} s`,
    `${led.reserve} / h`,
  ].join(', ');

/** What such a text holds, to be said in words: its days are still those of files. */
export function hoursIn(key: string): Record<'zone' | 'was' | 'slot' | 'reserve', string> {
  const [zone = '', ...parts] = key.split(', ');
  const [slot = '', reserve = ''] = parts.slice(-2).map((part) => part.split(' ')[0] ?? '');
  return { zone, was: parts.slice(0, -2).join(', '), slot, reserve };
}

/**
 * The schedule that holds: the published one, else the one computed from screens and people.
 * A person who is gone leaves an empty place, shown as the title; nobody else moves.
 * @throws {ShortageError} when nothing is published and not everybody can be shown.
 */
export function currentSchedule(
  { campaign, screens }: ScheduleContext,
  people: readonly LedPerson[],
  published: Published | null,
): Schedule {
  if (!published) return scheduleOf({ campaign, screens, people });
  const present = new Set(people.map((person) => person.id));
  const kept = published.people.filter((person) => present.has(person));
  const index = new Map(kept.map((person, at) => [person, at]));
  const grid = gridOf(campaign);
  return {
    campaign: campaign.id,
    frozen: frozenOf(campaign, published),
    grid,
    people: kept,
    screens: published.screens.flatMap(({ id: name, place, slots, cuts }) => {
      const screen = screens.find((candidate) => candidate.id === name);
      if (!screen) return [];
      const now = Int32Array.from(slots, (slot) =>
        slot < 0 ? slot : (index.get(published.people[slot] ?? '') ?? RESERVE),
      );
      const format = formatOf(screen);
      const room = roomOf(screen, grid.slot);
      const own = { id: name, place, format, room, slots: now };
      return [format === 'smil' ? { ...own, cuts: cuts ?? cutsOf(grid, slots) } : own];
    }),
  };
}

/** The publication of a schedule; one that does not say is the first, of the day it was due. */
export function frozenOf(
  { freeze, clipsFrom, timeZone }: Pick<Archive['campaign'], 'freeze' | 'clipsFrom' | 'timeZone'>,
  { frozen }: Pick<Published, 'frozen'>,
): Frozen {
  const due = instantOf(freeze ?? clipsFrom, '00:00', timeZone);
  return frozen ?? { edition: 1, at: new Date(due).toISOString() };
}

/** What has come since a schedule was published: people without a place, screens without a plan. */
export function latecomers(
  { screens }: Pick<Archive, 'screens'>,
  people: readonly LedPerson[],
  published: Published,
): { people: LedPerson[]; screens: Archive['screens'] } {
  const knownPeople = new Set(published.people);
  const knownScreens = new Set(published.screens.map((screen) => screen.id));
  return {
    people: people.filter((person) => !knownPeople.has(person.id)),
    screens: screens.filter((screen) => !knownScreens.has(screen.id)),
  };
}

/**
 * Screens of which families were told something else than their devices keep now, since the device
 * or its list has been changed: once more exact, once less.
 */
export function accuracyChanges(
  { screens }: Pick<Archive, 'screens'>,
  published: Published,
): AccuracyChange[] {
  const now = new Map(screens.map((screen) => [screen.id, formatOf(screen)]));
  return published.screens.flatMap(({ id: screen, format: was }) => {
    const is = now.get(screen);
    const isOther = was && is && EXACTNESS[was].accuracy !== EXACTNESS[is].accuracy;
    return isOther ? [{ screen, was, is }] : [];
  });
}

export interface AccuracyChange {
  screen: string;
  was: Format;
  is: Format;
}

/** One line per screen: short, and a change shows where it is. */
export function publishedText(campaign: Archive['campaign'], schedule: Schedule): string {
  const { frozen } = schedule;
  const head = { version: 1, campaign: campaign.id, hours: hoursKey(campaign), frozen };
  const people = `"people": [\n${schedule.people.map((person) => `  ${JSON.stringify(person)}`).join(',\n')}\n ]`;
  const screens = schedule.screens.map(
    ({ id: name, place, format, slots, cuts }) =>
      `  {"id": "${name}", "place": "${place}", "format": "${format}", "slots": [${slots.join(',')}]${cuts ? `, "cuts": [${cuts.join(',')}]` : ''}}`,
  );
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n ${people},\n "screens": [\n${screens.join(',\n')}\n ]\n}\n`;
}
