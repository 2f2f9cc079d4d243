/** Asks a browser itself why it did not start. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { temporaryFolder } from './files.ts';

const run = promisify(execFile);

/**
 * Lets a browser draw one page.
 *
 * @param patience Milliseconds it has.
 * @returns What it says, or its exit code, if it cannot; `null` if it can.
 */
export async function whyNotDrawing(executable: string, patience: number): Promise<string | null> {
  await using profile = await temporaryFolder('profile');
  const args = ['--headless', '--no-sandbox', `--user-data-dir=${profile.path}`, '--dump-dom'];
  const limits = { timeout: patience, env: { ...process.env, LC_ALL: 'C.UTF-8' } };
  try {
    const { stdout, stderr } = await run(executable, [...args, 'data:text/html,<p>drawn'], limits);
    return stdout.includes('drawn') ? null : messageOf({ stderr });
  } catch (error) {
    return messageOf(error as Failure);
  }
}

/** What `execFile` fails with. */
export interface Failure {
  stderr?: string;
  code?: string | number | null;
  signal?: string | null;
}

/** The first line a program said before it failed, else how it ended. */
export const messageOf = ({ stderr = '', code, signal }: Failure): string =>
  stderr.trim().split('\n', 1)[0] || String(code ?? signal ?? '');
