/** A build killed at many moments, the archive changed in between: nothing broken, nothing left over. */
import { watch } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { walk } from '../base/platform/files.ts';
import { Dice } from '../dev/simulate/dice.ts';
import { hashesOf, readManifest, startBuild, type Run } from '../dev/testing/run-build.ts';
import type { SmallArchive } from '../dev/testing/small-archive.ts';
import { CHANGES, tinyArchive } from '../dev/testing/tiny-archive.ts';

/** `KILLS=50` for a longer night; one in every second phase otherwise, others in every run. */
const KILLS = Number(process.env['KILLS'] ?? 5);
/** As `build.ts` has them; the last writes the manifest and removes what nobody names. */
const PHASES = [
  ...['photos', 'clips', 'led', 'press', 'kit', 'print', 'report', 'cms', 'site', 'manifest'],
] as const;
type Phase = (typeof PHASES)[number];

/** `KILL_SEED` repeats a run. */
const seed = process.env['KILL_SEED'] ?? String(Date.now() % 1_000_000);
const dice = new Dice('kills', seed);

/** The archive in a state, and what an undisturbed build makes of it. */
interface State {
  name: string;
  content: string;
  files: ReadonlyMap<string, string>;
  /** How long each phase took, ms. */
  lengths: ReadonlyMap<Phase, number>;
}

/** Tells when a phase begins: the step before it has written down what it published. */
function onPhases(cache: string, begins: (phase: Phase) => void): () => void {
  const watcher = watch(path.join(cache, 'outputs'), (_, name) => {
    const next = PHASES[PHASES.findIndex((phase) => name === `${phase}.json`) + 1];
    if (next && next !== 'photos') begins(next);
  });
  begins('photos');
  return () => watcher.close();
}

async function finished(run: Run): Promise<void> {
  const { code, text } = await run.ended;
  expect(code, text).toBe(0);
}

/** Builds a state to its end with the reference's cache. */
async function measured(at: SmallArchive, name: string, content: string): Promise<State> {
  const out = path.join(at.root, `dist-${name}`);
  const began = new Map<Phase, number>();
  const run = startBuild({ ...at, content, out });
  const stop = onPhases(at.cache, (phase) => began.set(phase, performance.now()));
  await finished(run);
  stop();
  const ends = [...began.values()].slice(1).concat(performance.now());
  const lengths = [...began].map(([phase, start], index) => [phase, (ends[index] ?? 0) - start]);
  return {
    name,
    content,
    files: await hashesOf(out),
    lengths: new Map(lengths as [Phase, number][]),
  };
}

/** Kills a build at a random moment of the phase. @returns Whether it had not ended before. */
async function killIn(phase: Phase, at: SmallArchive, state: State): Promise<boolean> {
  const run = startBuild({ ...at, content: state.content });
  const moment = dice.next() * (state.lengths.get(phase) ?? 0);
  let timer: NodeJS.Timeout | undefined;
  const stop = onPhases(at.cache, (begun) => {
    if (begun === phase) timer ??= setTimeout(() => run.signal('SIGKILL'), moment);
  });
  const { signal, code, text } = await run.ended;
  stop();
  clearTimeout(timer);
  if (signal !== 'SIGKILL') expect(code, text).toBe(0);
  return signal === 'SIGKILL';
}

let at: SmallArchive;
const states: State[] = [];

/** Every file is whole: the one of some state; and the manifest names nothing that is not there. */
async function isWhole(): Promise<void> {
  const files = await hashesOf(at.out);
  for (const [name, hash] of files)
    expect(
      states.some((state) => state.files.get(name) === hash),
      `${name} is none of the states'`,
    ).toBe(true);
  const { outputs } = await readManifest(at.out);
  expect(outputs.map((output) => output.path).filter((name) => !files.has(name))).toEqual([]);
}

/** As if much had changed: a third of a room of the cache has to be made again. */
async function forget(room: string): Promise<void> {
  const folder = path.join(at.cache, room);
  for (const [index, file] of (await walk(folder)).entries())
    if (index % 3 === 0) await rm(path.join(folder, file));
}

beforeAll(async () => {
  const reference = await tinyArchive();
  await mkdir(path.join(reference.cache, 'outputs'), { recursive: true });
  states.push(await measured(reference, 'first', reference.content));
  at = {
    ...reference,
    out: path.join(reference.root, 'killed'),
    cache: path.join(reference.root, 'cache-killed'),
  };
  await cp(path.join(reference.root, 'dist-first'), at.out, { recursive: true });
  await cp(reference.cache, at.cache, { recursive: true, preserveTimestamps: true });
  for (const [name, change] of Object.entries(CHANGES)) {
    const content = path.join(reference.root, `content-${name}`);
    await cp(reference.content, content, { recursive: true });
    await change(content);
    states.push(await measured(reference, name, content));
  }
}, 900_000);

test(`killed at ${KILLS} moments (KILL_SEED=${seed})`, { timeout: 1_800_000 }, async () => {
  let kills = 0;
  const step = KILLS < PHASES.length ? 2 : 1;
  for (let round = dice.int(0, step - 1); kills < KILLS; round += step) {
    const phase = PHASES[round % PHASES.length] as Phase;
    const state = dice.pick(states);
    if (phase === 'photos' || phase === 'clips') await forget(phase);
    kills += (await killIn(phase, at, state)) ? 1 : 0;
    await isWhole();
    if (round % PHASES.length < PHASES.length - step) continue;
    const last = dice.pick(states);
    await finished(startBuild({ ...at, content: last.content }));
    expect(await hashesOf(at.out)).toEqual(last.files);
  }
  await rm(at.root, { recursive: true });
});
