/** Photographs on their way: pieces on the disk, what was promised in the database. */
import { existsSync, statSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Upload } from '@tus/server';
import type { Configstore } from '@tus/file-store';
import type { Database, Row } from './database.ts';
import type { BlobStore } from './blobs.ts';

/** Time to go on with an upload; whoever comes later sends it again. */
export const UPLOAD_KEPT = 3 * 86_400_000;
/** ms of silence after which no room is kept for the rest of an upload. */
const UNDER_WAY = 15 * 60_000;
/** A row is written right before its file. */
const FRESH = 3_600_000;

/** An upload that is whole. */
export interface WholeUpload {
  path: string;
  name: string;
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
    return new Upload({
      id,
      offset: 0,
      size: Number(row['size']),
      metadata: { owner: String(row['owner']), name: String(row['name']) },
      creation_date: new Date(Number(row['at'])).toISOString(),
    });
  }

  async set(id: string, { size, metadata }: Upload): Promise<void> {
    const { owner, name } = metadata ?? {};
    this.add({ id, size: size ?? 0, owner: owner ?? '', name: name ?? '' });
  }

  /** Notes what was promised, before its file is made. */
  add({ id, owner, size, name }: { id: string; owner: string; size: number; name: string }): void {
    const sql = 'INSERT OR REPLACE INTO upload VALUES (?, ?, ?, ?, ?, NULL)';
    this.#db.run(sql, id, owner, size, name, Date.now());
  }

  /** Bytes that were promised. */
  sizeOf(id: string): number {
    return Number(this.#row(id)?.['size'] ?? 0);
  }

  /** Bytes that are still to come of what somebody is at. */
  outstanding(now = Date.now()): number {
    let sum = 0;
    for (const row of this.#db.all('SELECT id, size, at FROM upload WHERE original IS NULL')) {
      const file = path.join(this.folder, String(row['id']));
      const facts = statSync(file, { throwIfNoEntry: false });
      const last = Math.max(Number(row['at']), facts?.mtimeMs ?? 0);
      if (now - last < UNDER_WAY) sum += Math.max(0, Number(row['size']) - (facts?.size ?? 0));
    }
    return sum;
  }

  async delete(id: string): Promise<void> {
    this.#db.run('DELETE FROM upload WHERE id = ?', id);
  }

  #row(id: string): Row | undefined {
    return this.#db.get('SELECT * FROM upload WHERE id = ?', id);
  }

  /** How many uploads of a form no form has named yet. */
  countOpen(owner: string): number {
    const sql = 'SELECT count(*) AS n FROM upload WHERE owner = ? AND original IS NULL';
    return Number(this.#db.get(sql, owner)?.['n']);
  }

  /** Whether nobody has named the upload yet. */
  isOpen(id: string): boolean {
    return this.#row(id)?.['original'] === null;
  }

  /**
   * The photograph a form names.
   * @param owner UUID of the form: an upload can be had only by the form it was made for.
   * @returns `undefined` when it is another's, not whole, expired or never was.
   */
  async find(id: string, owner: string): Promise<WholeUpload | undefined> {
    const row = this.#row(id);
    if (!row || row['owner'] !== owner) return undefined;
    const file =
      row['original'] === null
        ? path.join(this.folder, id)
        : this.#blobs.pathOf(String(row['original']));
    const facts = await stat(file).catch(() => undefined);
    if (facts?.size !== row['size']) return undefined;
    return { path: file, name: String(row['name']) };
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
