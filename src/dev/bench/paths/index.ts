/** What people have to do, and how long it takes, from where they begin to what they came for. */
import { editor } from './editor.ts';
import { founder } from './founder.ts';
import { grandmother } from './grandmother.ts';
import { specialist } from './specialist.ts';
import type { PathFigures } from './walk.ts';

const PATHS = { grandmother, specialist, editor, founder } as const;
type PathName = keyof typeof PATHS;

/** @returns Figures by path; each is told as soon as it is there. */
export async function benchPaths(
  say: (line: string) => void,
): Promise<Record<string, PathFigures>> {
  const figures: Record<string, PathFigures> = {};
  for (const name of Object.keys(PATHS) as PathName[]) {
    const path = await PATHS[name]();
    figures[name] = path;
    const { taps, keys, pages, seconds, ...more } = path;
    const rest = Object.entries(more).map(([what, value]) => `${what} ${String(value)}`);
    say(
      [
        name,
        `taps ${taps}`,
        `keys ${keys}`,
        `pages ${pages}`,
        `${seconds.toFixed(1)} s`,
        ...rest,
      ].join('  '),
    );
  }
  return figures;
}
