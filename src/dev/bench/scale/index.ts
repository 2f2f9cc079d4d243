/** How everything grows with the archive. */
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from '../../../base/platform/cache.ts';
import { simulate } from '../../simulate/index.ts';
import { machineOf, type Machine } from '../machine.ts';
import { measuredBy } from '../measured-by.ts';
import { STEPS, type MeasuredStep } from './steps.ts';

export interface MeasuredSize {
  people: number;
  steps: Record<string, MeasuredStep>;
}

export interface ScaleReport {
  machine: Machine;
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
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'estelik-scale-'));
    const out = path.join(folder.path, 'content');
    const content = path.join(PROJECT, 'content');
    await simulate({ out, people, seed: 'scale', content, photographs });
    say(`${people} people`);
    const size: MeasuredSize = { people, steps: {} };
    for (const name of steps) {
      const step = await measuredBy<MeasuredStep>('scripts/bench-scale-one.ts', folder.path, name);
      size.steps[name] = step;
      say(`  ${lineOf(name, step)}`);
    }
    measured.push(size);
  }
  return { machine: machineOf(), sizes: measured };
}

function lineOf(name: string, { cpu, wall, memory, facts }: MeasuredStep): string {
  const counts = Object.entries(facts).map(
    ([fact, value]) => `${Math.round(value * 100) / 100} ${fact}`,
  );
  const figures = [`${cpu.toFixed(1)} CPU-s`, `${wall.toFixed(1)} s`, `${memory} MB`];
  return [`${name}:`, [...figures, ...counts].join(', ')].join(' ');
}
