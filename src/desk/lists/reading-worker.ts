/** The thread's end: reads and tells, then ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { read } from './reading.ts';
import type { Reading } from './read-types.ts';

for await (const message of read(workerData as Reading)) parentPort?.postMessage(message);
