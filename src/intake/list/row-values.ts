/** Values of a row as they come together from its cells. */
import type { LocalizedText } from '../../model/language.ts';
import type { RawDraft } from '../draft/draft.ts';
import type { ReadRow } from './types.ts';

/** A value that two cells may give: they must agree, and the more exact date is kept. */
export function once({ raw, findings }: ReadRow, path: string, value: string): void {
  const before = valueAt(raw, path);
  if (before === undefined || value.startsWith(`${String(before)}-`)) return put(raw, path, value);
  if (before === value || String(before).startsWith(`${value}-`)) return;
  findings.push({
    code: 'import-two-values',
    field: path,
    params: { value, other: String(before) },
  });
}

export function valueAt(raw: RawDraft, path: string): unknown {
  const [group = '', part] = path.split('.');
  return part ? (raw[group] as Record<string, unknown> | undefined)?.[part] : raw[group];
}

/** Two columns of one list in two languages are one list. */
export function unitsWith(before: unknown, added: LocalizedText[]): { text: LocalizedText }[] {
  const units = (before ?? []) as { text: LocalizedText }[];
  if (units.length === 0 || units.length !== added.length)
    return [...units, ...added.map((text) => ({ text }))];
  return units.map(({ text }, index) => ({ text: { ...added[index], ...text } }));
}

export function put(raw: RawDraft, path: string, value: unknown): void {
  const [group = '', part] = path.split('.');
  raw[group] = part ? { ...(raw[group] as object), [part]: value } : value;
}
