/** Decodes one HEIC picture in a thread of its own, which its owner may end at any time. */
import decode from 'heic-decode';
import { parentPort, workerData } from 'node:worker_threads';

const { bytes, page } = workerData as { bytes: Uint8Array; page: number };
const pictures = await decode.all({ buffer: bytes });
const picture = pictures[page];
if (!picture) throw new Error('no such picture');
const { data, width, height } = await picture.decode();
const pixels = new Uint8Array(data);
parentPort?.postMessage({ pixels, width, height }, [pixels.buffer]);
