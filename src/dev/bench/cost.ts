/** What work costs: CPU time of a process with everything it has started, on Linux. */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc, the same on every Linux (USER_HZ). */
const TICKS = 100;

interface Account {
  pid: number;
  parent: number;
  /** Own time and that of the children it has waited for, in seconds. */
  seconds: number;
}

/**
 * Seconds of user and system time spent so far by a process, by all its living descendants
 * (browser, page, GPU process, FFmpeg) and by those that have ended and were waited for: the
 * difference of two calls is what the work between them cost, as long as no browser is closed
 * between them.
 */
export function cpuSeconds(process: number): number {
  const accounts = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => accountOf(Number(name)));
  const children = Map.groupBy(accounts, ({ parent }) => parent);
  const sum = ({ pid, seconds }: Account): number =>
    (children.get(pid) ?? []).reduce((total, child) => total + sum(child), seconds);
  return accounts.filter(({ pid }) => pid === process).reduce((all, own) => all + sum(own), 0);
}

/** One process's line, proc(5); none when it has just ended. */
function accountOf(pid: number): Account[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [{ pid, parent: Number(fields[1]), seconds: ticks / TICKS }];
  } catch {
    return [];
  }
}

/** What a piece of work cost: CPU and wall time, in seconds. */
export interface Cost {
  cpu: number;
  wall: number;
}

export async function costOf(work: () => unknown): Promise<Cost> {
  const [cpu, wall] = [cpuSeconds(process.pid), performance.now()];
  await work();
  return { cpu: cpuSeconds(process.pid) - cpu, wall: (performance.now() - wall) / 1000 };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

export const minus = (a: Cost, b: Cost): Cost => ({
  cpu: round(a.cpu - b.cpu),
  wall: round(a.wall - b.wall),
});

export const times = ({ cpu, wall }: Cost, count: number): Cost => ({
  cpu: cpu * count,
  wall: wall * count,
});

export const perClip = ({ cpu, wall }: Cost, clips: number): Cost => ({
  cpu: round(cpu / clips),
  wall: round(wall / clips),
});

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return round(middle.reduce((sum, value) => sum + value, 0) / middle.length);
}
