/** Reads a screen's log, and says what cannot be believed in it. Pure. */
import { lineSchema, type Line } from '../../../model/files/plays.ts';
import { BEGINNING, hashOf, type HoursEntry, type PlayEntry } from './chain.ts';

/** What is wrong with a log; `line` counts from 1, `count` says how many such lines there are. */
export type LogFinding =
  | { kind: 'unreadable' | 'gap' | 'unproved'; line: number; count: number }
  | { kind: 'repeated' | 'restarted'; count: number }
  | { kind: 'foreign'; screen: string; count: number }
  | { kind: 'empty' | 'no-end' };

export interface CheckedLog {
  /** Whose log it is: the screen named in its end, else in most of its lines. */
  screen: string | null;
  /** Showings for which a later line vouches. */
  plays: PlayEntry[];
  hours: HoursEntry[];
  findings: LogFinding[];
}

/**
 * A line is believed when another one carries its hash: whoever changes, adds or cuts off a line
 * takes that from it. Lines may come in any order and twice, as codes are read.
 */
export function checkLog(text: string): CheckedLog {
  const findings: LogFinding[] = [];
  const lines = linesOf(text, findings);
  const hashes = new Set(lines.keys());
  const carried = new Set([...lines.values()].map(({ entry }) => entry.before));
  const all = [...lines.values()];
  const screen = screenOf(all.map(({ entry }) => entry));
  const own = all.filter(({ entry }) => entry.screen === screen);
  for (const [name, list] of Map.groupBy(all, ({ entry }) => entry.screen))
    if (name !== screen) findings.push({ kind: 'foreign', screen: name, count: list.length });
  const report = (kind: 'gap' | 'unproved', found: readonly Placed[]): void => {
    if (found[0]) findings.push({ kind, line: found[0].line, count: found.length });
  };
  report(
    'gap',
    all.filter(({ entry: { before } }) => before !== BEGINNING && !hashes.has(before)),
  );
  const isProved = ({ hash, entry }: Placed): boolean => 'end' in entry || carried.has(hash);
  report(
    'unproved',
    all.filter((line) => !isProved(line)),
  );
  const beginnings = all.filter(({ entry }) => entry.before === BEGINNING).length;
  if (beginnings > 1) findings.push({ kind: 'restarted', count: beginnings - 1 });
  if (all.length === 0) findings.push({ kind: 'empty' });
  else if (!all.some(({ entry }) => 'end' in entry)) findings.push({ kind: 'no-end' });
  const proved = own.filter(isProved).map(({ entry }) => entry);
  return {
    screen,
    plays: proved.flatMap((entry) => ('slot' in entry ? [entry] : [])),
    hours: proved.filter((entry) => 'hour' in entry),
    findings,
  };
}

interface Placed {
  line: number;
  hash: string;
  entry: Line;
}

/** The lines by their hashes. */
function linesOf(text: string, findings: LogFinding[]): Map<string, Placed> {
  const lines = new Map<string, Placed>();
  const unreadable: number[] = [];
  let repeated = 0;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace('\r', '').replace('\uFEFF', '');
    if (line.trim() === '') continue;
    const key = hashOf(line);
    if (lines.has(key)) repeated += 1;
    const entry = read(line);
    if (entry) lines.set(key, { line: lines.get(key)?.line ?? index + 1, hash: key, entry });
    else unreadable.push(index + 1);
  }
  if (unreadable[0] !== undefined)
    findings.push({ kind: 'unreadable', line: unreadable[0], count: unreadable.length });
  if (repeated > 0) findings.push({ kind: 'repeated', count: repeated });
  return lines;
}

function read(line: string): Line | null {
  try {
    return lineSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function screenOf(entries: readonly Line[]): string | null {
  const ends = entries.filter((entry) => 'end' in entry);
  const groups = Map.groupBy(ends.length > 0 ? ends : entries, ({ screen }) => screen);
  return [...groups].sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? null;
}
