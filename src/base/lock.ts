import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Somebody else works in the folder: `pid` is the process that holds it. */
export class LockedError extends Error {
  readonly pid: number;

  constructor(pid: number) {
    super(`Held by process ${pid}`);
    this.pid = pid;
  }
}

/**
 * Runs `work` while holding `folder` for this process alone. The lock of a process that no longer
 * lives is taken over, so a killed run needs no cleaning up.
 *
 * @throws {LockedError} when another living process holds the folder.
 */
export async function holding<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = path.join(folder, 'lock');
  await mkdir(folder, { recursive: true });
  await take(lock);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<void> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (isAlive(holder)) throw new LockedError(holder);
    await rm(lock, { force: true });
    await take(lock);
  }
}

function isAlive(pid: number): boolean {
  if (!pid || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
