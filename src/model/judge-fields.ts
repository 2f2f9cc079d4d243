/** The one judge of an entry's fields, wherever they come from: a file, a form, a list's row. */
import type { Finding } from './problem.ts';
import type { Rule, RuleContext } from './rules/rule.ts';
import { schemaFindings } from './schema-findings.ts';
import { veteranSchema, type VeteranFields } from './veteran.ts';

/** Rules that look from one field at another would blame the wrong one when that is broken. */
const READS_OTHER_FIELDS = new Set(['source-unknown', 'supports-unknown', 'file-unexpected']);

/**
 * All that is wrong with the fields at once: what the schema refuses and, of the rest, what the rules
 * find. `value` is the entry as the schema has it, `null` where it refuses something; `left` is what
 * can be understood of it, with stand-ins for required fields.
 */
export function judgeFields(
  raw: unknown,
  context: RuleContext,
  rules: readonly Rule[],
): { value: VeteranFields | null; left: VeteranFields | null; findings: Finding[] } {
  const apply = (entry: VeteranFields): Finding[] => rules.flatMap((rule) => rule(entry, context));
  const parsed = veteranSchema.safeParse(raw);
  if (parsed.success)
    return { value: parsed.data, left: parsed.data, findings: apply(parsed.data) };
  const broken = schemaFindings(parsed.error, raw, 'veteran');
  const gone = new Set(broken.map(({ field }) => top(field)));
  const left = withoutFields(raw, gone, context.folder);
  // Nothing that the broken fields can have caused.
  const own = (left ? apply(left) : []).filter(
    ({ code, field }) => !gone.has(top(field)) && !READS_OTHER_FIELDS.has(code),
  );
  return { value: null, left, findings: [...broken, ...own] };
}

function withoutFields(
  raw: unknown,
  gone: ReadonlySet<string>,
  folder: RuleContext['folder'],
): VeteranFields | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null;
  const standIns = { ...folder, name: { kk: '?' }, category: 'other', consent: { page: false } };
  const good = Object.entries(raw).filter(([name]) => !gone.has(name));
  return veteranSchema.safeParse({ ...standIns, ...Object.fromEntries(good) }).data ?? null;
}

const top = (field: string): string => field.split('.', 1)[0] ?? '';
