/** Measures the clip engine against stock Remotion and against x264 alone. */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { Cache } from '../../src/base/cache.ts';
import { hashOf } from '../../src/base/files.ts';
import { ffmpegVersion, findBrowser } from '../../src/base/programs.ts';
import { t } from '../../src/i18n/index.ts';
import { SOCIAL_TARGETS, type ClipTarget } from '../formats.ts';
import { encodeEveryFrame, encodeFile, writeFrames } from './every-frame.ts';
import { costOf, minus, perClip, times, type Cost } from './cpu.ts';
import { exampleOf, jobOf, screenOf } from './examples.ts';
import type { Job } from '../render/jobs.ts';
import { makeJobs, openWorkplace } from '../render/make.ts';
import { levelOf } from '../render/level.ts';
import { renderStock } from '../render/stock-engine.ts';
import { openStudio } from '../render/studio.ts';
import { shapeOf } from '../render/layers-engine.ts';
import { servePhotos } from '../render/photo-server.ts';
import { withAddress } from '../render/address.ts';

/** Costs in seconds per clip, and what stock and x264 cost in units of ours. */
export interface Figures {
  target: string;
  clips: number;
  seconds: number;
  /** Everything from the start of the browser to the finished files, shared by all clips. */
  ours: Cost;
  /** What a clip more costs, and the start that all of one format share. */
  oneMore: Cost;
  start: Cost;
  stock: Cost & { concurrency: number };
  /** x264 alone on every finished frame. */
  x264: Cost;
  /** Our engine without holds and steps: every frame composed and encoded, drawing left out. */
  everyFrame: Cost;
  ratios: {
    stockToOurs: number;
    stockToOneMore: number;
    oursToX264: number;
    oneMoreToX264: number;
    everyFrameToX264: number;
  };
}

export interface Report {
  machine: { processor: string; cores: number; node: string; ffmpeg: string; browser: string };
  figures: Figures[];
}

const PEOPLE = ['example-portrait', 'example-damaged', 'example-longest'];
const TARGETS: readonly ClipTarget[] = [
  SOCIAL_TARGETS[0] as ClipTarget,
  screenOf(1920, 1080),
  screenOf(768, 384),
];

/**
 * @param people How many people our engine makes clips of, at least four: the three examples again
 *   and again. Stock Remotion makes those of the three once.
 * @param say Told each line as soon as it is known.
 */
export async function benchClips(people: number, say: (line: string) => void): Promise<Report> {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-bench-'));
  try {
    const report: Report = { machine: await machineOf(), figures: [] };
    for (const target of TARGETS) {
      const figures = await benchTarget(target, people, folder);
      report.figures.push(figures);
      say(lineOf(figures));
    }
    return report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchTarget(target: ClipTarget, people: number, folder: string): Promise<Figures> {
  const cache = new Cache(folder);
  const jobs = await Promise.all(
    Array.from({ length: Math.max(people, PEOPLE.length + 1) }, (_, index) => {
      const example = exampleOf(PEOPLE[index % PEOPLE.length] as string);
      return jobOf(example, target, { name: `${example.entry.id}-${index}` });
    }),
  );
  const examples = jobs.slice(0, PEOPLE.length);
  const other = new Cache(path.join(folder, 'few'));
  // What is there once a machine or a process is left out of both: the bundle, warm code.
  for (const each of [cache, other]) await (await openStudio(each)).close();
  await benchOurs([{ ...(examples[0] as Job), key: hashOf('warm', target.id) }], other);
  const few = await benchOurs(examples, other);
  const all = await benchOurs(jobs, cache);
  const ours = perClip(all, jobs.length);
  const oneMore = perClip(minus(all, few), jobs.length - examples.length);
  const start = minus(few, times(oneMore, examples.length));
  const stock = await benchStock(examples, cache, folder);
  const { x264, everyFrame } = await benchX264(jobs[0] as Job, cache, folder);
  const ratio = (a: Cost, b: Cost): number => Math.round((a.cpu / b.cpu) * 100) / 100;
  return {
    ...{ target: target.id, clips: jobs.length, seconds: jobs[0]?.clip?.seconds ?? 0 },
    ...{ ours, oneMore, start, stock, x264, everyFrame },
    ratios: {
      stockToOurs: ratio(stock, ours),
      stockToOneMore: ratio(stock, oneMore),
      oursToX264: ratio(ours, x264),
      oneMoreToX264: ratio(oneMore, x264),
      everyFrameToX264: ratio(everyFrame, x264),
    },
  };
}

/** From the start of the browser to the finished files. */
async function benchOurs(jobs: readonly Job[], cache: Cache): Promise<Cost> {
  const place = await openWorkplace({ cache });
  try {
    const making = { cache, t: t('en'), engine: 'layers', width: availableParallelism() } as const;
    const work = (): Promise<void> => makeJobs(jobs, { ...making, done: rethrow }, place);
    return await costOf(work);
  } finally {
    await place.close();
  }
}

const rethrow = (_: Job, cause?: unknown): void => {
  if (cause !== undefined) throw cause;
};

/** The number of pages that costs least for the first clip is used for all. */
async function benchStock(
  jobs: readonly Job[],
  cache: Cache,
  folder: string,
): Promise<Cost & { concurrency: number }> {
  const server = await servePhotos();
  const studio = await openStudio(cache);
  const render = async ({ subject, target, clip, key }: Job, pages: number): Promise<void> => {
    if (!clip) return;
    const { width, height, encoding } = clip.target;
    const settings = { width, height, ...encoding, level: levelOf(width, height, 0) };
    const { zoom } = shapeOf(subject, clip);
    const props = { subject: withAddress(subject, server, target), target, zoom };
    const file = path.join(folder, `${key}.mp4`);
    await renderStock(studio, props, clip.seconds, settings, pages, file, 'jpeg');
  };
  try {
    const cores = availableParallelism();
    const tries: (Cost & { concurrency: number })[] = [];
    const [first, ...others] = jobs as [Job, ...Job[]];
    for (const concurrency of new Set([1, Math.ceil(cores / 2), cores]))
      tries.push({ ...(await costOf(() => render(first, concurrency))), concurrency });
    const best = tries.reduce((a, b) => (a.cpu <= b.cpu ? a : b));
    const rest = await costOf(async () => {
      for (const job of others) await render(job, best.concurrency);
    });
    const both = { cpu: best.cpu + rest.cpu, wall: best.wall + rest.wall };
    return { ...perClip(both, jobs.length), concurrency: best.concurrency };
  } finally {
    await studio.close();
    await server.close();
  }
}

async function benchX264(
  job: Job,
  cache: Cache,
  folder: string,
): Promise<{ x264: Cost; everyFrame: Cost }> {
  const file = path.join(folder, 'frames.yuv');
  const handle = await open(file, 'w');
  const drawn = await writeFrames(job, cache, (bytes) => handle.writeFile(bytes));
  await handle.close();
  const x264 = await costOf(() => encodeFile(job, file));
  const everyFrame = await costOf(() => encodeEveryFrame(job, drawn));
  await rm(file);
  return { x264, everyFrame };
}

async function machineOf(): Promise<Report['machine']> {
  return {
    processor: cpus()[0]?.model ?? '',
    cores: availableParallelism(),
    node: process.version,
    ffmpeg: await ffmpegVersion(),
    browser: (await findBrowser()).executable ?? 'Remotion’s own',
  };
}

function lineOf(figures: Figures): string {
  const { target, clips, ours, oneMore, start, stock, x264, everyFrame, ratios } = figures;
  const cost = (name: string, { cpu, wall }: Cost): string =>
    `  ${name.padEnd(26)} ${cpu.toFixed(2).padStart(7)} CPU-s  ${wall.toFixed(2).padStart(7)} s`;
  return [
    `${target}, per clip`,
    cost(`this engine, ${clips} clips`, ours),
    cost('  one more clip', oneMore),
    cost('  start, once a format', start),
    cost(`stock, ${stock.concurrency} page(s)`, stock),
    cost('x264 alone, every frame', x264),
    cost('compose + x264, every frame', everyFrame),
    `  stock / this engine: ${ratios.stockToOurs}, one more clip ${ratios.stockToOneMore}`,
    `  this engine / x264: ${ratios.oursToX264}, one more clip ${ratios.oneMoreToX264}`,
    `  every frame composed and encoded / x264: ${ratios.everyFrameToX264}`,
  ].join('\n');
}
