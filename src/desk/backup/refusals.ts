/** Why no copy is made, or none is brought back: said in the dictionary by its code. */
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { ARCHIVE, DATABASE } from '../private-folder.ts';
import type { Inventory } from './inventory.ts';

export type BackupCode =
  'source' | 'broken' | 'foreign' | 'missing' | 'losses' | 'archive' | 'none';

export class BackupError extends Error {
  readonly code: BackupCode;
  readonly params: Record<string, string | number>;

  constructor(code: BackupCode, params: Record<string, string | number>) {
    super(`${code} ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
  }
}

const MAGIC = 'SQLite format 3\0';

/**
 * A folder without database or archive is a disk that is not mounted or a mistyped path: nothing is
 * made in it.
 * @throws {BackupError}
 */
export async function refuseForeign(data: string): Promise<void> {
  const isDesk =
    (await beginsWith(path.join(data, DATABASE), MAGIC)) &&
    (await stat(path.join(data, ARCHIVE, 'HEAD')).then(
      (found) => found.isFile(),
      () => false,
    ));
  if (!isDesk) throw new BackupError('source', { folder: data });
}

async function beginsWith(file: string, text: string): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => null);
  if (!handle) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(text.length), 0, text.length, 0);
    return bytesRead === text.length && buffer.toString('latin1') === text;
  } finally {
    await handle.close();
  }
}

/** More than a fifth of anything is no day's work: somebody must have looked. */
const LARGEST_LOSS = 0.2;

/** @throws {BackupError} when much of what the last copy has would be in the new one no more. */
export function refuseLosses(before: Inventory, now: Inventory): void {
  for (const what of ['submissions', 'photos', 'entries'] as const) {
    const lost = [...before[what]].filter((one) => !now[what].has(one)).length;
    // One of a few is a person who took back what was sent.
    if (lost > 1 && lost > before[what].size * LARGEST_LOSS)
      throw new BackupError('losses', { what, count: lost, total: before[what].size });
  }
}
