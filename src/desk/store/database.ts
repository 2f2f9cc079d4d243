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
      const version = this.value<number>('PRAGMA user_version') ?? 0;
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

  /** The first row; its type is what the table's columns say. */
  get<T = Row>(sql: string, ...values: SQLInputValue[]): T | undefined {
    return this.#statement(sql).get(...values) as T | undefined;
  }

  /** All rows, typed as those of `get`. */
  all<T = Row>(sql: string, ...values: SQLInputValue[]): T[] {
    return this.#statement(sql).all(...values) as T[];
  }

  /** The first column of all rows. */
  column<T extends Row[string]>(sql: string, ...values: SQLInputValue[]): T[] {
    return this.all(sql, ...values).map((row) => Object.values(row)[0] as T);
  }

  /** The first column of the first row. */
  value<T extends Row[string]>(sql: string, ...values: SQLInputValue[]): T | undefined {
    const row = this.get(sql, ...values);
    return row && (Object.values(row)[0] as T);
  }

  has(sql: string, ...values: SQLInputValue[]): boolean {
    return this.get(sql, ...values) !== undefined;
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
    return this.value<string>('SELECT value FROM meta WHERE key = ?', key) ?? null;
  }

  setMeta(key: string, value: string): void {
    const sql = 'INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value';
    this.run(sql, key, value);
  }

  /** Looks through the whole file. */
  isWhole(): boolean {
    return this.value('PRAGMA quick_check(1)') === 'ok';
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

  [Symbol.dispose](): void {
    this.close();
  }
}

/** One kind of what the database keeps, by a clock in ms since 1970. */
export abstract class Store {
  protected readonly db: Database;
  protected readonly now: () => number;

  constructor(db: Database, now: () => number) {
    this.db = db;
    this.now = now;
  }
}

/** A row with the JSON of some columns read. */
export const withJson = <T>(row: Row, ...columns: (keyof T & string)[]): T => {
  const read = columns.map((name) => [name, JSON.parse(String(row[name]))]);
  return { ...row, ...Object.fromEntries(read) } as T;
};
