import { existsSync, statSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf, walk, writeAtomically } from './files.ts';

/** Root of this project's own code. */
export const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Derived files by the SHA-256 of all their inputs. A file that is there is whole:
 * it is made under another name and renamed.
 */
export class Cache {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The path of a file in any cache: `<room>/<2 digits>/<key>.<extension>`. */
  nameOf(room: string, key: string, extension: string): string {
    return `${room}/${key.slice(0, 2)}/${key}.${extension}`;
  }

  /** Where the file of `key` is or will be. */
  pathOf(room: string, key: string, extension: string): string {
    return path.join(this.folder, this.nameOf(room, key, extension));
  }

  has(room: string, key: string, extension: string): boolean {
    return existsSync(this.pathOf(room, key, extension));
  }

  /** Whether there is a file under a path relative to the cache's folder. */
  holds(relative: string): boolean {
    return existsSync(path.join(this.folder, relative));
  }

  /** Returns the path of the file of `key`, made by `make(temporaryPath)` unless it is there. */
  async file(
    room: string,
    key: string,
    extension: string,
    make: (temporary: string) => Promise<unknown>,
  ): Promise<string> {
    const target = this.pathOf(room, key, extension);
    await this.#make(target, make);
    return target;
  }

  /**
   * Returns the folder of `key` in a room that needs only its last state, made by
   * `make(temporaryPath)` unless it is there; earlier states go.
   */
  async lastFolder(
    room: string,
    key: string,
    make: (temporary: string) => Promise<unknown>,
  ): Promise<string> {
    const folder = path.join(this.folder, room);
    const target = path.join(folder, key);
    await this.#make(target, make);
    for (const name of await readdir(folder))
      if (name !== key) await rm(path.join(folder, name), { recursive: true, force: true });
    return target;
  }

  async #make(target: string, make: (temporary: string) => Promise<unknown>): Promise<void> {
    if (!existsSync(target)) await writeAtomically(target, path.join(this.folder, 'tmp'), make);
  }
}

/**
 * Hash of the code of some folders or files of the project (tests left out): part of every key, so
 * that changed code makes its files anew.
 */
export async function codeVersion(...parts: readonly string[]): Promise<string> {
  const hashed: (string | Uint8Array)[] = [];
  for (const part of parts)
    for (const file of await codeIn(part))
      hashed.push(file, await readFile(path.join(PROJECT, file)));
  return hashOf(...hashed);
}

async function codeIn(part: string): Promise<string[]> {
  if (statSync(path.join(PROJECT, part)).isFile()) return [part];
  const files = await walk(path.join(PROJECT, part));
  return files.filter((file) => !/\.test\.tsx?$/.test(file)).map((file) => `${part}/${file}`);
}
