/** The desk as a process of its own, to be killed. */
import type { ChildProcess } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { startDesk, type ServingDesk } from './desk-serving.ts';
import { COLLECTING } from './desk-visits.ts';

/** Starts `npm run desk` and waits for its address; it does not outlive the test. */
export async function start(data: string, content: string): Promise<ServingDesk> {
  const desk = await startDesk(data, ['--content', content, '--today', COLLECTING]);
  onTestFinished(() => void desk.child.kill('SIGKILL'));
  return desk;
}

/** Waits until the process is gone. */
export const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) =>
    child.exitCode === null && child.signalCode === null
      ? child.once('exit', () => resolve())
      : resolve(),
  );
