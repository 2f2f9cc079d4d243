/** A process with all it started, as one: started `detached`, it leads a group of its own. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** How long what is told to end may take for it, ms. */
const GRACE = 5000;
const POLL = 50;

/** Ends a process and all of its group; kills what does not go. */
export async function endGroup(leader: number | undefined, grace = GRACE): Promise<void> {
  const send = (signal: NodeJS.Signals | 0): boolean => {
    try {
      return leader !== undefined && process.kill(-leader, signal);
    } catch {
      return false; // nobody is left
    }
  };
  send('SIGTERM');
  for (let waited = 0; waited < grace && send(0); waited += POLL) await wait(POLL);
  send('SIGKILL');
}

/**
 * Waits until the leader of a group has ended; told to stop, or after the longest time, the whole
 * group is ended. Once the leader is gone nothing is sent to its number, which may be another's.
 * @param longest Milliseconds.
 * @returns Its status, `null` when a signal ended it.
 * @throws when it cannot be started.
 */
export async function untilEnd(
  leader: ChildProcess,
  stopped: AbortSignal,
  longest: number,
): Promise<number | null> {
  const ending = AbortSignal.any([stopped, AbortSignal.timeout(longest)]);
  let ended: Promise<void> | undefined;
  const end = (): void => void (ended = endGroup(leader.pid));
  if (ending.aborted) end();
  else ending.addEventListener('abort', end, { once: true });
  try {
    const [status] = (await once(leader, 'close')) as [number | null];
    await ended;
    return status;
  } finally {
    ending.removeEventListener('abort', end);
  }
}
