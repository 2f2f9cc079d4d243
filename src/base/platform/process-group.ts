/** A process with all it started, as one: started `detached`, it leads a group of its own. */
import { setTimeout as wait } from 'node:timers/promises';

/** How long what is told to end may take for it, ms. */
const GRACE = 5000;
const LOOK = 50;

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
  for (let waited = 0; waited < grace && send(0); waited += LOOK) await wait(LOOK);
  send('SIGKILL');
}
