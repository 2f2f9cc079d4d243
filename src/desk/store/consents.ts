/**
 * Consents are added, never overwritten: what was agreed to, when, in which words. Databases of
 * before hold answers about `restoration` too: nobody is asked any more, and they stay unread.
 */
import type { Language } from '../../model/language.ts';
import { Store, type Row } from './database.ts';
import { USES, type Use } from '../../model/veteran.ts';

/** Version of the words that stand beside the boxes of consent. */
const WORDING = '2027-2';

export class Consents extends Store {
  /** What the family allows now: the last answer to each question. */
  of(id: string): Record<Use, boolean> {
    const sql = 'SELECT use, given FROM consent WHERE submission = ? ORDER BY at, rowid';
    return lastAnswers(this.db.all(sql, id));
  }

  /** What many families allow, in the order of their ids. */
  ofAll(ids: readonly string[]): Record<Use, boolean>[] {
    const sql = `SELECT submission, use, given FROM consent
      WHERE submission IN (SELECT value FROM json_each(?)) ORDER BY submission, at, rowid`;
    const rows = this.db.all(sql, JSON.stringify(ids));
    const found = Map.groupBy(rows, ({ submission }) => String(submission));
    return ids.map((id) => lastAnswers(found.get(id) ?? []));
  }

  /** Every question as it was answered. */
  write(id: string, consents: Readonly<Partial<Record<Use, boolean>>>, language: Language): void {
    for (const use of USES) this.#add(id, use, consents[use] ?? false, language);
  }

  /**
   * Notes what the family answered since.
   * @returns The uses of which the answer is another one.
   */
  note(id: string, consents: Readonly<Record<Use, boolean>>, language: Language): Use[] {
    const before = this.of(id);
    const changed = USES.filter((use) => before[use] !== consents[use]);
    for (const use of changed) this.#add(id, use, consents[use], language);
    return changed;
  }

  #add(id: string, use: Use, isGiven: boolean, language: Language): void {
    this.db.run(
      'INSERT INTO consent VALUES (?, ?, ?, ?, ?, ?)',
      ...[id, use, isGiven ? 1 : 0, WORDING, language, this.now()],
    );
  }
}

function lastAnswers(rows: readonly Row[]): Record<Use, boolean> {
  const answered = new Map(rows.map((row) => [row['use'], row['given'] === 1]));
  const answers = USES.map((use) => [use, answered.get(use) ?? false]);
  return Object.fromEntries(answers) as Record<Use, boolean>;
}
