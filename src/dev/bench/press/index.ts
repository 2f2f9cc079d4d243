/** Measures the press bundles: memory while they are written, and what an unchanged build costs. */
import { randomBytes } from 'node:crypto';
import { mkdtempDisposable, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SOCIAL_TARGETS } from '../../../../remotion/design/formats.ts';
import type { Clip } from '../../../../remotion/jobs/index.ts';
import { Cache } from '../../../base/platform/cache.ts';
import type { BuildContext } from '../../../base/command/context.ts';
import { hashOf } from '../../../base/platform/files.ts';
import type { Options } from '../../../base/command/options.ts';
import type { Output } from '../../../dist/output.ts';
import { t } from '../../../i18n/index.ts';
import { readArchive } from '../../../model/archive.ts';
import type { Veteran } from '../../../model/veteran-entry.ts';
import { makePress, type PressMaterial } from '../../../outputs/press/index.ts';
import { costOf, type Cost } from '../cost.ts';
import { machineOf } from '../machine.ts';

/** Bytes of a clip: as large as those of a landscape clip with a photograph. */
const CLIP = 1_000_000;
const PEOPLE = [100, 300] as const;
/** Milliseconds from one look at the memory to the next. */
const POLL = 20;

export interface PressFigures {
  people: number;
  /** Bytes of all bundles, and of the memory at its highest above the beginning. */
  written: number;
  memory: number;
  seconds: number;
  /** An unchanged build, as a part of the first. */
  unchanged: number;
}

/** @returns One line of figures for each number of people; memory must not grow with them. */
export async function benchPress(options: Options): Promise<PressFigures[]> {
  const { archive } = await readArchive(options.content);
  const [example] = archive?.veterans ?? [];
  if (!archive || !example) throw new Error(options.content);
  await using root = await mkdtempDisposable(path.join(tmpdir(), 'estelik-bench-'));
  const figures: PressFigures[] = [];
  for (const people of PEOPLE) {
    const cache = new Cache(path.join(root.path, String(people)));
    const veterans = Array.from({ length: people }, (_, index): Veteran => ({
      ...example,
      id: `person-${index}`,
      place: archive.places[index % archive.places.length]?.id ?? example.place,
      consent: { page: true, clip: true, led: true, press: true },
    }));
    const context = { options, cache, archive: { ...archive, veterans }, t: t(options.lang) };
    figures.push(await measure(context, await clipsOf(context), people));
    await rm(cache.folder, { recursive: true });
  }
  return figures;
}

async function clipsOf({ archive, cache }: BuildContext): Promise<PressMaterial> {
  const clips: Clip[] = [];
  for (const { id, place } of archive.veterans)
    for (const { id: target, width, height } of SOCIAL_TARGETS) {
      const key = hashOf(id, target);
      const file = await cache.file('clips', key, 'mp4', (at) => writeFile(at, randomBytes(CLIP)));
      const who = { person: id, role: 'person', place } as const;
      clips.push({ ...who, target, width, height, file, frames: 250, seconds: 10, cover: null });
    }
  return { clips, outputs: [], photos: new Map() };
}

async function measure(
  context: BuildContext,
  material: PressMaterial,
  people: number,
): Promise<PressFigures> {
  const before = process.memoryUsage.rss();
  let highest = before;
  const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), POLL);
  let outputs: readonly Output[] = [];
  const build = (): Promise<Cost> =>
    costOf(async () => ({ outputs } = await makePress(context, material)));
  const first = await build();
  clearInterval(watch);
  const second = await build();
  const bundles = outputs.filter(({ kind }) => kind === 'bundle');
  const sizes = await Promise.all(bundles.map(async ({ source }) => (await stat(source)).size));
  return {
    people,
    written: sizes.reduce((sum, size) => sum + size, 0),
    memory: highest - before,
    seconds: first.wall,
    unchanged: second.wall / first.wall,
  };
}

/** Figures in words, with the machine they were measured on. */
export const benchLines = (figures: readonly PressFigures[]): string =>
  [
    Object.values(machineOf()).join(', '),
    ...figures.map(({ people, written, memory, seconds, unchanged }) =>
      [
        `${people} people: ${(written / 1e9).toFixed(2)} GB in ${seconds.toFixed(1)} s`,
        `memory +${(memory / 1e6).toFixed(0)} MB`,
        `unchanged ${(100 * unchanged).toFixed(1)} %`,
      ].join(', '),
    ),
  ].join('\n');
