import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from '../../base/platform/cache.ts';

/**
 * Runs a script of the project in a process of its own, for its memory.
 * @returns The JSON of the last line it prints. @throws when it fails.
 */
export async function measuredBy<T>(script: string, ...args: readonly string[]): Promise<T> {
  const words = [path.join(PROJECT, script), ...args];
  const { stdout } = await promisify(execFile)(process.execPath, words, {
    maxBuffer: 1e9,
    cwd: PROJECT,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T;
}
