/** Decodes one HEIC picture in a thread of its own, which its owner may end at any time. */
import decode from 'heic-decode';
import { parentPort, workerData } from 'node:worker_threads';

const { data, width, height } = await decode({ buffer: workerData as Uint8Array });
const pixels = new Uint8Array(data);
parentPort?.postMessage({ pixels, width, height }, [pixels.buffer]);
