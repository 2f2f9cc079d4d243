/** Values of a row as they come together from its cells. */
import { setAt, valueAt } from '../../model/at-path.ts';
import type { LocalizedText } from '../../model/language.ts';
import { fault } from '../../model/problem.ts';
import type { ReadRow } from './types.ts';

/** A value that two cells may give: they must agree, and the more exact date is kept. */
export function once({ raw, findings }: ReadRow, path: string, value: string): void {
  const before = valueAt(raw, path);
  if (before === undefined || value.startsWith(`${String(before)}-`))
    return setAt(raw, path, value);
  if (before === value || String(before).startsWith(`${value}-`)) return;
  findings.push(fault('import-two-values', path, { value, other: String(before) }));
}

/** Two columns of one list in two languages are one list. */
export function unitsWith(before: unknown, added: LocalizedText[]): { text: LocalizedText }[] {
  const units = (before ?? []) as { text: LocalizedText }[];
  if (units.length === 0 || units.length !== added.length)
    return [...units, ...added.map((text) => ({ text }))];
  return units.map(({ text }, index) => ({ text: { ...added[index], ...text } }));
}
