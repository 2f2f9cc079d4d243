/** Reading in a thread with bounded memory: a bomb or a broken file harms nobody who is sending. */
import { Worker } from 'node:worker_threads';
import type { Read, Reading } from './reading.ts';

/** 50,000 rows take some 300 MB. */
const MEMORY_MB = 1024;
/** The slowest photograph is given up after 20 s; fifty rows of six are told together. */
const SILENCE_MS = 60 * 60_000;

export interface Thread {
  /** Ends when everything was read. @throws when the files, the disk or the memory forbid it. */
  done: Promise<void>;
  /** Ends it at once, as a stop of the desk does. */
  stop(): void;
}

/** @param tell Called with everything that was read, in its order; what it throws ends the reading. */
export function readInThread(reading: Reading, tell: (read: Read) => void): Thread {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: reading,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  let timer: NodeJS.Timeout | undefined;
  const watch = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void worker.terminate(), SILENCE_MS).unref();
  };
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
  }).finally(() => clearTimeout(timer));
  return { done, stop: () => void worker.terminate() };
}
