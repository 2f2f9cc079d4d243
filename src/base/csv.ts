/** One line of a CSV file (RFC 4180), with its line end. */
export const csvLine = (values: readonly (string | number)[]): string =>
  `${values.map(cell).join(',')}\r\n`;

const cell = (value: string | number): string =>
  /[",\r\n]/.test(String(value)) ? `"${String(value).replace(/"/g, '""')}"` : String(value);
