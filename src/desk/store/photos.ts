/** Photographs by their owner: a submission, or whoever is still writing one. */
import type { CleanPhoto } from '../../intake/photo/clean-photo.ts';
import { Store, withJson, type Database, type Row } from './database.ts';
import type { KeptPhoto } from './submission.ts';
import type { BlobStore } from './blobs.ts';

/**
 * Keeps both pictures, durably.
 * @param original Its bytes, or the path of its file.
 * @returns What is to be noted of them.
 */
export async function keepPictures(
  blobs: BlobStore,
  original: Uint8Array | string,
  { sent, bytes, width, height, hash, advice }: CleanPhoto,
): Promise<KeptPhoto> {
  const keeping =
    typeof original === 'string' ? blobs.keepFile(original, sent) : blobs.keep(original);
  const [kept, clean] = await Promise.all([keeping, blobs.keep(bytes)]);
  return { original: kept, clean, width, height, hash, advice, credit: {} };
}

/** Whose the photographs are that a form brought for something that was sent before. */
const pendingOf = (id: string): string => `form:${id}`;

export class Photos extends Store {
  of(owner: string): KeptPhoto[] {
    return this.db.all('SELECT * FROM photo WHERE owner = ? ORDER BY position', owner).map(photoOf);
  }

  /** Those of many owners, in the order of these. */
  ofAll(owners: readonly string[]): KeptPhoto[][] {
    const sql = `SELECT * FROM photo WHERE owner IN (SELECT value FROM json_each(?))
      ORDER BY owner, position`;
    const rows = this.db.all(sql, JSON.stringify(owners));
    const found = Map.groupBy(rows, ({ owner }) => String(owner));
    return owners.map((owner) => (found.get(owner) ?? []).map(photoOf));
  }

  /** The same picture again for the same owner, cut otherwise, is no second one and takes its place. */
  add(owner: string, photo: KeptPhoto): void {
    const { original, clean, width, height, hash, advice, credit } = photo;
    this.db.run(
      `INSERT INTO photo (owner, position, original, clean, width, height, hash, advice, at, credit)
       SELECT ?1, coalesce(max(position) + 1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
       FROM photo WHERE owner = ?1 ON CONFLICT DO UPDATE
       SET clean = ?3, width = ?4, height = ?5, hash = ?6, advice = ?7`,
      ...[owner, original, clean, width, height, hash],
      ...[JSON.stringify(advice), this.now(), JSON.stringify(credit)],
    );
  }

  /** Submissions that have a photograph, by its hash as sent or cleaned. */
  ownersOf(by: 'original' | 'clean', sha256: string): { id: string; place: string | null }[] {
    const sql = `SELECT submission.id, place FROM photo JOIN submission ON submission.id = photo.owner
      WHERE ${by} = ?`;
    return this.db.all(sql, sha256);
  }

  /** Puts them in that order, the one that stands for the person first; others follow as they were. */
  arrange(id: string, originals: readonly string[]): void {
    const rank = new Map(originals.map((original, index) => [original, index]));
    const place = ({ original }: KeptPhoto): number => rank.get(original) ?? rank.size;
    for (const owner of [id, pendingOf(id)]) {
      const before = this.of(owner);
      const after = before.toSorted((a, b) => place(a) - place(b));
      if (after.every((photo, index) => photo === before[index])) continue;
      for (const { original } of after)
        this.db.run(
          `UPDATE photo SET position = (SELECT max(position) + 1 FROM photo WHERE owner = ?1)
           WHERE owner = ?1 AND original = ?2`,
          ...[owner, original],
        );
    }
  }

  drop(owner: string, original: string): void {
    this.db.run('DELETE FROM photo WHERE owner = ? AND original = ?', owner, original);
  }

  /**
   * A photograph of a form under way. What was sent before and is looked at by somebody changes
   * with the form as a whole, or not at all: until then the photograph waits beside it.
   */
  addPending(id: string, photo: KeptPhoto): void {
    this.add(this.#isSent(id) ? pendingOf(id) : id, photo);
  }

  #isSent(id: string): boolean {
    return this.db.has('SELECT 1 FROM submission WHERE id = ?', id);
  }

  /** What a form under way leaves out: at once, unless it was sent before. */
  dropPending(id: string, originals: readonly string[]): void {
    const isSent = this.#isSent(id);
    for (const original of originals) {
      this.drop(pendingOf(id), original);
      if (!isSent) this.drop(id, original);
    }
  }

  isPending(id: string, original: string): boolean {
    const sql = 'SELECT 1 FROM photo WHERE owner = ? AND original = ?';
    return this.db.has(sql, pendingOf(id), original);
  }

  /** The photographs as the form under way would leave them. */
  withPending(id: string, dropped: readonly string[] = []): KeptPhoto[] {
    const pending = new Map(this.of(pendingOf(id)).map((photo) => [photo.original, photo]));
    const own = this.of(id).filter(({ original }) => !dropped.includes(original));
    const cut = own.map((photo) => pending.get(photo.original) ?? photo);
    for (const { original } of own) pending.delete(original);
    return [...cut, ...pending.values()];
  }

  /** The form has come: what waited beside takes its place. */
  takePending(id: string, dropped: readonly string[]): void {
    for (const original of dropped) this.drop(id, original);
    for (const photo of this.of(pendingOf(id))) this.add(id, photo);
    this.forgetPending(id);
  }

  forgetPending(id: string): void {
    this.db.run('DELETE FROM photo WHERE owner = ?', pendingOf(id));
  }

  /**
   * Another owner gets the pictures too, after its own; what it has stays as it is cut.
   * @returns Those it had not.
   */
  share(from: string, to: string): KeptPhoto[] {
    const has = new Set(this.of(to).map(({ original }) => original));
    const added = this.of(from).filter(({ original }) => !has.has(original));
    for (const photo of added) this.add(to, photo);
    return added;
  }
}

const photoOf = (row: Row): KeptPhoto => withJson(row, 'advice', 'credit');

/** Whether a photograph is named by anything, as sent or cleaned. */
export const isPhotoNamed = (db: Database, sha256: string): boolean =>
  db.has('SELECT 1 FROM photo WHERE original = ?1 OR clean = ?1', sha256);
