/** Measures the clip engine against stock Remotion and against x264 alone. */
import { UsageError } from '../../../base/command/parse.ts';
import { mkdtempDisposable, open, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { Cache } from '../../../base/platform/cache.ts';
import { hashOf } from '../../../base/platform/files.ts';
import { ffmpegVersion, findBrowser } from '../../../base/platform/programs.ts';
import { SOCIAL_TARGETS, type ClipTarget } from '../../../../remotion/design/formats.ts';
import { costOf, median, minus, perClip, times, type Cost } from '../cost.ts';
import { machineOf, type Machine } from '../machine.ts';
import { encodeEveryFrame, encodeFile, settingsOf, writeFrames } from './every-frame.ts';
import { exampleOf, jobOf, renderContextIn, screenOf, stockOf } from './examples.ts';
import type { Job } from '../../../../remotion/jobs/jobs.ts';
import { makeJobs, openWorkplace } from '../../../../remotion/jobs/make.ts';
import { framesOf } from '../../../../remotion/design/timing.ts';
import { renderStock } from '../../../../remotion/engine/stock-engine.ts';
import { openBrowserSession } from '../../../../remotion/engine/browser-session.ts';
import type { Drawn } from '../../../../remotion/engine/layers-engine.ts';

/** What is measured, per clip. */
const SIDES = {
  /** Everything from the start of the browser to the finished files, shared by all clips. */
  ours: 'this engine',
  /** What a clip more costs, and the start that all of one format share. */
  oneMore: '  one more clip',
  start: '  start, once a format',
  /** Reckoned from a part of a clip, see `benchStock`. */
  stock: 'stock, one page',
  /** x264 alone on every finished frame. */
  x264: 'x264 alone, every frame',
  /** Our engine without holds and steps: every frame composed and encoded, drawing left out. */
  everyFrame: 'compose + x264, every frame',
} as const;
type Side = keyof typeof SIDES;

/** What one side costs in units of another. */
const RATIOS = {
  stockToOurs: ['stock', 'ours'],
  stockToOneMore: ['stock', 'oneMore'],
  oursToX264: ['ours', 'x264'],
  oneMoreToX264: ['oneMore', 'x264'],
  everyFrameToX264: ['everyFrame', 'x264'],
} as const satisfies Record<string, readonly [Side, Side]>;

/** Costs in seconds per clip. */
type Figures = Record<Side, Cost> & {
  target: string;
  clips: number;
  seconds: number;
  ratios: Record<keyof typeof RATIOS, number>;
};

interface Report {
  machine: Machine & { ffmpeg: string; browser: string };
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
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'estelik-bench-'));
  const browser = (await findBrowser()).executable ?? 'Remotion’s own';
  const machine = { ...machineOf(), ffmpeg: await ffmpegVersion(), browser };
  const report: Report = { machine, figures: [] };
  for (const target of TARGETS.filter(({ id }) => id.includes(effort.only))) {
    const figures = await benchTarget(target, effort, folder.path);
    report.figures.push(figures);
    say(lineOf(figures));
  }
  return report;
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
  await (await openBrowserSession(cache))[Symbol.asyncDispose]();
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
  const shares = rounds.map(({ few, all, ...rest }): Record<Side, Cost> => {
    const oneMore = perClip(minus(all, few), count.all - count.few);
    const start = minus(few, times(oneMore, count.few));
    return { ...rest, ours: perClip(all, count.all), oneMore, start };
  });
  const costs = (Object.keys(SIDES) as Side[]).map((side) => {
    const cpu = median(shares.map((share) => share[side].cpu));
    return [side, { cpu, wall: median(shares.map((share) => share[side].wall)) }] as const;
  });
  const ratios = Object.entries(RATIOS).map(([name, [a, b]]) => {
    const ratio = median(shares.map((share) => share[a].cpu / share[b].cpu));
    return [name, Math.round(ratio * 100) / 100] as const;
  });
  return {
    target: target.id,
    clips: count.all,
    seconds: clip?.seconds ?? 0,
    ...(Object.fromEntries(costs) as Record<Side, Cost>),
    ratios: Object.fromEntries(ratios) as Figures['ratios'],
  };
}

/** From the start of the browser to the finished files. */
async function benchOurs(jobs: readonly Job[], cache: Cache): Promise<Cost> {
  await using place = await openWorkplace({ cache });
  const context = { ...renderContextIn(cache), width: availableParallelism() };
  return await costOf(() => makeJobs(jobs, context, place));
}

/** Frames of stock Remotion that are rendered: a short part, and a longer one with beats in it. */
const [SHORT, LONG] = [25, 100];

/**
 * A clip by stock Remotion with one page, which costs least: what its start and `SHORT` frames
 * cost, and for the rest what each frame from there to `LONG` did.
 */
async function benchStock(job: Job, cache: Cache, folder: string): Promise<Cost> {
  await using place = await openWorkplace({ cache });
  const session = await place.drawers.session();
  const { clip, props } = stockOf(job, place.server);
  const { settings } = settingsOf(clip);
  const file = path.join(folder, 'stock.mp4');
  const render = (most: number): Promise<Cost> =>
    costOf(() => renderStock(session, props, clip.seconds, settings, 1, file, 'jpeg', most));
  const [short, long] = [await render(SHORT), await render(LONG)];
  const frame = perClip(minus(long, short), LONG - SHORT);
  const rest = times(frame, framesOf(clip.seconds) - SHORT);
  return { cpu: short.cpu + rest.cpu, wall: short.wall + rest.wall };
}

async function writeFramesTo(file: string, job: Job, cache: Cache): Promise<Drawn> {
  await using handle = await open(file, 'w');
  return await writeFrames(job, cache, (bytes) => handle.writeFile(bytes));
}

function lineOf(figures: Figures): string {
  const { target, clips, ratios } = figures;
  const costs = Object.entries(SIDES).map(([side, name]) => {
    const { cpu, wall } = figures[side as Side];
    return `  ${name.padEnd(26)} ${cpu.toFixed(2).padStart(7)} CPU-s  ${wall.toFixed(2).padStart(7)} s`;
  });
  return [
    `${target}, per clip of ${clips}`,
    ...costs,
    `  stock / this engine: ${ratios.stockToOurs}, one more clip ${ratios.stockToOneMore}`,
    `  this engine / x264: ${ratios.oursToX264}, one more clip ${ratios.oneMoreToX264}`,
    `  every frame composed and encoded / x264: ${ratios.everyFrameToX264}`,
  ].join('\n');
}
