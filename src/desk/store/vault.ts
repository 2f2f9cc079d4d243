/** Photographs outside Git: as they were sent and cleaned, each under the SHA-256 of its bytes. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { walk } from '../../base/files.ts';

export class Vault {
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
  async keep(bytes: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const target = this.pathOf(sha256);
    if (existsSync(target)) return sha256;
    const folder = path.dirname(target);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const temporary = path.join(this.folder, `${randomUUID()}.part`);
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
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

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
