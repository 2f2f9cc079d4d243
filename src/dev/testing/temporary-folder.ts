/**
 * A temporary folder for the whole run of the tests, so that what they leave goes with it. The views
 * that draw clips are bundled in it once for all of them, and the code of the programs that tests start
 * is compiled once.
 */
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Before all tests. @returns What is done after them; what cannot be removed is no fault. */
export function setup(): () => Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'estelik-tests-'));
  chmodSync(folder, 0o1777); // as the machine's own: tests also work as another user
  process.env['TMPDIR'] = folder;
  process.env['ESTELIK_BUNDLES'] = path.join(folder, 'bundles');
  process.env['NODE_COMPILE_CACHE'] = path.join(folder, 'compiled');
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
}
