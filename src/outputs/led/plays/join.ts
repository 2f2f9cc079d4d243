/** Joins what the screens say they have shown with what was promised. Pure. */
import { sum } from '../../../model/numbers.ts';
import type { ScreenProof, Shown } from './proof.ts';
import type { Grid } from '../grid.ts';
import type { Schedule, ScreenSchedule } from '../schedule.ts';
import { showingsOf } from '../showings.ts';
import { instantOf } from '../../../model/zone.ts';
import { isSeen } from './chain.ts';
import type { CheckedLog } from './check.ts';
import { slotsOf, whoOf } from './hours.ts';

/** What whoever looks after a screen says of it, where the device writes no log. */
export interface Statement {
  screen: string;
  /** Who says so: an office, not a person's name. */
  by: string;
  hours: readonly { date: string; from: string; to: string }[];
}

/** What a person must look at; showings named here are not counted. */
export type ProofFinding =
  | { kind: 'no-screen' | 'word-and-log'; screen: string }
  | { kind: 'doubled' | 'outside' | 'late' | 'loop' | 'other'; screen: string; count: number }
  | { kind: 'other-plan'; screen: string; at: number; count: number }
  | { kind: 'hour'; screen: string; at: number; promised: number; shown: number };

/** @param schedule As it was published, whoever has been withdrawn since. */
export function proofOf(
  schedule: Schedule,
  logs: readonly Omit<CheckedLog, 'findings'>[],
  statements: readonly Statement[],
): { proofs: ScreenProof[]; findings: ProofFinding[] } {
  const findings: ProofFinding[] = [];
  const proofs: ScreenProof[] = [];
  const named = new Set([...logs, ...statements].flatMap(({ screen }) => screen ?? []));
  for (const name of [...named].sort()) {
    const screen = schedule.screens.find(({ id }) => id === name);
    const ownLogs = logs.filter((log) => log.screen === name);
    const ownStatements = statements.filter((statement) => statement.screen === name);
    if (!screen) findings.push({ kind: 'no-screen', screen: name });
    else if (ownLogs.some(({ plays, hours }) => plays.length + hours.length > 0)) {
      if (ownStatements.length > 0) findings.push({ kind: 'word-and-log', screen: name });
      proofs.push(byLogs(schedule, screen, ownLogs, findings));
    } else if (ownStatements.length > 0) proofs.push(byStatements(schedule, screen, ownStatements));
  }
  return { proofs, findings };
}

function byLogs(
  schedule: Schedule,
  screen: ScreenSchedule,
  logs: readonly Omit<CheckedLog, 'findings'>[],
  findings: ProofFinding[],
): ScreenProof {
  const { grid } = schedule;
  const indexAt = new Map(grid.starts.map((start, index) => [start, index]));
  const personAt = (slot: number): string | null =>
    schedule.people[screen.slots[indexAt.get(slot) ?? -1] ?? -1] ?? null;
  const shown = new Set<number>();
  const counts = { doubled: 0, outside: 0, late: 0, loop: 0, other: 0 };

  for (const play of logs.flatMap(({ plays }) => plays)) {
    const slot = Date.parse(play.slot);
    if (play.person === null) continue;
    if (play.loop) counts.loop += 1;
    else if (!indexAt.has(slot)) counts.outside += 1;
    else if (personAt(slot) !== play.person) counts.other += 1;
    else if (!isSeen(play)) counts.late += 1;
    else if (shown.has(slot)) counts.doubled += 1;
    else shown.add(slot);
  }
  for (const line of logs.flatMap(({ hours }) => hours)) {
    const slots = slotsOf(line);
    const people = slots.map(personAt);
    if (people.includes(null) || whoOf(people as string[]) !== line.who) {
      const at = Date.parse(line.hour);
      findings.push({ kind: 'other-plan', screen: screen.id, at, count: slots.length });
    } else for (const slot of slots) shown.add(slot); // a code may tell what the file tells too
  }
  for (const kind of ['doubled', 'outside', 'late', 'loop', 'other'] as const)
    if (counts[kind] > 0) findings.push({ kind, screen: screen.id, count: counts[kind] });

  const hour = { kind: 'hour', screen: screen.id } as const;
  for (const { start, first, count } of grid.hours) {
    const slots = grid.starts.slice(first, first + count).filter((slot) => personAt(slot) !== null);
    const seen = slots.filter((slot) => shown.has(slot)).length;
    if (seen < slots.length)
      findings.push({ ...hour, at: start, promised: slots.length, shown: seen });
  }
  const byPerson = Map.groupBy(
    [...shown].sort((a, b) => a - b),
    (slot) => personAt(slot) ?? '',
  );
  const people = [...byPerson].map(([person, slots]): [string, Shown] => {
    const [first = null] = slots;
    return [person, { count: slots.length, first }];
  });
  return proof(schedule, screen, 'log', new Map(people));
}

/** What was promised of the hours in which the screen is said to have run. */
function byStatements(
  schedule: Schedule,
  screen: ScreenSchedule,
  statements: readonly Statement[],
): ScreenProof {
  const { grid, people } = schedule;
  const spans = statements.flatMap(({ hours }) =>
    hours.map(({ date, from, to }) => ({
      from: instantOf(date, from, grid.timeZone),
      to: instantOf(date, to, grid.timeZone),
    })),
  );
  const ran = (slot: number): boolean =>
    spans.some(({ from, to }) => slot >= from && slot + grid.slot * 1000 <= to);
  const shares = sharesOf(grid, ran);
  const shown = new Map<string, Shown>();
  for (const person of people) {
    const own = showingsOf(schedule, person).find((showings) => showings.screen === screen.id);
    const certainTimes = own?.times.filter(ran).length ?? 0;
    const certain = own?.promised.reduce(
      (all, day) => all + Math.floor(day.count * (shares.get(day.date) ?? 0)),
      certainTimes,
    );
    if (certain) shown.set(person, { count: certain, first: null });
  }
  return proof(schedule, screen, 'word', shown);
}

/** The part of each local day's slots in which a screen ran. */
function sharesOf({ hours, starts }: Grid, ran: (slot: number) => boolean): Map<string, number> {
  const days = Map.groupBy(
    hours.flatMap(({ local, first, count }) =>
      starts.slice(first, first + count).map((slot) => ({ date: local.date, slot })),
    ),
    ({ date }) => date,
  );
  return new Map(
    [...days].map(([date, all]) => [date, all.filter(({ slot }) => ran(slot)).length / all.length]),
  );
}

function proof(
  schedule: Schedule,
  screen: ScreenSchedule,
  by: ScreenProof['by'],
  people: ReadonlyMap<string, Shown>,
): ScreenProof {
  const shown = sum([...people.values()].map(({ count }) => count));
  return { screen: screen.id, by, promised: promisedOn(schedule, screen), shown, people };
}

/** Showings of people that a screen was to have, or to have at least. */
export const promisedOn = (schedule: Schedule, { id }: ScreenSchedule): number =>
  sum(
    schedule.people.map(
      (person) => showingsOf(schedule, person).find(({ screen }) => screen === id)?.count ?? 0,
    ),
  );
