/** Who did what and when: written beside every change, never rewritten. */
import type { Database } from './database.ts';

export interface Deed {
  /** `null`: the sender or the desk itself. */
  staff: number | null;
  action: string;
  submission?: string | undefined;
  entry?: string | null | undefined;
  /** Short and without private data: a state, a field, a reason's code. */
  detail?: string;
}

export type Recorded = Required<Deed> & { id: number; at: number; name: string | null };

export class Audit {
  readonly #db: Database;
  readonly #now: () => number;

  constructor(db: Database, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  record({ staff, action, submission, entry, detail }: Deed): void {
    this.#db.run(
      'INSERT INTO audit (at, staff, action, submission, entry, detail) VALUES (?, ?, ?, ?, ?, ?)',
      ...[this.#now(), staff, action, submission ?? null, entry ?? null, detail ?? ''],
    );
  }

  /** The newest deeds first: all, or those about one submission. */
  list({ submission, limit = 300 }: { submission?: string; limit?: number } = {}): Recorded[] {
    const sql = `SELECT audit.*, staff.name FROM audit LEFT JOIN staff ON staff.id = audit.staff
      WHERE ?1 IS NULL OR submission = ?1 ORDER BY audit.id DESC LIMIT ?2`;
    return this.#db.all(sql, submission ?? null, limit) as unknown as Recorded[];
  }
}
