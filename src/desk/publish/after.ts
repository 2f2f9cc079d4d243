import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { untilEnd } from '../../base/platform/process-group.ts';

/** Longest time a build may take; 5,000 new clips take hours. */
const TIMEOUT = 12 * 3_600_000;

/** What is built is for a web server to read, unlike all else of the desk. */
const READABLE = process.platform === 'win32' ? '' : 'umask 022\n';

/**
 * Runs the command that publishes, with `ESTELIK_CONTENT` naming the archive's folder. What it
 * writes is in `after.log` of the private folder, of the last run only.
 * @param stopped Ends it with all it started, as does the longest time.
 * @throws when it ends with another status than 0.
 */
export async function runAfter(command: string, data: string, stopped: AbortSignal): Promise<void> {
  await using log = await open(path.join(data, 'after.log'), 'w');
  stopped.throwIfAborted();
  const env = { ...process.env, ESTELIK_CONTENT: path.join(data, 'files/content') };
  const child = spawn(`${READABLE}${command}`, {
    shell: true,
    detached: true,
    env,
    stdio: ['ignore', log.fd, log.fd],
  });
  const status = await untilEnd(child, stopped, TIMEOUT);
  if (status !== 0) throw new Error(`status ${status}, see after.log`);
}
