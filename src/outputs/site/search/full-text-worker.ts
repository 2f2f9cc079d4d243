/** The thread's end: writes the index and ends. */
import { workerData } from 'node:worker_threads';
import { writeIndex } from './full-text-index.ts';
import type { IndexInput } from './full-text-thread.ts';

const { records, folder } = workerData as IndexInput;
await writeIndex(records, folder);
