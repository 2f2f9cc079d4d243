/** Measures the site at several sizes, and its pages beside Eleventy's. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from '../../../base/platform/cache.ts';
import type { Kind, SiteRun } from './site-run.ts';
import { benchWall, type WallRun } from './wall.ts';

export interface Report {
  machine: { processor: string; cores: number; node: string };
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
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-bench-'));
  const run = (kind: Kind, people: number): Promise<SiteRun> =>
    inProcess(kind, people, path.join(folder, 'run'));
  try {
    const growth: SiteRun[] = [];
    for (const size of sizes) {
      const made = await run('site', size);
      growth.push(made);
      say(`site, ${told(made)}`);
    }
    const compared = sizes[1] ?? sizes[0] ?? SIZES[0];
    const ours = await run('pages', compared);
    say(`pages, ${told(ours)}`);
    const eleventy = await run('eleventy', compared);
    say(`Eleventy, ${told(eleventy)}`);
    const pages = {
      ours,
      eleventy,
      oursPerSecond: Math.round(ours.pages / ours.cpu),
      eleventyPerSecond: Math.round(eleventy.pages / eleventy.cpu),
    };
    say(
      `pages for each second of CPU: ${pages.oursPerSecond}, Eleventy ${pages.eleventyPerSecond}`,
    );
    const wall = await benchWall(compared);
    const { whole, middle, near } = wall.moving;
    say(
      `wall of ${wall.people} moved, pictures a second: whole ${whole}, middle ${middle}, near ${near}; an almost empty page ${wall.rival}`,
    );
    return { machine: machine(), growth, pages, wall };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const told = ({ people, cpu, wall, peak, pages, megabytes }: SiteRun): string =>
  `${people} people: ${pages} pages, ${cpu.toFixed(1)} CPU-s, ${wall.toFixed(1)} s, ${peak} MB held, ${megabytes} MB written`;

const machine = (): Report['machine'] => ({
  processor: cpus()[0]?.model ?? '',
  cores: availableParallelism(),
  node: process.version,
});

function inProcess(kind: Kind, people: number, folder: string): Promise<SiteRun> {
  const child = spawn(
    process.execPath,
    [path.join(PROJECT, 'src/dev/bench/site/site-run.ts'), kind, String(people), folder],
    { cwd: PROJECT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) =>
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(output.trim().split('\n').at(-1) ?? '') as SiteRun);
      else reject(new Error(`${kind} of ${people} people ended with ${code}`));
    }),
  );
}
