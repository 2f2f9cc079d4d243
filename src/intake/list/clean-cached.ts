import { readFile, writeFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import type { Cache } from '../../base/platform/cache.ts';
import { codeOf } from '../../base/platform/code-of.ts';
import { hashOf } from '../../base/platform/files.ts';
import { cleanPhoto, type Cleaned } from '../photo/clean-photo.ts';

/**
 * Cleans a photograph once: what the dry run did, the import finds in the cache, and a killed one
 * goes on where it was.
 */
export async function cleanCached(cache: Cache, bytes: Uint8Array, name: string): Promise<Cleaned> {
  const key = hashOf(await codeOf(['src/intake/photo/clean-photo.ts']), name, bytes);
  const file = await cache.file('intake', key, 'bin', async (temporary) =>
    writeFile(temporary, serialize(await cleanPhoto(bytes, name))),
  );
  return deserialize(await readFile(file)) as Cleaned;
}
