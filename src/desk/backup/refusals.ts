/** When no copy is made, or none is brought back. */
import { holdsDesk } from './private-folder.ts';
import { BackupError } from './backup-error.ts';
import type { Inventory } from './inventory.ts';

/**
 * A folder without database or archive is a disk that is not mounted or a mistyped path: nothing is
 * made in it.
 * @throws {BackupError}
 */
export async function refuseForeign(data: string): Promise<void> {
  if (!(await holdsDesk(data))) throw new BackupError('source', { folder: data });
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
