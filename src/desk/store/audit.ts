/** Who did what and when: written beside every change, never rewritten. */
import { Store } from './database.ts';

export interface AuditEvent {
  /** `null`: the sender or the desk itself. */
  staff: number | null;
  action: string;
  submission?: string | undefined;
  entry?: string | null | undefined;
  /** Short and without private data: a state, a field, a reason's code. */
  detail?: string;
}

export type RecordedEvent = Required<AuditEvent> & { id: number; at: number; name: string | null };

export class Audit extends Store {
  record({ staff, action, submission, entry, detail }: AuditEvent): void {
    this.db.run(
      'INSERT INTO audit (at, staff, action, submission, entry, detail) VALUES (?, ?, ?, ?, ?, ?)',
      ...[this.now(), staff, action, submission ?? null, entry ?? null, detail ?? ''],
    );
  }

  /** The newest events first: all, or those about one submission. */
  list({ submission, limit = 300 }: { submission?: string; limit?: number } = {}): RecordedEvent[] {
    const sql = `SELECT audit.*, staff.name FROM audit LEFT JOIN staff ON staff.id = audit.staff
      WHERE ?1 IS NULL OR submission = ?1 ORDER BY audit.id DESC LIMIT ?2`;
    return this.db.all(sql, submission ?? null, limit);
  }

  /** The newest events about what lies in these places, and what these people did about nothing there. */
  within(
    about: { places: readonly string[]; entries: readonly string[]; people: readonly number[] },
    limit = 300,
  ): RecordedEvent[] {
    const sql = `SELECT audit.*, staff.name FROM audit LEFT JOIN staff ON staff.id = audit.staff
      LEFT JOIN submission ON submission.id = audit.submission
      WHERE CASE
        WHEN audit.submission IS NOT NULL THEN submission.place IN (SELECT value FROM json_each(?1))
        WHEN coalesce(audit.entry, '') <> '' THEN audit.entry IN (SELECT value FROM json_each(?2))
        ELSE audit.staff IN (SELECT value FROM json_each(?3))
      END ORDER BY audit.id DESC LIMIT ?4`;
    const { places, entries, people } = about;
    const lists = [places, entries, people].map((list) => JSON.stringify(list));
    return this.db.all(sql, ...lists, limit);
  }
}
