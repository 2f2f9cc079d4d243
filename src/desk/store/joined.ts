/** Who gave what to whom: remembered so that it can be taken back. */
import { Store, withJson, type Row } from './database.ts';

/**
 * `value`: what stands at a path; `text`: paragraphs of a text that others wrote too; `item`: one of
 * a list; `photo`: a photograph, by its cleaned bytes. Told by digests: nothing of it is kept twice.
 */
export interface Piece {
  how: 'value' | 'text' | 'item' | 'photo';
  path: string;
  /** Empty where something was left out. */
  digest: string;
  /** Paragraphs of a text. */
  length?: number;
  /** SHA-256 of a photograph as it was sent: it may be cut otherwise meanwhile. */
  original?: string;
  /** What stood there and was replaced, which is others' own. */
  before?: unknown;
}

/**
 * What became of pieces that were taken back: taken `out`; the entry `hidden` or, of a draft that
 * waits, an editor `asked`, because nobody but people can tell them apart. `null`: not yet.
 */
export type Became = 'out' | 'hidden' | 'asked';

export interface Joined {
  submission: string;
  target: string;
  pieces: Piece[];
  became: Became | null;
}

export class JoinedPieces extends Store {
  /** Also without pieces: whom a submission was joined with. */
  put(submission: string, target: string, pieces: readonly Piece[] = []): void {
    this.db.run(
      `INSERT INTO joined VALUES (?1, ?2, ?3, NULL)
       ON CONFLICT DO UPDATE SET pieces = ?3, became = NULL`,
      ...[submission, target, JSON.stringify(pieces)],
    );
  }

  /** Where pieces of a submission are. */
  of(submission: string): Joined[] {
    return this.db.all('SELECT * FROM joined WHERE submission = ?', submission).map(joinedOf);
  }

  /** Whose pieces a draft or an entry has. */
  with(target: string): Joined[] {
    return this.db.all('SELECT * FROM joined WHERE target = ?', target).map(joinedOf);
  }

  /** The draft that had them became an entry. */
  move({ submission, target, pieces }: Joined, to: string): void {
    this.forget(submission, target);
    this.put(submission, to, pieces);
  }

  /** Says what became of it; what was taken out needs to be told from nothing any more. */
  end(submission: string, target: string, became: Became): void {
    this.db.run(
      "UPDATE joined SET became = ?, pieces = '[]' WHERE submission = ? AND target = ?",
      ...[became, submission, target],
    );
  }

  forget(submission: string, target: string): void {
    const sql = 'DELETE FROM joined WHERE submission = ? AND target = ?';
    this.db.run(sql, submission, target);
  }
}

const joinedOf = (row: Row): Joined => withJson(row, 'pieces');
