/** Files written whole or not at all. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  copyFile,
  constants,
  mkdir,
  mkdtempDisposable,
  readdir,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of the given parts, each led by its length so that no two lists hash alike. */
export function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

/** SHA-256 of a file's bytes, in hexadecimal, at constant memory. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * Makes `target` by writing a temporary file and renaming it: readers and killed runs see the old
 * file or the new one, never a part. `scratch` must be a folder on the file system of `target`.
 */
export async function writeAtomically(
  target: string,
  scratch: string,
  make: (temporary: string) => Promise<unknown>,
): Promise<void> {
  await mkdir(scratch, { recursive: true });
  await mkdir(path.dirname(target), { recursive: true });
  const temporary = path.join(scratch, randomUUID() + path.extname(target));
  try {
    await make(temporary);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true, recursive: true }).catch(() => undefined);
    throw withPath(error, target);
  }
}

/** Gives a failed write the file it was for: Node names none, FFmpeg and libvips tell in words. */
function withPath(error: unknown, target: string): unknown {
  if (!(error instanceof Error)) return error;
  const failure: NodeJS.ErrnoException = error;
  const isFull = /no space left on device/i.test(failure.message);
  if (isFull) Object.assign(failure, { code: 'ENOSPC', syscall: 'write' });
  const tellsAnother = !failure.path || failure.syscall === 'rename';
  if (failure.syscall && (isFull || tellsAnother)) failure.path = target;
  return failure;
}

/** Writes text or bytes atomically, with the temporary file beside the target. */
export const writeFileAtomically = (target: string, data: string | Uint8Array): Promise<void> =>
  writeAtomically(target, path.dirname(target), (temporary) => writeFile(temporary, data));

/** Copies a file, sharing its blocks where the file system can. */
export const copy = (from: string, to: string): Promise<void> =>
  copyFile(from, to, constants.COPYFILE_FICLONE);

/** A folder for what no other process needs; `await using` takes it away again. */
export const temporaryFolder = (name: string) =>
  mkdtempDisposable(path.join(tmpdir(), `estelik-${name}-`));

/** All files below a folder as relative paths with `/`, in code-point order; none if it is absent. */
export async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}
