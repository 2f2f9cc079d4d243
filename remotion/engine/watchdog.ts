/** Ends the browser and clears up after it when this process is killed and cannot do so itself. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readlink, rm } from 'node:fs/promises';
import path from 'node:path';
import type { HeadlessBrowser } from '@remotion/renderer';

/**
 * Kills the browser with all its processes, whose group it leads, waits at most three seconds until
 * they are gone, and removes its folders; once more after a second, because a process that had left
 * the group may have made one of them anew.
 */
const END = `read _
browser=$1; shift
kill -9 "-$browser" "$browser"
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do kill -0 "-$browser" || break; sleep 0.2; done
rm -rf "$@"; sleep 1; rm -rf "$@"`;

/**
 * A shell that waits for the end of its input, which comes when this process ends in whatever way,
 * and then does what is left to do; other programs end by themselves when their input does.
 *
 * @returns Lets the watchdog go and calls `close`, after which nothing of the browser is left.
 */
export async function watch(
  browser: HeadlessBrowser,
  close: () => Promise<unknown>,
): Promise<() => Promise<void>> {
  const { pid, folders } = await leftoversOf(browser);
  const dog = pid === null ? null : startDog(pid, folders);
  return async () => {
    dog?.kill('SIGKILL');
    await close();
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

function startDog(pid: number, folders: readonly string[]): ChildProcess | null {
  if (process.platform === 'win32') return null;
  const dog = spawn('sh', ['-c', END, 'sh', String(pid), ...folders], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  dog.unref();
  (dog.stdin as unknown as { unref(): void }).unref();
  dog.on('error', () => undefined); // no shell, no watchdog
  dog.stdin.on('error', () => undefined);
  return dog;
}

/** What Chromium's `SystemInfo` domain tells. */
interface SystemInfo {
  'SystemInfo.getProcessInfo': { processInfo: { type: string; id: number }[] };
  'SystemInfo.getInfo': { commandLine: string };
}

/** The browser's own process and its folders on the disk, as far as it tells them. */
async function leftoversOf({
  runner,
}: HeadlessBrowser): Promise<{ pid: number | null; folders: string[] }> {
  const connection = runner.connection as unknown as {
    send<M extends keyof SystemInfo>(method: M): Promise<{ value: SystemInfo[M] }>;
  };
  try {
    const { processInfo } = (await connection.send('SystemInfo.getProcessInfo')).value;
    const { commandLine } = (await connection.send('SystemInfo.getInfo')).value;
    const profile = /--user-data-dir=(.+?)(?= --|$)/.exec(commandLine)?.[1];
    const pid = processInfo.find(({ type }) => type === 'browser')?.id ?? null;
    return { pid, folders: profile ? [profile, ...(await socketFolderOf(profile))] : [] };
  } catch {
    return { pid: null, folders: [] };
  }
}

/** A full Chrome keeps a socket in a folder of its own and leaves it behind. */
async function socketFolderOf(profile: string): Promise<string[]> {
  const socket = await readlink(path.join(profile, 'SingletonSocket')).catch(() => null);
  return socket === null ? [] : [path.dirname(socket)];
}
