import type { z } from 'zod';
import type { Finding } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** Own codes that schemas give as `error`, next to what zod itself reports. */
const OWN_CODES = new Set(['id', 'partial-date', 'photo-name', 'clock', 'time-zone']);

/** Turns what zod found into findings of the dictionary; unknown fields one by one. */
export function schemaFindings(error: z.ZodError, input: unknown): Finding[] {
  return error.issues.flatMap((issue) => finding(issue, input));
}

function finding(issue: Issue, input: unknown): Finding[] {
  const field = issue.path.join('.');
  const value = show(valueAt(input, issue.path));
  if (OWN_CODES.has(issue.message)) return [{ code: issue.message, field, params: { value } }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        code: 'field-unknown',
        field: [...issue.path, key].join('.'),
        params: { value: key },
      }));
    case 'invalid_value':
      return [
        value === ''
          ? { code: 'missing', field }
          : { code: 'not-listed', field, params: { value, list: issue.values.join(', ') } },
      ];
    case 'invalid_type':
      return [
        value === ''
          ? { code: 'missing', field }
          : { code: 'type', field, params: { value, expected: issue.expected } },
      ];
    case 'too_big':
      return [{ code: 'too-big', field, params: { value, maximum: Number(issue.maximum) } }];
    case 'too_small':
      return [
        value === ''
          ? { code: 'missing', field }
          : { code: 'too-small', field, params: { value, minimum: Number(issue.minimum) } },
      ];
    case 'invalid_format':
      return [{ code: issue.format === 'url' ? 'url' : 'format', field, params: { value } }];
    case 'invalid_union':
    default:
      return [{ code: value === '' ? 'missing' : 'format', field, params: { value } }];
  }
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | null)?.[step],
    input,
  );

/** A value as short text for a message; empty when there is none. */
function show(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
