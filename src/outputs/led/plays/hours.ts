/** Showings of an hour in one line, and back. */
import { HOUR } from '../../../model/duration.ts';
import { chunks } from '../../../model/lists.ts';
import { hashOf, isSeen, type HoursEntry, type PlayEntry } from './chain.ts';

/** Runs in a line: a line must fit a code. */
const RUNS = 20;

/** The seen showings of people, in lines of an hour at most. */
export function hoursOf(plays: readonly PlayEntry[]): HoursEntry[] {
  const seen = plays.filter((play) => play.person !== null && !play.loop && isSeen(play));
  const entries: HoursEntry[] = [];
  const groups = new Map<string, PlayEntry[]>();
  for (const play of seen) {
    const hour = Math.floor(Date.parse(play.slot) / HOUR) * HOUR;
    const key = `${hour} ${play.screen} ${play.set} ${play.step}`;
    groups.set(key, [...(groups.get(key) ?? []), play]);
  }
  for (const group of groups.values()) entries.push(...linesOf(group));
  return entries;
}

/** Lines of showings of one screen, set and hour; one told twice counts once. */
function linesOf(group: readonly PlayEntry[]): HoursEntry[] {
  const bySlot = new Map(group.map((play) => [Date.parse(play.slot), play]));
  const slots = [...bySlot.keys()].sort((a, b) => a - b);
  const first = group[0];
  if (!first) return [];
  const { screen, set, step } = first;
  const hour = Math.floor((slots[0] ?? 0) / HOUR) * HOUR;
  const runs: number[][] = [];
  for (const slot of slots) {
    const run = runs[runs.length - 1];
    if (run && slot - (run[run.length - 1] ?? 0) === step * 1000) run.push(slot);
    else runs.push([slot]);
  }
  return chunks(runs, RUNS).map((part) => ({
    screen,
    set,
    hour: new Date(hour).toISOString(),
    step,
    runs: part.map((run) => `${((run[0] ?? 0) - hour) / 1000}x${run.length}`).join(','),
    who: whoOf(part.flat().map((slot) => bySlot.get(slot)?.person ?? '')),
  }));
}

/** Slots that a line tells of, ms since 1970. */
export const slotsOf = ({
  hour,
  step,
  runs,
}: Pick<HoursEntry, 'hour' | 'step' | 'runs'>): number[] =>
  runs.split(',').flatMap((run) => {
    const [from = 0, count = 0] = run.split('x').map(Number);
    return Array.from(
      { length: count },
      (_, index) => Date.parse(hour) + (from + index * step) * 1000,
    );
  });

/** What a line says of the people in its slots: enough to prove a list right. */
export const whoOf = (people: readonly string[]): string =>
  hashOf(people.map((person) => `${person}\n`).join(''));
