/** The index is made in a thread, since the thread that draws the pages would seldom answer Pagefind. */
import { Worker } from 'node:worker_threads';
import { HelperDiedError } from '../../../base/command/reason.ts';
import type { TextRecord } from './full-text-index.ts';

export interface IndexInput {
  records: readonly TextRecord[];
  /** Gets the index' files. */
  folder: string;
}

/** What a thread ends with that waits for an answer nobody can give any more. */
const UNANSWERED = 13;
/** What Pagefind's library says when it notices, which is when it asks again. */
const CLOSED = /backend (?:is )?closed/;

/**
 * @throws {HelperDiedError} when Pagefind ends without an answer, as for want of memory.
 * @throws {NodeJS.ErrnoException} when a file cannot be written.
 */
export function indexInThread(input: IndexInput): Promise<void> {
  const worker = new Worker(new URL('./full-text-worker.ts', import.meta.url), {
    workerData: input,
  });
  return new Promise((resolve, reject) => {
    worker.once('error', (error: Error) =>
      reject(CLOSED.test(error.message) ? new HelperDiedError() : error),
    );
    worker.once('exit', (status) => {
      if (status === 0) resolve();
      else reject(status === UNANSWERED ? new HelperDiedError() : new Error(`status ${status}`));
    });
  });
}
