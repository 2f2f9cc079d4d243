/** How everything grows with the archive. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from '../../../base/platform/cache.ts';
import { simulate } from '../../simulate/index.ts';
import { STEPS, type MeasuredStep } from './steps.ts';

const run = promisify(execFile);

export interface MeasuredSize {
  people: number;
  steps: Record<string, MeasuredStep>;
}

export interface ScaleReport {
  machine: { processor: string; cores: number; node: string };
  sizes: MeasuredSize[];
}

export interface ScaleOptions {
  sizes: readonly number[];
  /** Names of `STEPS`; all by default. */
  steps?: readonly string[] | undefined;
  /** Whether people have photographs: they are the dearest part by far. */
  photographs: boolean;
}

/**
 * Measures invented archives, each step in a process of its own so that its memory is its own. Clips
 * are stood in for: they cost the same for everybody, and `plan of the clips` adds them up.
 */
export async function measureScale(
  { sizes, steps = Object.keys(STEPS), photographs }: ScaleOptions,
  say: (line: string) => void,
): Promise<ScaleReport> {
  const measured: MeasuredSize[] = [];
  for (const people of sizes) {
    const folder = await mkdtemp(path.join(tmpdir(), 'estelik-scale-'));
    try {
      const out = path.join(folder, 'content');
      const content = path.join(PROJECT, 'content');
      await simulate({ out, people, seed: 'scale', content, photographs });
      say(`${people} people`);
      const size: MeasuredSize = { people, steps: {} };
      for (const name of steps) {
        const step = await inProcess(folder, name);
        size.steps[name] = step;
        say(`  ${lineOf(name, step)}`);
      }
      measured.push(size);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return {
    machine: {
      processor: cpus()[0]?.model ?? '',
      cores: cpus().length,
      node: process.version,
    },
    sizes: measured,
  };
}

async function inProcess(folder: string, step: string): Promise<MeasuredStep> {
  const script = path.join(PROJECT, 'scripts/bench-scale-one.ts');
  const options = { maxBuffer: 1e9, cwd: PROJECT };
  const { stdout } = await run(process.execPath, [script, folder, step], options);
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1)) as MeasuredStep;
}

function lineOf(name: string, { cpu, wall, memory, facts }: MeasuredStep): string {
  const told = Object.entries(facts).map(
    ([fact, value]) => `${Math.round(value * 100) / 100} ${fact}`,
  );
  const figures = [`${cpu.toFixed(1)} CPU-s`, `${wall.toFixed(1)} s`, `${memory} MB`];
  return [`${name}:`, [...figures, ...told].join(', ')].join(' ');
}
