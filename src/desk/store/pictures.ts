/** Which pictures are known: those of the archive, of the queue, and those that are blocked. */
import { cleanPhoto } from '../../intake/photo/clean-photo.ts';
import { hashDistance } from '../../intake/draft/similar.ts';
import type { ArchiveView } from '../publish/archive-view.ts';
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
  #stopped = false;
  #work: Promise<void> = Promise.resolve();

  constructor(context: PicturesContext) {
    this.#context = context;
  }

  block(hash: string, staff: number, now: number): void {
    this.#context.db.run(
      'INSERT INTO fake VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      hash,
      now,
      staff,
    );
  }

  /** Whether a picture was blocked before. */
  isBlocked(hash: string): boolean {
    return this.#context.db
      .all('SELECT hash FROM fake')
      .some((row) => hashDistance(String(row['hash']), hash) <= SAME);
  }

  /** Whether one of the pictures was. */
  areBlocked(photos: readonly { hash: string }[]): boolean {
    return photos.some(({ hash }) => this.isBlocked(hash));
  }

  /** Hashes of the archive's own photographs that were looked at, by blob. */
  hashes(): ReadonlyMap<string, string> {
    const rows = this.#context.db.all('SELECT blob, hash FROM picture');
    return new Map(rows.map(({ blob, hash }) => [String(blob), String(hash)]));
  }

  /** Looks at the archive's own photographs one after the other; what was looked at is kept. */
  learn(): Promise<void> {
    this.#work = this.#work.then(() => this.#learn()).catch(() => undefined);
    return this.#work;
  }

  async #learn(): Promise<void> {
    const { db, repository, archive } = this.#context;
    for (const { fields, pictures } of archive.entries.values()) {
      const hashes: string[] = [];
      for (const { blob } of pictures) {
        if (this.#stopped) return;
        let hash = db.get('SELECT hash FROM picture WHERE blob = ?', blob)?.['hash'];
        if (hash === undefined) {
          const [bytes] = await repository.readAll([blob]);
          const cleaned = bytes ? await cleanPhoto(bytes) : undefined;
          hash = cleaned && 'photo' in cleaned ? cleaned.photo.hash : '';
          db.run('INSERT OR REPLACE INTO picture VALUES (?, ?)', blob, hash);
        }
        if (hash) hashes.push(String(hash));
      }
      if (hashes.length > 0) archive.similar.add({ ...fields, hashes });
    }
  }

  stop(): Promise<void> {
    this.#stopped = true;
    return this.#work;
  }
}
