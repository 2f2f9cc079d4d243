/**
 * Columns of small numbers as text, a letter for each: what is alike stands together, so that a
 * server's compression finds it, and a page reads it without a parser.
 */

/** The letter of 0; those below part fields and lines. */
const FIRST = 0x30;
const SURROGATES = [0xd800, 0xe000] as const;

export const writeColumn = (numbers: readonly number[]): string => numbers.map(letterOf).join('');

export const readColumn = (text: string): number[] => Array.from(text, numberOf);

function letterOf(number: number): string {
  const [from, to] = SURROGATES;
  const code = number + FIRST;
  return String.fromCodePoint(code < from ? code : code + to - from);
}

function numberOf(letter: string): number {
  const [from, to] = SURROGATES;
  const code = letter.codePointAt(0) ?? FIRST;
  return (code < from ? code : code - (to - from)) - FIRST;
}

/** Values by falling frequency, and where each of `values` stands among them. */
export function ranked(values: readonly string[]): { table: string[]; numbers: number[] } {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const table = [...counts.keys()].sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  const places = new Map(table.map((value, index) => [value, index]));
  return { table, numbers: values.map((value) => places.get(value) ?? 0) };
}
