import { Worker } from 'node:worker_threads';
import { answerOf } from './answer.ts';
import type { Size } from './photo-advice.ts';

export interface Pixels extends Size {
  /** RGBA, 8 bits each. */
  pixels: Uint8Array;
}

/** 12 million pixels take 2.6 s of a slow core; four times that is no picture of a telephone. */
const TIMEOUT_MS = 30_000;
const MEMORY_MB = 512;

/**
 * Decodes a HEIC picture, whose code no hostile file can take the process down with: a thread with
 * bounded memory and time.
 * @param page Which of its pictures.
 * @throws when it is damaged, too large or takes too long.
 */
export async function decodeHeic(bytes: Uint8Array, page = 0): Promise<Pixels> {
  const worker = new Worker(new URL('./heic-worker.ts', import.meta.url), {
    workerData: { bytes, page },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    stderr: true,
    stdout: true,
  });
  try {
    return await answerOf<Pixels>(worker, TIMEOUT_MS);
  } finally {
    void worker.terminate();
  }
}
