/** What lies in the desk's private folder. */
import { open, stat } from 'node:fs/promises';
import path from 'node:path';

export const DATABASE = 'desk.sqlite';
export const PHOTOS = 'photos';
export const ARCHIVE = 'archive.git';

/** Key of what tells this desk from another one: a backup is never made over another's. */
export const DESK_ID = 'desk-id';

/** A folder that a command was told holds no desk: it makes none there. */
export class NoDeskError extends Error {
  readonly folder: string;

  constructor(folder: string) {
    super(`no desk in ${folder}`);
    this.folder = folder;
  }
}

/** Whether a desk's database and archive are there; false for a mistyped path or a missing disk. */
export async function holdsDesk(data: string): Promise<boolean> {
  const head = await stat(path.join(data, ARCHIVE, 'HEAD')).catch(() => null);
  return head?.isFile() === true && (await beginsWith(path.join(data, DATABASE), MAGIC));
}

const MAGIC = 'SQLite format 3\0';

async function beginsWith(file: string, text: string): Promise<boolean> {
  await using handle = await open(file, 'r').catch(() => null);
  if (!handle) return false;
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(text.length), 0, text.length, 0);
  return bytesRead === text.length && buffer.toString('latin1') === text;
}
