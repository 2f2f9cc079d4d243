import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFile,
  link,
  mkdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
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

/** The lock appears with its holder in it: nobody ever reads an empty one. */
async function take(lock: string): Promise<void> {
  const own = `${lock}.${randomUUID()}`;
  await writeFile(own, `${process.pid} ${await startOf(process.pid)}`);
  try {
    while (!(await linked(own, lock))) await clear(lock);
  } finally {
    await rm(own, { force: true });
  }
}

/** Makes `lock` of a whole file, where the file system has no links by copying. False: it is there. */
async function linked(own: string, lock: string): Promise<boolean> {
  const taken = (error: NodeJS.ErrnoException): boolean => error.code === 'EEXIST';
  try {
    await link(own, lock).catch((error: NodeJS.ErrnoException) => {
      if (taken(error)) throw error;
      return copyFile(own, lock, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (error) {
    if (taken(error as NodeJS.ErrnoException)) return false;
    throw error;
  }
}

/** Puts the lock of a dead process aside. @throws {LockedError} when its holder lives. */
async function clear(lock: string): Promise<void> {
  const found = await readFile(lock, 'utf8').catch(() => null);
  if (found === null) return;
  await refuseLiving(found);
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
    const moved = await readFile(aside, 'utf8');
    if (moved === found) return;
    await linked(aside, lock); // another process had already taken the dead one's place
    await refuseLiving(moved);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function refuseLiving(holder: string): Promise<void> {
  const [pid = 0, start] = holder.split(' ', 2).map(Number);
  if (await isAlive(pid, start)) throw new LockedError(pid);
}

async function isAlive(pid: number, start: number | undefined): Promise<boolean> {
  if (!pid || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = await startOf(pid);
  return !start || !now || start === now;
}

/**
 * When a process began, in the kernel's ticks: after a restart of the machine or of a container
 * another program has the number of the killed one. 0 where the system does not tell it.
 */
async function startOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? 0);
}
