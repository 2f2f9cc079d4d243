/** Ends the browser when this process is killed and cannot do so itself. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { HeadlessBrowser } from '@remotion/renderer';

/**
 * A shell that waits for the end of its input, which comes when this process ends in whatever way,
 * and then kills the browser; other programs end by themselves when their input does.
 *
 * @returns Lets the watchdog go; call it before the browser is closed.
 */
export async function watch(browser: HeadlessBrowser): Promise<() => void> {
  const pid = await pidOf(browser);
  if (pid === null || process.platform === 'win32') return () => undefined;
  const dog: ChildProcess = spawn('sh', ['-c', 'read _; kill -9 "$1"', 'sh', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  dog.unref();
  (dog.stdin as unknown as { unref(): void }).unref();
  dog.on('error', () => undefined); // no shell, no watchdog
  dog.stdin?.on('error', () => undefined);
  return () => void dog.kill('SIGKILL');
}

interface ProcessInfo {
  processInfo: { type: string; id: number }[];
}

/** The browser's own process, as it tells itself. */
async function pidOf({ runner }: HeadlessBrowser): Promise<number | null> {
  const connection = runner.connection as unknown as {
    send(method: string): Promise<{ value: ProcessInfo }>;
  };
  try {
    const { value } = await connection.send('SystemInfo.getProcessInfo');
    return value.processInfo.find(({ type }) => type === 'browser')?.id ?? null;
  } catch {
    return null;
  }
}
