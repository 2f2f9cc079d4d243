import { readFile, writeFile } from 'node:fs/promises';
import type { Cache } from '../../base/platform/cache.ts';
import { codeOf } from '../../base/platform/code-of.ts';
import { hashOf } from '../../base/platform/files.ts';
import { cleanPhoto, type Cleaned, type CleanPhoto } from '../photo/clean-photo.ts';

type Facts =
  | { facts: Omit<CleanPhoto, 'bytes'> }
  | { refused: Extract<Cleaned, { refused: unknown }>['refused'] };

/**
 * Cleans a photograph once: what the dry run did, the import finds in the cache, and a killed one
 * goes on where it was. The picture lies beside what is known of it, and is written first.
 */
export async function cleanCached(cache: Cache, bytes: Uint8Array, name: string): Promise<Cleaned> {
  const key = hashOf(await codeOf(['src/intake/photo/clean-photo.ts']), name, bytes);
  const picture = cache.pathOf('intake', key, 'jpg');
  const facts = await cache.file('intake', key, 'json', async (temporary) => {
    const cleaned = await cleanPhoto(bytes, name);
    const known: Facts =
      'refused' in cleaned ? cleaned : { facts: (({ bytes: _, ...rest }) => rest)(cleaned.photo) };
    if ('photo' in cleaned)
      await cache.file('intake', key, 'jpg', (file) => writeFile(file, cleaned.photo.bytes));
    await writeFile(temporary, JSON.stringify(known));
  });
  const known = JSON.parse(await readFile(facts, 'utf8')) as Facts;
  return 'refused' in known ? known : { photo: { ...known.facts, bytes: await readFile(picture) } };
}
