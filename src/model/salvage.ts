import type { RuleContext } from './rules/rule.ts';
import { veteranSchema, type VeteranFields } from './veteran.ts';

/** Rules that look from one field at another would blame the wrong one when that is broken. */
const LOOKS_ELSEWHERE = new Set(['source-unknown', 'supports-unknown', 'file-unexpected']);

export interface Salvaged {
  entry: VeteranFields;
  /** True for a finding of the rules that the broken fields cannot have caused. */
  isOwn: (finding: { code: string; field: string }) => boolean;
}

/**
 * What is left of an entry when the fields that the schema refuses are taken out, so that the rules
 * can still say what else is wrong with it. Required fields get stand-ins.
 *
 * @param broken Dotted paths of the refused fields.
 */
export function salvage(
  raw: unknown,
  broken: readonly string[],
  folder: RuleContext['folder'],
): Salvaged | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null;
  const gone = new Set(broken.map(top));
  const standIns = { ...folder, name: { kk: '?' }, category: 'other', consent: { page: false } };
  const good = Object.entries(raw).filter(([name]) => !gone.has(name));
  const result = veteranSchema.safeParse({ ...standIns, ...Object.fromEntries(good) });
  if (!result.success) return null;
  return {
    entry: result.data,
    isOwn: ({ code, field }) => !gone.has(top(field)) && !LOOKS_ELSEWHERE.has(code),
  };
}

const top = (field: string): string => field.split('.', 1)[0] ?? '';
