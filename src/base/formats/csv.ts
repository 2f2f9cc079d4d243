/** One line of a CSV file (RFC 4180), with its line end. */
export const csvLine = (values: readonly (string | number)[]): string =>
  `${values.map(cell).join(',')}\r\n`;

const cell = (value: string | number): string =>
  /[",\r\n]/.test(String(value)) ? `"${String(value).replace(/"/g, '""')}"` : String(value);

/** So that Excel reads UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** A table that people open in a spreadsheet: what begins like a formula is marked as a text. */
export const csvTable = (rows: readonly (readonly (string | number)[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => csvLine(row.map(harmless))).join('');

/** What begins like a formula, as a text. */
export const harmless = (value: string | number): string | number =>
  typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
