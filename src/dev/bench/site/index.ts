/** Measures the site at several sizes, and its pages beside Eleventy's. */
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { machineOf, type Machine } from '../machine.ts';
import { measuredBy } from '../measured-by.ts';
import type { Kind, SiteRun } from './site-run.ts';
import { benchWall, type WallRun } from './wall.ts';

export interface Report {
  machine: Machine;
  /** The whole step `site`: pages, search, data, families' archives. */
  growth: SiteRun[];
  /** Pages alone, ours and Eleventy's of the same people, in pages for each second of CPU. */
  pages: { ours: SiteRun; eleventy: SiteRun; oursPerSecond: number; eleventyPerSecond: number };
  /** The wall of everybody, moved in Chromium that draws in software. */
  wall: WallRun;
}

/** Archives of these sizes; the pages are compared at the second. */
export const SIZES = [1000, 10_000, 30_000] as const;

/** @param say Told each line as soon as it is known. */
export async function benchSite(
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<Report> {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'estelik-bench-'));
  const run = async (kind: Kind, people: number, name: string): Promise<SiteRun> => {
    const args = [kind, String(people), path.join(folder.path, 'run')];
    const made = await measuredBy<SiteRun>('src/dev/bench/site/site-run.ts', ...args);
    say(`${name}, ${lineOf(made)}`);
    return made;
  };
  const growth: SiteRun[] = [];
  for (const size of sizes) growth.push(await run('site', size, 'site'));
  const compared = sizes[1] ?? sizes[0] ?? SIZES[0];
  const ours = await run('pages', compared, 'pages');
  const eleventy = await run('eleventy', compared, 'Eleventy');
  const pages = {
    ours,
    eleventy,
    oursPerSecond: Math.round(ours.pages / ours.cpu),
    eleventyPerSecond: Math.round(eleventy.pages / eleventy.cpu),
  };
  say(`pages for each second of CPU: ${pages.oursPerSecond}, Eleventy ${pages.eleventyPerSecond}`);
  const wall = await benchWall(compared);
  const { whole, middle, near } = wall.moving;
  say(
    `wall of ${wall.people} moved, pictures a second: whole ${whole}, middle ${middle}, near ${near}; an almost empty page ${wall.rival}`,
  );
  return { machine: machineOf(), growth, pages, wall };
}

const lineOf = ({ people, cpu, wall, peak, pages, megabytes }: SiteRun): string =>
  `${people} people: ${pages} pages, ${cpu.toFixed(1)} CPU-s, ${wall.toFixed(1)} s, ${peak} MB held, ${megabytes} MB written`;
