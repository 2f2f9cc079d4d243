/** Measures the clip engine against stock Remotion and against x264 alone. */
import { UsageError } from '../../../base/command/parse.ts';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { Cache } from '../../../base/platform/cache.ts';
import { hashOf } from '../../../base/platform/files.ts';
import { ffmpegVersion, findBrowser } from '../../../base/platform/programs.ts';
import { t } from '../../../i18n/index.ts';
import { SOCIAL_TARGETS, type ClipTarget } from '../../../../remotion/formats.ts';
import { encodeEveryFrame, encodeFile, writeFrames } from './every-frame.ts';
import { costOf, median, minus, perClip, times, type Cost } from './cpu.ts';
import { exampleOf, jobOf, screenOf } from './examples.ts';
import type { Job } from '../../../../remotion/engine/jobs.ts';
import { makeJobs, openWorkplace } from '../../../../remotion/engine/make.ts';
import { framesOf } from '../../../../remotion/timing.ts';
import { levelOf } from '../../../../remotion/engine/level.ts';
import { renderStock } from '../../../../remotion/engine/stock-engine.ts';
import { openBrowserSession } from '../../../../remotion/engine/browser-session.ts';
import { shapeOf, type Drawn } from '../../../../remotion/engine/layers-engine.ts';
import { servePhotos } from '../../../../remotion/engine/photo-server.ts';
import { withAddress } from '../../../../remotion/engine/address.ts';

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
  /** Reckoned from a part of a clip, see `benchStock`. */
  stock: Cost;
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

/** A part of the names of formats. @throws {UsageError} for one that none has. */
export function readOnly(name: string, value: string): string {
  const ids = TARGETS.map(({ id }) => id);
  if (!ids.some((id) => id.includes(value)))
    throw new UsageError(`${name}: ${value} (${ids.join(' | ')})`);
  return value;
}

/** How much is measured: the more, the surer, and the longer. */
export interface Effort {
  /** Whose clips our engine makes in a round, at least four: three examples again and again. */
  people: number;
  /** All sides are measured in turns, since a machine is not as quick at all times. */
  rounds: number;
  /** A part of the names of the formats that are measured; all without it. */
  only: string;
}

/** @param say Told each line as soon as it is known. */
export async function benchClips(effort: Effort, say: (line: string) => void): Promise<Report> {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-bench-'));
  try {
    const report: Report = { machine: await machineOf(), figures: [] };
    for (const target of TARGETS.filter(({ id }) => id.includes(effort.only))) {
      const figures = await benchTarget(target, effort, folder);
      report.figures.push(figures);
      say(lineOf(figures));
    }
    return report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchTarget(target: ClipTarget, effort: Effort, folder: string): Promise<Figures> {
  const cache = new Cache(folder);
  const jobs = await Promise.all(
    Array.from({ length: Math.max(effort.people, PEOPLE.length + 1) }, (_, index) => {
      const example = exampleOf(PEOPLE[index % PEOPLE.length] as string);
      return jobOf(example, target, { name: `${example.entry.id}-${index}` });
    }),
  );
  const [first] = jobs as [Job];
  const few = jobs.slice(0, PEOPLE.length);
  const inRound = (list: readonly Job[], round: string): Job[] =>
    list.map((job) => ({ ...job, key: hashOf(job.key, round) }));
  // What is there once a machine or a process is left out: the bundle, warm code.
  await (await openBrowserSession(cache)).close();
  await benchOurs(inRound([first], 'warm'), cache);
  const frames = path.join(folder, 'frames.yuv');
  const drawn = await writeFramesTo(frames, first, cache);
  const rounds: Round[] = [];
  for (let round = 0; round < effort.rounds; round++)
    rounds.push({
      few: await benchOurs(inRound(few, `few ${round}`), cache),
      x264: await costOf(() => encodeFile(first, frames)),
      all: await benchOurs(inRound(jobs, `all ${round}`), cache),
      stock: await benchStock(first, cache, folder),
      everyFrame: await costOf(() => encodeEveryFrame(first, drawn)),
    });
  await rm(frames);
  return figuresOf(target, rounds, { all: jobs.length, few: few.length }, first);
}

/** What each side cost, one after the other. */
type Round = Record<'few' | 'all' | 'stock' | 'x264' | 'everyFrame', Cost>;

/** Medians of the rounds: of costs, and of what each round's ratios are. */
function figuresOf(
  target: ClipTarget,
  rounds: readonly Round[],
  count: { all: number; few: number },
  { clip }: Job,
): Figures {
  const shares = rounds.map(({ few, all, ...rest }) => {
    const ours = perClip(all, count.all);
    const oneMore = perClip(minus(all, few), count.all - count.few);
    return { ...rest, ours, oneMore, start: minus(few, times(oneMore, count.few)) };
  });
  type Share = (typeof shares)[number];
  const cost = (side: keyof Share): Cost => ({
    cpu: median(shares.map((share) => share[side].cpu)),
    wall: median(shares.map((share) => share[side].wall)),
  });
  const ratio = (a: keyof Share, b: keyof Share): number =>
    Math.round(median(shares.map((share) => share[a].cpu / share[b].cpu)) * 100) / 100;
  return {
    target: target.id,
    clips: count.all,
    seconds: clip?.seconds ?? 0,
    ours: cost('ours'),
    oneMore: cost('oneMore'),
    start: cost('start'),
    stock: cost('stock'),
    x264: cost('x264'),
    everyFrame: cost('everyFrame'),
    ratios: {
      stockToOurs: ratio('stock', 'ours'),
      stockToOneMore: ratio('stock', 'oneMore'),
      oursToX264: ratio('ours', 'x264'),
      oneMoreToX264: ratio('oneMore', 'x264'),
      everyFrameToX264: ratio('everyFrame', 'x264'),
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

/** Frames of stock Remotion that are rendered: a short part, and a longer one with beats in it. */
const [SHORT, LONG] = [25, 100];

/**
 * A clip by stock Remotion with one page, which costs least: what its start and `SHORT` frames
 * cost, and for the rest what each frame from there to `LONG` did.
 */
async function benchStock(job: Job, cache: Cache, folder: string): Promise<Cost> {
  const { subject, target, clip } = job;
  if (!clip) throw new Error('The job has no clip');
  const server = await servePhotos();
  const session = await openBrowserSession(cache);
  const { width, height, encoding } = clip.target;
  const settings = { width, height, ...encoding, level: levelOf(width, height, 0) };
  const props = {
    subject: withAddress(subject, server, target),
    target,
    zoom: shapeOf(subject, clip).zoom,
  };
  const file = path.join(folder, 'stock.mp4');
  const render = (most: number): Promise<Cost> =>
    costOf(() => renderStock(session, props, clip.seconds, settings, 1, file, 'jpeg', most));
  try {
    const [short, long] = [await render(SHORT), await render(LONG)];
    const frame = perClip(minus(long, short), LONG - SHORT);
    const rest = times(frame, framesOf(clip.seconds) - SHORT);
    return { cpu: short.cpu + rest.cpu, wall: short.wall + rest.wall };
  } finally {
    await session.close();
    await server.close();
  }
}

async function writeFramesTo(file: string, job: Job, cache: Cache): Promise<Drawn> {
  const handle = await open(file, 'w');
  try {
    return await writeFrames(job, cache, (bytes) => handle.writeFile(bytes));
  } finally {
    await handle.close();
  }
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
    cost('stock, one page', stock),
    cost('x264 alone, every frame', x264),
    cost('compose + x264, every frame', everyFrame),
    `  stock / this engine: ${ratios.stockToOurs}, one more clip ${ratios.stockToOneMore}`,
    `  this engine / x264: ${ratios.oursToX264}, one more clip ${ratios.oneMoreToX264}`,
    `  every frame composed and encoded / x264: ${ratios.everyFrameToX264}`,
  ].join('\n');
}
