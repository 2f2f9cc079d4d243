/** Reading in a thread with bounded memory: a bomb or a broken file harms nobody who is sending. */
import { Worker } from 'node:worker_threads';
import type { Read, Reading } from './reading.ts';

/** 50,000 rows take some 300 MB. */
const MEMORY_MB = 1024;
/** Of the thread's own work, without photographs: 50,000 rows take some 60 s of a core. */
const LONGEST_CPU_MS = 5 * 60_000;
const LOOK_MS = 5000;
/** Photographs are cleaned in processes of their own, at worst in two minutes each. */
const SILENCE_MS = 60 * 60_000;

export interface Thread {
  /** Ends when everything was read. @throws when the files, the disk or the memory forbid it. */
  done: Promise<void>;
  /** Ends it at once, as a stop of the desk does. */
  stop(): void;
}

/**
 * @param tell Called with everything that was read, in its order; what it throws ends the reading.
 * @param longest ms of a core after which it is given up.
 */
export function readInThread(
  reading: Reading,
  tell: (read: Read) => void,
  longest = LONGEST_CPU_MS,
): Thread {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: reading,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  let timer: NodeJS.Timeout | undefined;
  const watch = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void worker.terminate(), SILENCE_MS).unref();
  };
  const looking = setInterval(() => {
    void worker.cpuUsage().then(
      ({ user, system }) => {
        if ((user + system) / 1000 > longest) void worker.terminate();
      },
      () => undefined, // it has ended
    );
  }, LOOK_MS).unref();
  const done = new Promise<void>((resolve, reject) => {
    watch();
    worker.on('message', (read: Read) => {
      watch();
      try {
        tell(read);
      } catch (error) {
        reject(error as Error);
        void worker.terminate();
      }
    });
    worker.once('error', reject);
    worker.once('exit', (status) =>
      status === 0 ? resolve() : reject(new Error(`ended with ${status}`)),
    );
  }).finally(() => {
    clearTimeout(timer);
    clearInterval(looking);
  });
  return { done, stop: () => void worker.terminate() };
}
