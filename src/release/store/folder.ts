import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { copy, hashFile, walk, writeAtomically } from '../../base/platform/files.ts';
import type { Store, Stored } from './store.ts';

/** A folder that a web server of one's own serves at `address`. Its digest is the file's SHA-256. */
export function folderStore(folder: string, address: string): Store {
  const at = (key: string): string => path.join(folder, key);
  const storedOf = async (key: string, digest: boolean): Promise<Stored | null> => {
    const facts = await stat(at(key)).catch(() => null);
    if (!facts?.isFile()) return null;
    return { key, bytes: facts.size, digest: digest ? await hashFile(at(key)) : null };
  };
  const put = (from: string, to: string): Promise<void> =>
    writeAtomically(to, path.join(path.dirname(to), '.tmp'), (temporary) => copy(from, temporary));
  return {
    name: `folder ${folder}`,
    has: (key) => storedOf(key, true),
    put: (key, file) => put(file, at(key)),
    get: (key, file) => put(at(key), file),
    async list() {
      const keys = (await walk(folder)).filter((key) => !key.includes('.tmp/'));
      const all = await Promise.all(keys.map((key) => storedOf(key, false)));
      return all.filter((stored) => stored !== null);
    },
    async delete(key) {
      await rm(at(key), { force: true });
      if (key.includes('/')) await rm(path.dirname(at(key)), { recursive: true, force: true });
    },
    url: (key) => new URL(key, address).href,
    digestOf: (_file, sha256) => Promise.resolve(sha256),
  };
}
