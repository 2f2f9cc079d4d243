/** Lists and chats that were brought, row by row, until they are taken in or a day has passed. */
import type { RawDraft } from '../../intake/draft/draft.ts';
import type { Column } from '../../intake/list/column.ts';
import type { Sums } from '../../intake/list/sums.ts';
import type { Defaults, ImportedRow, OpenedImport } from '../../intake/list/types.ts';
import type { ChatSum } from '../../intake/chat/report.ts';
import type { Language } from '../../model/language.ts';
import type { Finding } from '../../model/problem.ts';
import { USES, type Use } from '../../model/veteran.ts';
import { Store, withJson, type Row } from './database.ts';

type Noted = 'layouts' | 'left' | 'doubled' | 'leftRows' | 'sheets';

/** What concerns no row: columns, rows that are no person, members that were left alone. */
export interface BatchNotes extends Partial<Pick<OpenedImport, Noted>> {
  refused?: Finding[];
  /** What a chat comes to. */
  chat?: ChatSum;
  /** Known when every row was read. */
  sums?: Sums;
}

export interface Batch {
  id: string;
  staff: number;
  kind: 'list' | 'chat';
  name: string;
  language: Language;
  defaults: Defaults;
  state: 'reading' | 'read' | 'taking' | 'taken' | 'refused';
  total: number | null;
  notes: BatchNotes;
  faulty: 0 | 1;
  made: number;
}

/** What is known of it when it is brought. */
export type NewBatch = Pick<Batch, 'id' | 'staff' | 'kind' | 'name' | 'language' | 'defaults'>;

/** A row as it was read: what is shown of it, and what becomes of it. */
export interface BatchRow extends Pick<
  ImportedRow,
  'sheet' | 'row' | 'verdict' | 'id' | 'photoNames' | 'contacts' | 'findings'
> {
  raw: RawDraft;
  /** UUID of the submission. */
  submission: string;
  /** Whether it can be a draft, with its faults. */
  usable: boolean;
  /** What must be asked of the sender; stays with the submission. */
  questions?: Finding[];
  /** When a message was sent, `2027-04-09T18:05`; of chats only. */
  at?: string;
}

/** `2`: left out by whoever looked at it. */
export type StoredRow = BatchRow & { number: number; taken: 0 | 1 | 2 };
/** `fresh`: new and not left out. */
export type BatchCounts = Record<Verdict | 'total' | 'usable' | 'taken' | 'left' | 'fresh', number>;
export type Verdict = ImportedRow['verdict'];

/** Whose the photographs of a row are until it is taken in. */
export const ownerOf = (batch: string, number: number): string => `${batch}/${number}`;

/** How the columns of a sheet were understood; none where nobody knows it. */
export const columnsIn = ({ layouts = [] }: BatchNotes, sheet: string): readonly Column[] =>
  layouts.find((layout) => layout.sheet === sheet)?.columns ?? [];

export class Batches extends Store {
  add({ id, staff, kind, name, language, defaults }: NewBatch): void {
    const sql = `INSERT INTO batch (id, staff, kind, name, language, defaults, state, made)
      VALUES (?, ?, ?, ?, ?, ?, 'reading', ?) ON CONFLICT DO NOTHING`;
    const values = [id, staff, kind, name, language, JSON.stringify(defaults), this.now()];
    this.db.run(sql, ...values);
  }

  byId(id: string): Batch | undefined {
    const row = this.db.get('SELECT * FROM batch WHERE id = ?', id);
    return row && batchOf(row);
  }

  /** Those of a person, the newest first. */
  of(staff: number): Batch[] {
    return this.db
      .all('SELECT * FROM batch WHERE staff = ? ORDER BY made DESC, id', staff)
      .map(batchOf);
  }

  /** Those that a process was at. */
  unfinished(): Batch[] {
    const sql = "SELECT * FROM batch WHERE state IN ('reading', 'taking') ORDER BY made, id";
    return this.db.all(sql).map(batchOf);
  }

  set(id: string, change: Partial<Pick<Batch, 'state' | 'total' | 'notes' | 'faulty'>>): void {
    for (const [name, value] of Object.entries(change)) {
      const stored = typeof value === 'object' ? JSON.stringify(value) : value;
      this.db.run(`UPDATE batch SET ${name} = ? WHERE id = ?`, stored, id);
    }
  }

  addRow(batch: string, number: number, row: BatchRow): void {
    this.db.run(
      'INSERT INTO batch_row (batch, number, verdict, submission, usable, row) VALUES (?, ?, ?, ?, ?, ?)',
      ...[batch, number, row.verdict, row.submission, row.usable ? 1 : 0, JSON.stringify(row)],
    );
  }

  /** How many rows there are of each kind, and how many of all were taken in. */
  counts(id: string): BatchCounts {
    const sql = `SELECT count(*) AS total,
      count(*) FILTER (WHERE taken = 1) AS taken,
      count(*) FILTER (WHERE taken = 2) AS left,
      count(*) FILTER (WHERE verdict = 'new') AS new,
      count(*) FILTER (WHERE verdict = 'there') AS there,
      count(*) FILTER (WHERE verdict = 'broken') AS broken,
      count(*) FILTER (WHERE verdict = 'new' AND taken <> 2) AS fresh,
      count(*) FILTER (WHERE verdict = 'broken' AND usable AND taken <> 2) AS usable
      FROM batch_row WHERE batch = ?`;
    return this.db.get(sql, id) as BatchCounts;
  }

  /** How many of the new rows that are not left out lack the consent to each use. */
  lacking(id: string): Record<Use, number> {
    const counts = USES.map(
      (use) => `count(*) FILTER (WHERE NOT coalesce(row ->> '$.raw.consent.${use}', 0)) AS ${use}`,
    ).join(', ');
    const sql = `SELECT ${counts} FROM batch_row WHERE batch = ? AND verdict = 'new' AND taken <> 2`;
    return this.db.get(sql, id) as Record<Use, number>;
  }

  /** Of the rows that were shown, leaves out those that are marked and takes the others back in. */
  leaveOut(batch: string, shown: readonly number[], left: readonly number[]): void {
    this.db.transaction(() => {
      for (const number of shown)
        this.db.run(
          'UPDATE batch_row SET taken = ? WHERE batch = ? AND number = ? AND taken <> 1',
          ...[left.includes(number) ? 2 : 0, batch, number],
        );
    });
  }

  rows(id: string, verdict: Verdict | 'all', limit: number, offset: number): StoredRow[] {
    const sql = `SELECT * FROM batch_row WHERE batch = ?1 AND (?2 = 'all' OR verdict = ?2)
      ORDER BY number LIMIT ?3 OFFSET ?4`;
    return this.db.all(sql, id, verdict, limit, offset).map(rowOf);
  }

  /** The next rows to take in: the new ones, and where it is wished those with faults. */
  waiting({ id, faulty }: Batch, limit: number): StoredRow[] {
    const sql = `SELECT * FROM batch_row WHERE batch = ? AND taken = 0
      AND (verdict = 'new' OR (? AND usable)) ORDER BY number LIMIT ?`;
    return this.db.all(sql, id, faulty, limit).map(rowOf);
  }

  /** What was not taken in, once the rest was, though nobody left it out; and how many rows that are. */
  notTaken({ id, state }: Batch, limit: number): { rows: StoredRow[]; total: number } {
    if (state !== 'taken') return { rows: [], total: 0 };
    const where = "FROM batch_row WHERE batch = ? AND verdict = 'broken' AND taken = 0";
    const total = this.db.value<number>(`SELECT count(*) ${where}`, id) ?? 0;
    const rows = this.db.all(`SELECT * ${where} ORDER BY number LIMIT ?`, id, limit).map(rowOf);
    return { rows, total };
  }

  setTaken(batch: string, number: number): void {
    this.db.run('UPDATE batch_row SET taken = 1 WHERE batch = ? AND number = ?', batch, number);
  }

  /** What is said of the row that got this id within the batch. */
  rawOf(batch: string, id: string): RawDraft | undefined {
    const sql = "SELECT row FROM batch_row WHERE batch = ? AND row ->> '$.id' = ? LIMIT 1";
    const row = this.db.value<string>(sql, batch, id);
    return row === undefined ? undefined : (JSON.parse(row) as BatchRow).raw;
  }

  hasPhoto(batch: string, clean: string): boolean {
    const sql = "SELECT 1 FROM photo WHERE clean = ? AND owner LIKE ? || '/%'";
    return this.db.has(sql, clean, batch);
  }

  /** Forgets the rows, with their photographs. */
  clear(id: string): void {
    this.db.run("DELETE FROM photo WHERE owner LIKE ? || '/%'", id);
    this.db.run('DELETE FROM batch_row WHERE batch = ?', id);
  }

  remove(id: string): void {
    this.db.transaction(() => {
      this.clear(id);
      this.db.run('DELETE FROM batch WHERE id = ?', id);
    });
  }

  /** Removes what was brought before that moment and nobody is at any more. */
  purge(before: number): void {
    const sql = "SELECT id FROM batch WHERE made < ? AND state NOT IN ('reading', 'taking')";
    for (const id of this.db.column<string>(sql, before)) this.remove(id);
  }
}

const batchOf = (row: Row): Batch => withJson(row, 'defaults', 'notes');

const rowOf = (row: Row): StoredRow => ({
  ...(JSON.parse(String(row['row'])) as BatchRow),
  number: Number(row['number']),
  taken: row['taken'] as StoredRow['taken'],
});
