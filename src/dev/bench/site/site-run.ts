/**
 * One measurement in a process of its own, for its memory:
 * `node src/dev/bench/site/site-run.ts site|pages|eleventy COUNT FOLDER` prints one line of JSON at its end.
 */
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import Eleventy from '@11ty/eleventy';
import { costOf } from '../cost.ts';
import { Cache, PROJECT } from '../../../base/platform/cache.ts';
import { walk } from '../../../base/platform/files.ts';
import { LANGUAGES } from '../../../model/language.ts';
import { hold } from '../../../outputs/site/data/build-context.ts';
import type { StaticPath } from '../../../outputs/site/data/build-context.ts';
import type { SiteData } from '../../../outputs/site/data/site-data.ts';
import { makeSite } from '../../../outputs/site/index.ts';
import { runAstro } from '../../../outputs/site/run-astro.ts';
import { SECURITY } from '../../../outputs/site/views/security.ts';
import { MORE, pagesOfPeople, WAYS } from './eleventy/pages.ts';
import { population, siteDataWithoutClips, type Population } from './population.ts';

export type Kind = 'site' | 'pages' | 'eleventy';

export interface SiteRun {
  people: number;
  /** CPU seconds with all processes started, and seconds by the clock. */
  cpu: number;
  wall: number;
  /** The most memory this process held, MB. */
  peak: number;
  pages: number;
  /** MB of all files that were written. */
  megabytes: number;
}

const RUNS: Record<Kind, (population: Population, folder: string) => Promise<string>> = {
  async site({ context, photos }) {
    await makeSite(context, { photos, clips: [], schedule: null });
    return path.join(context.cache.folder, 'site');
  },
  async pages(population, folder) {
    const target = path.join(folder, 'pages');
    const choose = (_route: string, paths: readonly StaticPath[]): StaticPath[] => [...paths];
    await runAstro({ data: dataOf(population), choose }, target, folder);
    return target;
  },
  async eleventy(population, folder) {
    const target = path.join(folder, 'eleventy');
    await runEleventy(dataOf(population), target);
    return target;
  },
};

const dataOf = ({ context, photos }: Population): SiteData =>
  siteDataWithoutClips(context.archive, photos);

/** The person's page alone, in Nunjucks, from data made ready before: less than the site makes. */
async function runEleventy(data: SiteData, target: string): Promise<void> {
  hold({ data, choose: () => [] });
  const people = pagesOfPeople(data);
  const input = path.relative(process.cwd(), path.join(PROJECT, 'src/dev/bench/site/eleventy'));
  const eleventy = new Eleventy(input, path.relative(process.cwd(), target), {
    quietMode: true,
    configPath: false,
    config(config) {
      config.setIncludesDirectory('.');
      const { address } = data.settings;
      const shared = {
        people,
        address,
        languages: LANGUAGES,
        ways: WAYS,
        more: MORE,
        security: SECURITY,
      };
      for (const [name, value] of Object.entries(shared)) config.addGlobalData(name, value);
    },
  });
  await eleventy.write();
}

async function measure(kind: Kind, people: number, folder: string): Promise<SiteRun> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const crowd = await population(people, new Cache(folder));
  let target = '';
  const { cpu, wall } = await costOf(async () => (target = await RUNS[kind](crowd, folder)));
  const files = await walk(target);
  let bytes = 0;
  for (const file of files) bytes += (await stat(path.join(target, file))).size;
  return {
    people,
    cpu,
    wall,
    peak: Math.round((process.resourceUsage().maxRSS * 1024) / 1e6),
    pages: files.filter((file) => file.endsWith('.html')).length,
    megabytes: Math.round(bytes / 1e6),
  };
}

if (import.meta.main) {
  const [, , kind = 'site', people = '100', folder = ''] = process.argv;
  const run = await measure(kind as Kind, Number(people), path.resolve(folder));
  process.stdout.write(`\n${JSON.stringify(run)}\n`);
}
