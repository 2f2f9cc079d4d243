/** Photographs outside Git: as they were sent and cleaned, each under the SHA-256 of its bytes. */
import { hash, randomUUID } from 'node:crypto';
import { renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { copyFile, link, mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { walk } from '../../base/platform/files.ts';

export class BlobStore {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a hash');
    return path.join(this.folder, sha256.slice(0, 2), sha256);
  }

  /**
   * Keeps the bytes and returns their hash. Afterwards they are on the disk, the folder's entry
   * included: whoever is told so may rely on it.
   */
  keep(bytes: Uint8Array): Promise<string> {
    return this.#add(hash('sha256', bytes), async (temporary) => {
      await using file = await open(temporary, 'wx', 0o600);
      await file.writeFile(bytes);
      await file.sync();
    });
  }

  /**
   * Keeps a file which nobody writes any more, without a copy where it lies on the same disk; it
   * stays where it is too, until whoever made it removes it.
   * @param sha256 Of its bytes, by whoever read them.
   */
  keepFile(source: string, sha256: string): Promise<string> {
    return this.#add(sha256, async (temporary) => {
      await link(source, temporary).catch(() => copyFile(source, temporary));
      const now = Date.now() / 1000;
      await utimes(temporary, now, now);
      await using file = await open(temporary, 'r');
      await file.chmod(0o600);
      await file.sync();
    });
  }

  /** @param write Puts the bytes on the disk under a name of their own. */
  async #add(sha256: string, write: (temporary: string) => Promise<void>): Promise<string> {
    const target = this.pathOf(sha256);
    if (isThere(target)) return sha256;
    const folder = path.dirname(target);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const temporary = path.join(this.folder, `${randomUUID()}.part`);
    try {
      await write(temporary);
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(folder);
    await syncFolder(this.folder);
    return sha256;
  }

  read(sha256: string): Promise<Buffer> {
    return readFile(this.pathOf(sha256));
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  /**
   * Removes a file unless somebody keeps it again at this moment, in whatever process or thread: it
   * is put aside first, so that whoever comes later writes it anew.
   * @param isNamed Asked at the last moment.
   */
  removeUnused(sha256: string, olderThan: number, isNamed: () => boolean): boolean {
    const target = this.pathOf(sha256);
    const aside = `${target}.${randomUUID()}.part`;
    const isOld = (file: string): boolean => statSync(file).mtimeMs <= Date.now() - olderThan;
    try {
      if (!isOld(target) || isNamed()) return false;
      renameSync(target, aside);
      const isFree = isOld(aside) && !isNamed();
      if (isFree) rmSync(aside);
      else renameSync(aside, target);
      return isFree;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  /**
   * Hashes of everything kept for at least so many milliseconds; what a killed process left
   * half-written for so long is removed.
   */
  async list(olderThan: number): Promise<string[]> {
    const kept: string[] = [];
    for (const file of await walk(this.folder)) {
      const facts = await stat(path.join(this.folder, file)).catch(() => null);
      if (!facts || facts.mtimeMs > Date.now() - olderThan) continue;
      if (file.endsWith('.part')) await rm(path.join(this.folder, file), { force: true });
      else kept.push(path.posix.basename(file));
    }
    return kept.filter((name) => /^[0-9a-f]{64}$/.test(name));
  }
}

/** Whether a file lies there; its time then says that somebody counts on it now. */
function isThere(file: string): boolean {
  const now = Date.now() / 1000;
  try {
    utimesSync(file, now, now);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}
