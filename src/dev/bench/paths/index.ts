/** What people have to do, and how long it takes, from where they begin to what they came for. */
import { editor } from './editor.ts';
import { founder } from './founder.ts';
import { grandmother } from './grandmother.ts';
import { specialist } from './specialist.ts';
import type { PathFigures } from './walk.ts';

const PATHS = { grandmother, specialist, editor, founder } as const;

/** @returns Figures by path; each is told as soon as it is there. */
export async function benchPaths(
  say: (line: string) => void,
): Promise<Record<string, PathFigures>> {
  const figures: Record<string, PathFigures> = {};
  for (const [name, walk] of Object.entries(PATHS)) {
    const { seconds, ...counts } = (figures[name] = await walk());
    const labels = Object.entries(counts).map(([what, value]) => `${what} ${String(value)}`);
    say([name, ...labels, `${seconds.toFixed(1)} s`].join('  '));
  }
  return figures;
}
