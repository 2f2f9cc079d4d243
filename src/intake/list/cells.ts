/** What a spreadsheet holds before anything of it is understood. */
export type Value = string | number | boolean | Date;
export type Cell = Value | null;

export interface Table {
  /** The sheet's name; empty for CSV. */
  name: string;
  /** The part of a workbook that holds it. */
  part?: string;
  /** Every row of the sheet, the blank ones too: row 1 is `rows[0]`. */
  rows: Cell[][];
  /** What is said on cells such as `B7`, beside what they hold. */
  comments?: ReadonlyMap<string, string>;
  /** A sheet that nobody sees. */
  isHidden?: boolean;
  /** Rows that nobody sees, counted from 1. */
  hiddenRows?: ReadonlySet<number>;
  /** Columns that nobody sees, counted from 0. */
  hiddenColumns?: ReadonlySet<number>;
  /** Rows of a CSV with a quotation mark too many. */
  looseRows?: ReadonlySet<number>;
  /** A CSV in the Kazakh code page of Windows, which is told by its letters. */
  isKazakhPage?: boolean;
}
