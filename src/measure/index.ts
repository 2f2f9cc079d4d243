/** How everything but the clips grows with the archive. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from '../base/cache.ts';
import { simulate } from '../simulate/index.ts';
import type { Measured } from './steps.ts';

const run = promisify(execFile);

export interface ScaleReport {
  machine: { processor: string; cores: number; node: string };
  sizes: Measured[];
}

/**
 * Measures invented archives of these sizes, each in a process of its own so that memory is its own.
 * @param photographs Whether people have photographs: they are the dearest part by far.
 */
export async function measureScale(
  sizes: readonly number[],
  photographs: boolean,
  say: (line: string) => void,
): Promise<ScaleReport> {
  const measured: Measured[] = [];
  for (const people of sizes) {
    const folder = await mkdtemp(path.join(tmpdir(), 'estelik-scale-'));
    try {
      const out = path.join(folder, 'content');
      const content = path.join(PROJECT, 'content');
      await simulate({ out, people, seed: 'scale', content, photographs });
      const script = path.join(PROJECT, 'scripts/bench-scale-one.ts');
      const options = { maxBuffer: 1e8, cwd: PROJECT };
      const { stdout } = await run(process.execPath, [script, folder], options);
      const one = JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1)) as Measured;
      measured.push(one);
      say(`${people} people, ${one.photos} photographs, ${one.pages} pages, ${one.megabytes} MB`);
      for (const [name, { cpu, wall }] of Object.entries(one.steps))
        say(
          `  ${name.padEnd(26)} ${cpu.toFixed(1).padStart(8)} CPU-s ${wall.toFixed(1).padStart(8)} s ${String(one.memory[name]).padStart(6)} MB`,
        );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const [first] = cpus();
  const machine = {
    ...{ processor: first?.model ?? '', cores: cpus().length },
    node: process.version,
  };
  return { machine, sizes: measured };
}
