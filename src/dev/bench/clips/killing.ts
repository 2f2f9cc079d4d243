/** Runs the synthetic clips as a process of their own that can be killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../../../base/platform/cache.ts';
import { walk } from '../../../base/platform/files.ts';
import type { SyntheticRun } from './synthetic.ts';

const SCRIPT = path.join(PROJECT, 'src/dev/bench/clips/synthetic.ts');

/** Finished clips in a cache. */
export const clipsIn = async (cache: string): Promise<string[]> =>
  (await walk(path.join(cache, 'clips')))
    .filter((file) => file.endsWith('.mp4'))
    .map((file) => path.join(cache, 'clips', file));

/**
 * Starts a run; with `killAt` it is killed as soon as that many clips are in the cache.
 * @returns What the run told; `null` when it was killed.
 */
export async function runSynthetic(
  cache: string,
  count: number,
  size: 'full' | 'small',
  { killAt = Infinity, env = {} }: { killAt?: number; env?: Record<string, string> } = {},
): Promise<SyntheticRun | null> {
  const child = spawn(process.execPath, [SCRIPT, cache, String(count), size], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // The mark by which its browsers are found again.
    env: { ...process.env, ...env, ESTELIK_RUN: cache },
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  const timer = setInterval(() => {
    void clipsIn(cache).then((clips) => clips.length >= killAt && child.kill('SIGKILL'));
  }, 100);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearInterval(timer);
  if (signal === 'SIGKILL') return null;
  if (code !== 0) throw new Error(`The run ended with ${code}`);
  return JSON.parse(output) as SyntheticRun;
}

/** Processes that a run has left behind: they carry its mark in their environment. */
export function leftBehind(cache: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => read(`/proc/${pid}/environ`).includes(`ESTELIK_RUN=${cache}\0`))
    .filter((pid) => !/^State:\s+Z/m.test(read(`/proc/${pid}/status`)))
    .map((pid) => `${pid} ${read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').slice(0, 80)}`);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // ended meanwhile, or another user's
  }
}

/** Waits until nothing of a run is left, at most ten seconds. @returns What is left then. */
export async function waitForEnd(cache: string): Promise<string[]> {
  for (let tries = 0; tries < 100 && leftBehind(cache).length > 0; tries++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  return leftBehind(cache);
}
