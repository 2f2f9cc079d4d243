/** Which pictures are known: those of the archive, of the queue, and those that are blocked. */
import { cleanPhoto } from '../../intake/photo/clean-photo.ts';
import { hashDistance } from '../../intake/draft/similar.ts';
import type { ArchiveView } from './archive-view.ts';
import type { Repository } from '../../git/repository.ts';
import type { Database } from './database.ts';

/** Bits in which a blocked picture, cropped or encoded anew, may differ. */
const SAME = 6;

interface PicturesContext {
  db: Database;
  repository: Repository;
  archive: ArchiveView;
}

export class Pictures {
  readonly #context: PicturesContext;
  /** Versions of the entries whose pictures the index of the alike has, by id. */
  #learned = new Map<string, string>();
  #stopped = false;
  #work: Promise<void> = Promise.resolve();

  constructor(context: PicturesContext) {
    this.#context = context;
  }

  block(hash: string, staff: number, now: number): void {
    const sql = 'INSERT INTO fake VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
    this.#context.db.run(sql, hash, now, staff);
  }

  /** Whether a picture was blocked before. */
  isBlocked(hash: string): boolean {
    return this.#context.db
      .column<string>('SELECT hash FROM fake')
      .some((blocked) => hashDistance(blocked, hash) <= SAME);
  }

  /** Whether one of the pictures was. */
  areBlocked(photos: readonly { hash: string }[]): boolean {
    return photos.some(({ hash }) => this.isBlocked(hash));
  }

  /** Hashes of the archive's own photographs that were looked at, by blob. */
  hashes(): ReadonlyMap<string, string> {
    const rows = this.#context.db.all<{ blob: string; hash: string }>('SELECT * FROM picture');
    return new Map(rows.map(({ blob, hash }) => [blob, hash]));
  }

  /**
   * Looks at the photographs of entries that came or changed since, one after the other; what was looked
   * at is kept. Nobody waits for it.
   */
  learn(): Promise<void> {
    this.#work = this.#work.then(() => this.#learn()).catch(() => undefined);
    return this.#work;
  }

  async #learn(): Promise<void> {
    const { archive } = this.#context;
    const { entries } = archive;
    for (const id of this.#learned.keys()) if (!entries.has(id)) this.#learned.delete(id);
    for (const [id, { version, fields, pictures }] of entries) {
      if (this.#learned.get(id) === version) continue;
      const hashes: string[] = [];
      for (const { blob } of pictures) {
        if (this.#stopped) return;
        const hash = await this.#hashOf(blob);
        if (hash) hashes.push(hash);
      }
      // What changed or left meanwhile is the next look's.
      if (archive.entries.get(id)?.version !== version) continue;
      archive.similar.add({ ...fields, hashes });
      this.#learned.set(id, version);
    }
  }

  /** The hash of a photograph in Git, empty for one that cannot be read. */
  async #hashOf(blob: string): Promise<string> {
    const { db, repository } = this.#context;
    const known = db.value<string>('SELECT hash FROM picture WHERE blob = ?', blob);
    if (known !== undefined) return known;
    const [bytes] = await repository.readAll([blob]);
    const cleaned = bytes ? await cleanPhoto(bytes) : undefined;
    const hash = cleaned && 'photo' in cleaned ? cleaned.photo.hash : '';
    db.run('INSERT OR REPLACE INTO picture VALUES (?, ?)', blob, hash);
    return hash;
  }

  stop(): Promise<void> {
    this.#stopped = true;
    return this.#work;
  }
}
