import path from 'node:path';
import { temporaryFolder } from '../../base/platform/files.ts';

/** Gives `work` the path of a file that does not outlive it. */
export async function inScratch<T>(work: (file: string) => Promise<T>): Promise<T> {
  await using folder = await temporaryFolder('store');
  return await work(path.join(folder.path, 'object'));
}
