/** Photographs on their way: pieces on the disk, what was promised in the database. */
import { existsSync, statSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Upload } from '@tus/server';
import type { Configstore } from '@tus/file-store';
import type { Database } from './database.ts';
import type { BlobStore } from './blobs.ts';

/** Time to go on with an upload; whoever comes later sends it again. */
export const UPLOAD_KEPT = 3 * 86_400_000;
/** ms of silence after which no room is kept for the rest of an upload. */
const UNDER_WAY = 15 * 60_000;
/** A row is written right before its file. */
const FRESH = 3_600_000;

/** What was promised of an upload. */
interface UploadRow {
  id: string;
  /** UUID of the form it is for. */
  owner: string;
  size: number;
  name: string;
  at: number;
  /** Its hash, once a form has named it. */
  original: string | null;
}

/** The records of `@tus/file-store`; its files lie in `folder`. */
export class Uploads implements Configstore {
  readonly folder: string;
  readonly #db: Database;
  readonly #blobs: BlobStore;

  constructor(folder: string, db: Database, blobs: BlobStore) {
    this.folder = folder;
    this.#db = db;
    this.#blobs = blobs;
  }

  async open(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
  }

  async get(id: string): Promise<Upload | undefined> {
    const row = this.#row(id);
    if (!row) return undefined;
    const { size, owner, name, at } = row;
    const creation_date = new Date(at).toISOString();
    return new Upload({ id, offset: 0, size, metadata: { owner, name }, creation_date });
  }

  async set(id: string, { size, metadata }: Upload): Promise<void> {
    const { owner, name } = metadata ?? {};
    this.add({ id, size: size ?? 0, owner: owner ?? '', name: name ?? '' });
  }

  /** Notes what was promised, before its file is made. */
  add({ id, owner, size, name }: Pick<UploadRow, 'id' | 'owner' | 'size' | 'name'>): void {
    const sql = 'INSERT OR REPLACE INTO upload VALUES (?, ?, ?, ?, ?, NULL)';
    this.#db.run(sql, id, owner, size, name, Date.now());
  }

  /** Bytes that were promised. */
  sizeOf(id: string): number {
    return this.#row(id)?.size ?? 0;
  }

  /** Bytes that are still to come of what somebody is at. */
  outstanding(now = Date.now()): number {
    let sum = 0;
    const open = this.#db.all<UploadRow>('SELECT * FROM upload WHERE original IS NULL');
    for (const { id, size, at } of open) {
      const facts = statSync(path.join(this.folder, id), { throwIfNoEntry: false });
      const last = Math.max(at, facts?.mtimeMs ?? 0);
      if (now - last < UNDER_WAY) sum += Math.max(0, size - (facts?.size ?? 0));
    }
    return sum;
  }

  async delete(id: string): Promise<void> {
    this.#db.run('DELETE FROM upload WHERE id = ?', id);
  }

  #row(id: string): UploadRow | undefined {
    return this.#db.get('SELECT * FROM upload WHERE id = ?', id);
  }

  /** How many uploads of a form no form has named yet. */
  countOpen(owner: string): number {
    const sql = 'SELECT count(*) FROM upload WHERE owner = ? AND original IS NULL';
    return this.#db.value<number>(sql, owner) ?? 0;
  }

  /** Whether nobody has named the upload yet. */
  isOpen(id: string): boolean {
    return this.#row(id)?.original === null;
  }

  /**
   * The photograph a form names.
   * @param owner UUID of the form: an upload can be had only by the form it was made for.
   * @returns Where it lies and what the sender calls it; `undefined` when it is another's, not whole, expired or never was.
   */
  async find(id: string, owner: string): Promise<{ path: string; name: string } | undefined> {
    const row = this.#row(id);
    if (row?.owner !== owner) return undefined;
    const { original, size, name } = row;
    const file = original === null ? path.join(this.folder, id) : this.#blobs.pathOf(original);
    const facts = await stat(file).catch(() => undefined);
    return facts?.size === size ? { path: file, name } : undefined;
  }

  /** The upload is a photograph of its owner now and lies with the others. */
  async claim(id: string, original: string): Promise<void> {
    this.#db.run('UPDATE upload SET original = ? WHERE id = ?', original, id);
    await rm(path.join(this.folder, id), { force: true });
  }

  /** Deletes what nobody came back for. */
  async purge(): Promise<void> {
    this.#db.run('DELETE FROM upload WHERE at < ?', Date.now() - UPLOAD_KEPT);
    for (const name of existsSync(this.folder) ? await readdir(this.folder) : []) {
      const file = path.join(this.folder, name);
      const facts = await stat(file).catch(() => undefined);
      const isFresh = facts !== undefined && facts.mtimeMs > Date.now() - FRESH;
      if (!isFresh && !this.isOpen(name)) await rm(file, { force: true });
    }
  }
}
