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
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const [first] = db.prepare('PRAGMA integrity_check(1)').all();
    if (first?.['integrity_check'] !== 'ok')
      throw Object.assign(new Error('broken copy'), { errcode: CORRUPT });
    const column = (sql: string): string[] =>
      db
        .prepare(sql)
        .all()
        .map((row) => String(row['v']));
    const meta = db.prepare('SELECT key, value FROM meta').all();
    return {
      meta: new Map(meta.map(({ key, value }) => [String(key), String(value)])),
      submissions: new Set(column('SELECT id AS v FROM submission')),
      photos: new Set(column('SELECT original AS v FROM photo UNION SELECT clean FROM photo')),
    };
  } finally {
    db.close();
  }
}
