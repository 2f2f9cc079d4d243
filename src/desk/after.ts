import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import path from 'node:path';

/** Longest time a build may take; 5,000 new clips take hours. */
const TIMEOUT = 12 * 3_600_000;

/**
 * Runs the command that publishes, with `ESTELIK_CONTENT` naming the archive's folder. What it
 * writes is in `after.log` of the private folder, of the last run only.
 * @throws when it ends with another status than 0.
 */
export async function runAfter(command: string, data: string): Promise<void> {
  const log = await open(path.join(data, 'after.log'), 'w');
  try {
    const env = { ...process.env, ESTELIK_CONTENT: path.join(data, 'files/content') };
    const stdio = ['ignore', log.fd, log.fd] as const;
    const child = spawn(command, { shell: true, env, stdio: [...stdio], timeout: TIMEOUT });
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (status) =>
        status === 0 ? resolve() : reject(new Error(`status ${status}, see after.log`)),
      );
    });
  } finally {
    await log.close();
  }
}
