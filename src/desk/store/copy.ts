/** What the database of a copy names, read without touching it. */
import { DatabaseSync } from 'node:sqlite';

/** SQLite's own code of a broken file. */
const CORRUPT = 11;

/** @throws SQLite's error of a broken file when it is not whole. */
export function readCopy(file: string): {
  meta: ReadonlyMap<string, string>;
  submissions: ReadonlySet<string>;
  photos: ReadonlySet<string>;
} {
  using db = new DatabaseSync(file, { readOnly: true });
  const [first] = db.prepare('PRAGMA integrity_check(1)').all();
  if (first?.['integrity_check'] !== 'ok')
    throw Object.assign(new Error('broken copy'), { errcode: CORRUPT });
  const rows = (sql: string): string[][] =>
    db
      .prepare(sql)
      .all()
      .map((row) => Object.values(row).map(String));
  return {
    meta: new Map(
      rows('SELECT key, value FROM meta').map(([key = '', value = '']) => [key, value]),
    ),
    submissions: new Set(rows('SELECT id FROM submission').flat()),
    photos: new Set(rows('SELECT original, clean FROM photo').flat()),
  };
}
