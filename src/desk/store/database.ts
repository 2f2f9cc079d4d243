/** The desk's database: one file, whole after any crash. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { newSecret } from './codes.ts';
import { MIGRATIONS } from './migrations.ts';

export type Row = Record<string, string | number | null>;

/**
 * A thin hand over `node:sqlite`: named statements are prepared once, times and JSON are the
 * callers' business.
 */
export class Database {
  readonly file: string;
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();

  /**
   * Opens or creates the file and brings it to the newest shape.
   * @throws when it was made by a newer version, which would be misunderstood.
   */
  constructor(file: string) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    this.file = file;
    this.#db = new DatabaseSync(file);
    // FULL: a transaction that has ended is on the disk, whatever happens to the machine.
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'])
      this.#db.exec(`PRAGMA ${pragma}`);
    this.#db.exec('PRAGMA busy_timeout = 10000; PRAGMA secure_delete = ON');
    this.#migrate();
  }

  #migrate(): void {
    this.transaction(() => {
      const version = Number(this.get('PRAGMA user_version')?.['user_version']);
      if (version > MIGRATIONS.length)
        throw new Error(`${this.file} was made by a newer version of the desk`);
      for (const step of MIGRATIONS.slice(version)) this.#db.exec(step);
      this.#db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    });
  }

  #statement(sql: string): ReturnType<DatabaseSync['prepare']> {
    let statement = this.#prepared.get(sql);
    if (!statement) this.#prepared.set(sql, (statement = this.#db.prepare(sql)));
    return statement;
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values) as Row[];
  }

  /** @returns How many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  /** All of `work` or nothing. It must not wait for anything: other requests share the connection. */
  transaction<T>(work: () => T): T {
    if (this.#db.isTransaction) return work();
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** A whole copy in another file while the desk goes on. */
  copyTo(file: string): void {
    this.run('VACUUM INTO ?', file);
  }

  meta(key: string): string | null {
    return (this.get('SELECT value FROM meta WHERE key = ?', key)?.['value'] ?? null) as
      string | null;
  }

  setMeta(key: string, value: string): void {
    const sql = 'INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value';
    this.run(sql, key, value);
  }

  /** Looks through the whole file. */
  isWhole(): boolean {
    return this.get('PRAGMA quick_check(1)')?.['quick_check'] === 'ok';
  }

  /** A secret of this desk, made on the first run. */
  secret(key: string): string {
    const known = this.meta(key);
    if (known) return known;
    const made = newSecret();
    this.setMeta(key, made);
    return made;
  }

  /** Nothing is written any more, whoever tries. */
  seal(): void {
    this.#db.exec('PRAGMA query_only = ON');
  }

  close(): void {
    this.#prepared.clear();
    this.#db.close();
  }
}
