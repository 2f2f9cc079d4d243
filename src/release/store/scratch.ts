import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Gives `work` the path of a file that does not outlive it. */
export async function inScratch<T>(work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'estelik-store-'));
  try {
    return await work(path.join(folder, 'object'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
