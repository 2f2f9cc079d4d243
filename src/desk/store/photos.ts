/** Photographs by their owner: a submission, or whoever is still writing one. */
import type { CleanPhoto } from '../../intake/clean-photo.ts';
import type { LocalizedText } from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';
import type { Database, Row } from './database.ts';
import type { KeptPhoto } from './submission.ts';
import type { Vault } from './vault.ts';

/** Keeps both pictures, durably. @returns What is to be noted of them. */
export async function keepPictures(
  vault: Vault,
  original: Uint8Array,
  { bytes, width, height, hash, advice }: CleanPhoto,
  credit: LocalizedText = {},
): Promise<KeptPhoto> {
  const [sent, clean] = [await vault.keep(original), await vault.keep(bytes)];
  return { original: sent, clean, width, height, hash, advice, credit };
}

export class Photos {
  readonly #db: Database;
  readonly #now: () => number;

  constructor(db: Database, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  of(owner: string): KeptPhoto[] {
    return this.#db
      .all('SELECT * FROM photo WHERE owner = ? ORDER BY position', owner)
      .map(photoOf);
  }

  /** The same picture again for the same owner, cut otherwise, is no second one and takes its place. */
  add(owner: string, photo: KeptPhoto): void {
    const { original, clean, width, height, hash, advice, credit } = photo;
    this.#db.run(
      `INSERT INTO photo (owner, position, original, clean, width, height, hash, advice, at, credit)
       SELECT ?1, coalesce(max(position) + 1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
       FROM photo WHERE owner = ?1 ON CONFLICT DO UPDATE
       SET clean = ?3, width = ?4, height = ?5, hash = ?6, advice = ?7`,
      ...[owner, original, clean, width, height, hash],
      ...[JSON.stringify(advice), this.#now(), JSON.stringify(credit)],
    );
  }

  drop(owner: string, original: string): void {
    this.#db.run('DELETE FROM photo WHERE owner = ? AND original = ?', owner, original);
  }

  /** Another owner gets the pictures too, after its own; what it has stays as it is cut. */
  share(from: string, to: string): void {
    const has = new Set(this.of(to).map(({ original }) => original));
    for (const photo of this.of(from)) if (!has.has(photo.original)) this.add(to, photo);
  }
}

const photoOf = (row: Row): KeptPhoto => ({
  ...(row as unknown as KeptPhoto),
  advice: JSON.parse(String(row['advice'])) as Finding[],
  credit: JSON.parse(String(row['credit'])) as LocalizedText,
});
