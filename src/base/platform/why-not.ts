/** Asks a browser itself why it did not start. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Lets a browser draw one page.
 *
 * @param patience Milliseconds it has.
 * @returns What it says, or its exit code, if it cannot; `null` if it can.
 */
export async function whyNotDrawing(executable: string, patience: number): Promise<string | null> {
  const profile = await mkdtemp(path.join(tmpdir(), 'estelik-profile-'));
  const args = ['--headless', '--no-sandbox', `--user-data-dir=${profile}`, '--dump-dom'];
  try {
    const { stdout, stderr } = await run(executable, [...args, 'data:text/html,<p>drawn'], {
      timeout: patience,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    return stdout.includes('drawn') ? null : wordsOf({ stderr });
  } catch (error) {
    return wordsOf(error as Failure);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/** What `execFile` fails with. */
export interface Failure {
  stderr?: string;
  code?: string | number | null;
  signal?: string | null;
}

/** The first line a program said before it failed, else how it ended. */
export const wordsOf = ({ stderr = '', code, signal }: Failure): string =>
  stderr.trim().split('\n', 1)[0] || String(code ?? signal ?? '');
