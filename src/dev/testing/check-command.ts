/** `npm run check`'s program on what a bare repository holds. */
import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from '../../base/platform/cache.ts';
import type { Repository } from '../../git/repository.ts';

/** @returns What the program left: its exit code, 0 when nothing must be mended, and its words. */
export async function checkCommand(
  repository: Repository,
): Promise<{ code: number | null; text: string }> {
  const files = await mkdtemp(path.join(tmpdir(), 'estelik-checked-'));
  await repository.checkOut(files);
  const script = path.join(PROJECT, 'scripts/check.ts');
  const args = [script, '--content', path.join(files, 'content'), '--lang', 'en'];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: PROJECT }, (_, out, words) =>
      resolve({ code: child.exitCode, text: out + words }),
    );
  });
}
