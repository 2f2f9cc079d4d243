/** Reading in a thread with bounded memory: a bomb or a broken file harms nobody who is sending. */
import { Worker } from 'node:worker_threads';
import type { Read, Reading } from './read-types.ts';

/** 50,000 rows take some 300 MB. */
const MEMORY_MB = 1024;
export interface ReadingBounds {
  /** ms of the thread's own work, without photographs: 50,000 rows take some 60 s of a core. */
  longest: number;
  /** ms between two looks at it. */
  interval: number;
  /** ms without a word. Photographs are cleaned in processes of their own, at worst in two minutes each. */
  silence: number;
}

const BOUNDS: ReadingBounds = { longest: 5 * 60_000, interval: 5000, silence: 60 * 60_000 };

export interface Thread {
  /** Ends when everything was read. @throws when the files, the disk, time or memory forbid it. */
  done: Promise<void>;
  /** Ends it at once, as a stop of the desk does. */
  stop(): void;
}

/**
 * @param tell Called with everything that was read, in its order; what it throws ends the reading.
 */
export function readInThread(
  reading: Reading,
  tell: (read: Read) => void,
  { longest, interval, silence }: ReadingBounds = BOUNDS,
): Thread {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: reading,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  let heard = performance.now();
  let looking: NodeJS.Timeout | undefined;
  const done = new Promise<void>((resolve, reject) => {
    const end = (error: Error): void => {
      reject(error);
      void worker.terminate();
    };
    const tooLong = (): void => end(Object.assign(new Error('too long'), { code: 'ETIME' }));
    looking = setInterval(() => {
      if (performance.now() - heard > silence) tooLong();
      void worker.cpuUsage().then(
        ({ user, system }) => (user + system) / 1000 > longest && tooLong(),
        () => undefined, // it has ended
      );
    }, interval).unref();
    worker.on('message', (read: Read) => {
      heard = performance.now();
      try {
        tell(read);
      } catch (error) {
        end(error as Error);
      }
    });
    worker.once('error', reject);
    worker.once('exit', (status) =>
      status === 0 ? resolve() : reject(new Error(`ended with ${status}`)),
    );
  }).finally(() => clearInterval(looking));
  return { done, stop: () => void worker.terminate() };
}
